package io.genericark.simulation;

import io.genericark.core.ActionOrder;
import io.genericark.core.ClusterState;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeId;
import io.genericark.core.Safeguard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One machine: its clock, what runs on it, and the one number that survives a crash. */
final class Machine {
    /** Whether anything on it can run. */
    private enum Power {
        OFF,
        ON,
        /** Everything on it is stopped; its clock runs on. */
        STALLED,
        /** It is stopped, and its clock with it. */
        FROZEN
    }

    final World world;
    final NodeId id;
    final Acting acting;
    Clock clock;
    Guard guard;
    KitHost kitHost;
    final KitFiles kits;
    private Power power = Power.OFF;
    private @Nullable NodeProcess process;
    private long durableIncarnation;
    private long durableIndex;
    private long appliesSlowlyUntil;
    private long lastAnswerAt;
    private List<Runnable> whenItRuns = new ArrayList<>();

    Machine(World world, NodeId id) {
        this.world = world;
        this.id = id;
        acting = new Acting(world);
        clock = newClock();
        guard = new Guard(this);
        kitHost = new KitHost(this);
        kits = new KitFiles(this);
    }

    private Clock newClock() {
        var drift = world.plan.driftPpm();
        var rate =
                world.chance.happens(0.5) ? world.chance.nanos(-drift, drift + 1) : drift * (world.chance.below(3) - 1);
        return new Clock(world.agenda.now(), world.chance.millis(0, 1_000_000), rate);
    }

    boolean isOff() {
        return power == Power.OFF;
    }

    boolean runs() {
        return power == Power.ON;
    }

    /** True when its node process takes part in anything. */
    boolean isUp() {
        return power == Power.ON && process != null && !process.isPaused();
    }

    @Nullable
    NodeProcess process() {
        return process;
    }

    long lastIncarnation() {
        return durableIncarnation;
    }

    // ---- power ----------------------------------------------------------------------------------------------------

    void boot() {
        if (power == Power.OFF) {
            power = Power.ON;
            clock = newClock();
            guard = new Guard(this);
            kitHost = new KitHost(this);
            startNode();
        }
    }

    void crash() {
        world.trace.add(world.agenda.now(), id, () -> "loses its power");
        power = Power.OFF;
        process = null;
        acting.endAll();
        whenItRuns.clear();
        guard = new Guard(this);
        kitHost = new KitHost(this);
    }

    void stall(long forNanos) {
        standStill(Power.STALLED, forNanos);
    }

    void freeze(long forNanos) {
        if (power == Power.ON) {
            clock.stop(world.agenda.now());
        }
        standStill(Power.FROZEN, forNanos);
    }

    private void standStill(Power how, long forNanos) {
        if (power == Power.ON) {
            world.trace.add(world.agenda.now(), id, () -> "is " + how);
            power = how;
            world.agenda.in(forNanos, this::goOn);
        }
    }

    void goOn() {
        if (power != Power.STALLED && power != Power.FROZEN) {
            return;
        }
        var jumped = power == Power.FROZEN;
        if (jumped) {
            clock.goOn(world.agenda.now());
        }
        power = Power.ON;
        world.changes++;
        world.trace.add(world.agenda.now(), id, () -> "runs again");
        guard.awake(jumped && world.safeguards.contains(Safeguard.LET_GO_AT_CLOCK_JUMP));
        var waiting = whenItRuns;
        whenItRuns = new ArrayList<>();
        if (process != null && jumped) {
            process.interrupt(new NodeEvent.ClockJumped(1_000_000_000));
        }
        waiting.forEach(this::whenItRuns);
        if (process != null) {
            process.catchUp();
        }
    }

    void whenItRuns(Runnable what) {
        if (power == Power.ON) {
            what.run();
        } else if (power != Power.OFF) {
            whenItRuns.add(what);
        }
    }

    // ---- the node process -----------------------------------------------------------------------------------------

    void startNode() {
        if (power == Power.ON && process == null) {
            durableIncarnation++;
            process = new NodeProcess(this, durableIncarnation);
            process.start(durableIndex);
            kits.tell();
        }
    }

    /** {@code kill -9}, or its own orderly end: the guard sees its pipe close. */
    void endNode(String why) {
        if (process != null) {
            world.trace.add(world.agenda.now(), id, () -> "node process ends: " + why);
            process = null;
            guard.pipeClosed();
        }
    }

    void takeIncarnation(long atLeast) {
        var asking = process;
        world.agenda.in(
                world.chance.mostlyShort(1, 50),
                () -> whenItRuns(() -> {
                    if (asking != null && asking == process) {
                        durableIncarnation = Math.max(durableIncarnation + 1, atLeast);
                        deliver(new NodeEvent.IncarnationTaken(durableIncarnation));
                    }
                }));
    }

    void start(ActionOrder order) {
        world.invariants.forEach(i -> i.ordered(world, this, order));
        kitHost.start(order);
    }

    void apply(ClusterState newest) {
        if (process != null && newest.index() > process.view().cluster().index()) {
            durableIndex = newest.index();
            deliver(new NodeEvent.StateApplied(newest));
        }
    }

    void applySlowly(long forNanos) {
        appliesSlowlyUntil = Math.max(appliesSlowlyUntil, world.agenda.now() + forNanos);
    }

    void applyAgain() {
        appliesSlowlyUntil = 0;
    }

    boolean appliesSlowly() {
        return world.agenda.now() < appliesSlowlyUntil;
    }

    void deliver(NodeEvent event) {
        if (process != null) {
            process.receive(event);
        }
    }

    /** An answer from another process on this machine, to the node process that is there now. */
    void deliverSoon(NodeEvent event) {
        deliverAt(world.agenda.now() + world.chance.mostlyShort(0, 5), event);
    }

    /** An answer of the guard: they come through one pipe, in order. */
    void answerSoon(NodeEvent event) {
        lastAnswerAt = Math.max(lastAnswerAt, world.agenda.now() + world.chance.mostlyShort(0, 5));
        deliverAt(lastAnswerAt, event);
    }

    private void deliverAt(long nanos, NodeEvent event) {
        var addressee = process;
        world.agenda.at(
                nanos,
                () -> whenItRuns(() -> {
                    if (addressee != null && addressee == process) {
                        addressee.receive(event);
                    }
                }));
    }

    @Override
    public String toString() {
        return id.value();
    }
}
