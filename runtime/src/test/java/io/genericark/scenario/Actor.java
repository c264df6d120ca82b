package io.genericark.scenario;

import io.genericark.core.ClusterState;
import io.genericark.core.Effect;
import io.genericark.core.Next;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeId;
import io.genericark.core.NodeMachine;
import io.genericark.core.NodeView;
import io.genericark.core.Safeguard;
import io.genericark.core.Timing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One node: the real {@link NodeMachine}, fed with events and obeyed to the letter. */
final class Actor {
    /** What the node process does. */
    enum ProcessState {
        ENDED,
        RUNNING,
        FROZEN
    }

    final NodeId id;
    final Machine machine;
    private final Stage stage;
    private final BootClock clock;
    private final Deque<NodeEvent> missed = new ArrayDeque<>();
    private ProcessState process = ProcessState.ENDED;
    private long incarnation;
    private long life;
    private long wakeAt;
    private @Nullable NodeView view;

    Actor(NodeId id, Stage stage, Kits kits) {
        this.id = id;
        this.stage = stage;
        clock = new BootClock(stage.schedule);
        machine = new Machine(id, clock, stage.trace, kits, this::tell);
    }

    @Nullable
    NodeView view() {
        return view;
    }

    boolean takesPart() {
        return process == ProcessState.RUNNING && !clock.isStill();
    }

    void start(Timing timing) {
        process = ProcessState.RUNNING;
        life++;
        take(NodeView.started(id, ++incarnation, timing, Safeguard.ALL, clock.now()));
    }

    /** The node process is killed; guard and kit-host see their pipes close. */
    void endProcess() {
        process = ProcessState.ENDED;
        life++;
        missed.clear();
        machine.guardLetsGo("the node process ended");
    }

    void powerOff() {
        process = ProcessState.ENDED;
        life++;
        missed.clear();
        machine.off();
    }

    void freeze() {
        process = ProcessState.FROZEN;
    }

    void thaw() {
        process = ProcessState.RUNNING;
        while (!missed.isEmpty()) {
            step(missed.remove());
        }
        step(new NodeEvent.Woke());
    }

    /** The whole machine stands still, its clock too; guard and node notice by the wall clock when it goes on. */
    void standStill(long millis) {
        clock.standStill(millis);
        clock.in(0, () -> {
            machine.guardLetsGo("the wall clock jumped by " + millis + " ms");
            tell(new NodeEvent.ClockJumped(millis * Schedule.MILLI));
        });
    }

    /** A message that reaches the node only while its machine runs. */
    void hear(NodeEvent event) {
        if (!clock.isStill()) {
            tell(event);
        }
    }

    void stateApplied(ClusterState state) {
        hear(new NodeEvent.StateApplied(state));
    }

    void tell(NodeEvent event) {
        switch (process) {
            case ENDED -> {}
            case FROZEN -> missed.add(event);
            case RUNNING -> step(event);
        }
    }

    private void step(NodeEvent event) {
        take(NodeMachine.step(Objects.requireNonNull(view), event, clock.now()));
    }

    private void take(Next next) {
        view = next.view();
        next.effects().forEach(this::perform);
        if (wakeAt != next.wakeAtNanos() || wakeAt <= clock.now()) {
            wakeAt = Math.max(next.wakeAtNanos(), clock.now() + 1);
            wake(wakeAt, life);
        }
    }

    private void wake(long at, long mine) {
        clock.at(at, () -> {
            if (mine == life && at == wakeAt) {
                tell(new NodeEvent.Woke());
            }
        });
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.SendHeartbeat e ->
                stage.send(id, e.to(), new NodeEvent.HeartbeatReceived(id, e.incarnation(), e.round(), e.hearing()));
            case Effect.SendAck e ->
                stage.send(id, e.to(), new NodeEvent.AckReceived(id, e.toIncarnation(), e.round(), e.votersVersion()));
            case Effect.Propose e -> stage.propose(id, e.command());
            case Effect.ExtendLease e -> machine.arm(e.untilNanos());
            case Effect.LetGo e -> machine.letGo(e.number());
            case Effect.StartAction e -> machine.start(e.order());
            case Effect.CancelAction e -> machine.cancel(e.actionId());
            case Effect.ReplaceKitHost e -> {
                stage.trace.event(id, "replaces the kit-host: " + e.why());
                clock.in(50, () -> machine.kitHostDies(e.why()));
            }
            case Effect.ForceRemove e -> machine.force(e.tag());
            case Effect.TakeIncarnation e -> {
                incarnation = Math.max(incarnation + 1, e.atLeast());
                var taken = incarnation;
                clock.in(5, () -> tell(new NodeEvent.IncarnationTaken(taken)));
            }
            case Effect.Halt e -> {
                stage.trace.event(id, "HALTS: " + e.why());
                powerOff();
            }
            case Effect.Stop e -> {
                stage.trace.event(id, "the node process ends in good order");
                process = ProcessState.ENDED;
                life++;
            }
            case Effect.Note e -> stage.trace.event(id, e.severity(), e.text());
        }
    }
}
