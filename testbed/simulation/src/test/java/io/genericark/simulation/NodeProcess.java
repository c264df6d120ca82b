package io.genericark.simulation;

import io.genericark.core.Effect;
import io.genericark.core.Next;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeId;
import io.genericark.core.NodeMachine;
import io.genericark.core.NodeView;
import java.util.ArrayDeque;
import java.util.List;

/** The node process of one machine: feeds events to the real core, and performs its effects in order. */
final class NodeProcess {
    private static final int NEVER = Integer.MAX_VALUE;
    private final Machine machine;
    private final World world;
    private final NodeId self;
    private NodeView view;
    private List<Effect> firstEffects;
    private final ArrayDeque<NodeEvent> inbox = new ArrayDeque<>();
    private boolean paused;
    private long wake;
    private int effectsLeft = NEVER;

    NodeProcess(Machine machine, long incarnation) {
        this.machine = machine;
        this.world = machine.world;
        this.self = machine.id;
        var first = NodeView.started(
                self, incarnation, world.plan.timing(), world.safeguards, machine.clock.read(world.agenda.now()));
        view = first.view();
        firstEffects = first.effects();
    }

    /** @param durableIndex how far an earlier process had applied the log */
    void start(long durableIndex) {
        world.trace.add(world.agenda.now(), self, () -> "node process starts, incarnation " + view.incarnation());
        perform(firstEffects);
        firstEffects = List.of();
        for (var i = 0; i < 3 && durableIndex > 0; i++) {
            machine.deliverSoon(world.log.replayed(durableIndex));
        }
        machine.deliverSoon(new NodeEvent.Woke());
    }

    NodeView view() {
        return view;
    }

    boolean isPaused() {
        return paused;
    }

    void pause() {
        paused = true;
        world.trace.add(world.agenda.now(), self, () -> "node process is stopped");
    }

    void goOn() {
        if (paused) {
            paused = false;
            world.trace.add(world.agenda.now(), self, () -> "node process goes on");
            catchUp();
        }
    }

    /** The process dies at its next step, after so many of that step's effects. */
    void dieAfter(int effects) {
        effectsLeft = effects;
    }

    void receive(NodeEvent event) {
        if (paused || !machine.runs()) {
            inbox.add(event);
        } else {
            step(event);
        }
    }

    /** Before all that waits. */
    void interrupt(NodeEvent event) {
        inbox.addFirst(event);
        if (!paused) {
            step(inbox.removeFirst());
        }
    }

    void catchUp() {
        while (!inbox.isEmpty() && isMine() && !paused && machine.runs()) {
            step(inbox.removeFirst());
        }
        if (isMine() && !paused && machine.runs()) {
            step(new NodeEvent.Woke());
        }
    }

    private boolean isMine() {
        return machine.process() == this;
    }

    private void step(NodeEvent event) {
        if (!isMine()) {
            return;
        }
        var now = machine.clock.read(world.agenda.now());
        world.steps++;
        if (event instanceof NodeEvent.KitHostDied) {
            machine.kitHost.replace();
        }
        var next = NodeMachine.step(view, event, now);
        view = next.view();
        trace(event, next);
        world.invariants.forEach(i -> i.stepped(world, machine, next));
        perform(next.effects());
        wakeAt(next.wakeAtNanos());
    }

    private void trace(NodeEvent event, Next next) {
        var quiet = (event instanceof NodeEvent.Woke
                        || event instanceof NodeEvent.HeartbeatReceived
                        || event instanceof NodeEvent.AckReceived)
                && next.effects().stream().allMatch(NodeProcess::isQuiet);
        if (!quiet) {
            world.trace.add(world.agenda.now(), self, () -> "<- " + name(event));
            next.effects().stream()
                    .filter(e -> !isQuiet(e))
                    .forEach(e -> world.trace.add(world.agenda.now(), self, () -> "   -> " + e));
        }
    }

    private static String name(NodeEvent event) {
        return event instanceof NodeEvent.StateApplied e
                ? "StateApplied #" + e.state().index()
                : event.toString();
    }

    private static boolean isQuiet(Effect effect) {
        return effect instanceof Effect.SendHeartbeat
                || effect instanceof Effect.SendAck
                || effect instanceof Effect.ExtendLease;
    }

    private void wakeAt(long local) {
        var mine = ++wake;
        world.agenda.at(machine.clock.whenItShows(local), () -> {
            if (mine == wake && isMine() && !paused && machine.runs()) {
                step(new NodeEvent.Woke());
            }
        });
    }

    private void perform(List<Effect> effects) {
        for (var effect : effects) {
            if (effectsLeft != NEVER && !world.isCalm() && effectsLeft-- <= 0) {
                machine.endNode("killed in the middle of its effects");
            }
            if (!isMine()) {
                return;
            }
            perform(effect);
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.SendHeartbeat e -> {
                world.invariants.forEach(i -> i.sent(world, machine, e));
                world.network.send(
                        self, e.to(), new NodeEvent.HeartbeatReceived(self, e.incarnation(), e.round(), e.hearing()));
            }
            case Effect.SendAck e -> {
                world.invariants.forEach(i -> i.acknowledged(world, machine, e));
                world.network.send(
                        self, e.to(), new NodeEvent.AckReceived(self, e.toIncarnation(), e.round(), e.votersVersion()));
            }
            case Effect.Propose e -> world.log.propose(self, e.command());
            case Effect.ExtendLease e -> machine.guard.extend(e.untilNanos());
            case Effect.LetGo e -> machine.guard.letGo(e.number(), e.why());
            case Effect.StartAction e -> machine.start(e.order());
            case Effect.CancelAction e -> machine.kitHost.cancel(e.actionId());
            case Effect.ReplaceKitHost e -> machine.kitHost.kill(e.why());
            case Effect.ForceRemove e -> machine.guard.forceRemove(e.tag());
            case Effect.TakeIncarnation e -> machine.takeIncarnation(e.atLeast());
            case Effect.Halt e -> world.crash(machine);
            case Effect.Stop e -> machine.endNode("stopped in good order");
            case Effect.Note e -> {}
        }
    }
}
