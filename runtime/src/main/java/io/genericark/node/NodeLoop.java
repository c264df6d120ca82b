package io.genericark.node;

import io.genericark.core.Effect;
import io.genericark.core.Next;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeMachine;
import io.genericark.core.NodeView;
import io.genericark.core.Severity;
import io.genericark.guard.ClockJump;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of a node that decides and acts: event in, step, effects out, in order.
 *
 * <p>{@link #post} may be called from any thread and never blocks. A step that breaks an invariant ends the node: a
 * node that does not know what it is doing must not go on. The guard lets go in any case.
 */
public final class NodeLoop {
    /** A loop that wakes later than this says so: it is the cause of what follows. */
    private static final long STANDSTILL_MILLIS = 1_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ClockJump clockJump;
    private final Ports.Clocks clocks;
    private final Ports.Paths paths;
    private final Ports.Log log;
    private final Ports.Hands hands;
    private final Ports.Host host;
    private final LinkedBlockingQueue<NodeEvent> events = new LinkedBlockingQueue<>();
    private volatile NodeView view;
    private long wakeAtNanos;
    private volatile State state = State.RUNNING;

    private enum State {
        RUNNING,
        ENDING
    }

    /**
     * Takes the first step on the caller's thread; {@link #run} goes on from there.
     *
     * @param jumpMillis a wall clock that ran ahead of the monotonic clock by more than this between two wakes means that the
     *     machine stood still. A shorter standstill lengthens a lease by itself and has to fit into the fence budget
     */
    public NodeLoop(
            Next started,
            long jumpMillis,
            Ports.Clocks clocks,
            Ports.Paths paths,
            Ports.Log log,
            Ports.Hands hands,
            Ports.Host host) {
        this.clockJump = new ClockJump(jumpMillis, clocks::wallMillis, clocks::bootNanos);
        this.clocks = clocks;
        this.paths = paths;
        this.log = log;
        this.hands = hands;
        this.host = host;
        this.view = started.view();
        take(started);
    }

    /** Something happened. */
    public void post(NodeEvent event) {
        events.add(event);
    }

    /** What the node knows now; an immutable snapshot, for views. */
    public NodeView view() {
        return view;
    }

    /** Ends {@link #run} after the present step, without letting go: that is the guard's work then. */
    public void end() {
        state = State.ENDING;
        post(new NodeEvent.Woke());
    }

    /** Works until {@link #end}. */
    public void run() {
        try {
            while (state == State.RUNNING) {
                step(nextEvent());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error broken) {
            host.halt("the node's loop broke (" + broken + "); this is a fault of ours, please report it with the log");
            throw broken;
        }
    }

    private NodeEvent nextEvent() throws InterruptedException {
        var due = Math.max(wakeAtNanos, clocks.bootNanos());
        var event = events.poll(due - clocks.bootNanos(), TimeUnit.NANOSECONDS);
        noteStandstill((clocks.bootNanos() - due) / NANOS_PER_MILLI);
        return event == null ? new NodeEvent.Woke() : event;
    }

    private void noteStandstill(long lateMillis) {
        if (lateMillis > STANDSTILL_MILLIS) {
            host.note(
                    Severity.WARNING,
                    "this node stood still for " + lateMillis + " ms: its process was stopped, swapped out, or kept"
                            + " waiting for a processor");
        }
    }

    private void step(NodeEvent event) {
        clockJump
                .look()
                .ifPresent(millis -> take(NodeMachine.step(
                        view, new NodeEvent.ClockJumped(millis * NANOS_PER_MILLI), clocks.bootNanos())));
        take(NodeMachine.step(view, event, clocks.bootNanos()));
    }

    private void take(Next next) {
        view = next.view();
        wakeAtNanos = next.wakeAtNanos();
        perform(next.effects());
    }

    private void perform(List<Effect> effects) {
        for (var effect : effects) {
            perform(effect);
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.SendHeartbeat e -> paths.sendHeartbeat(e.to(), e.incarnation(), e.round(), e.hearing());
            case Effect.SendAck e ->
                paths.sendAck(e.to(), view.incarnation(), e.toIncarnation(), e.round(), e.votersVersion());
            case Effect.Propose e -> log.propose(e.command());
            case Effect.ExtendLease e -> hands.leaseUntil(e.untilNanos());
            case Effect.LetGo e -> hands.letGo(e.number(), e.why());
            case Effect.StartAction e -> hands.start(e.order());
            case Effect.CancelAction e -> hands.cancel(e.actionId());
            case Effect.ReplaceKitHost e -> hands.replaceKitHost(e.why());
            case Effect.ForceRemove e -> hands.forceRemove(e.tag(), e.why());
            case Effect.TakeIncarnation e -> host.takeIncarnation(e.atLeast());
            case Effect.Halt e -> host.halt(e.why());
            case Effect.Stop e -> host.stopped();
            case Effect.Note e -> host.note(e.severity(), e.text());
        }
    }
}
