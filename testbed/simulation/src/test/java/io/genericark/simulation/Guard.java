package io.genericark.simulation;

import io.genericark.core.ActionResult;
import io.genericark.core.Lease;
import io.genericark.core.NodeEvent;
import io.genericark.core.Tag;
import java.util.ArrayDeque;

/**
 * The guard of one machine: when the lease's deadline passes, or the node's pipe closes, or the node says so, everything
 * that the resources run is ended within the fence budget. It runs on while the node process is stopped.
 */
final class Guard {
    private final Machine machine;
    private final World world;
    private long untilLocal = Lease.NONE;
    private long generation;
    private boolean ending;
    /** The order that is being obeyed; 0 when it lets go by itself. */
    private long serving;

    private long lastDone;
    private final ArrayDeque<Long> asked = new ArrayDeque<>();
    private boolean dead;

    Guard(Machine machine) {
        this.machine = machine;
        this.world = machine.world;
    }

    long untilLocal() {
        return untilLocal;
    }

    boolean isEnding() {
        return ending;
    }

    void extend(long until) {
        if (!dead && !ending) {
            untilLocal = until;
            watch(++generation);
        }
    }

    private void watch(long mine) {
        world.agenda.at(machine.clock.whenItShows(untilLocal), () -> {
            if (mine == generation && machine.runs()) {
                look();
            }
        });
    }

    /** Looks at the clock, as it does at every wake. */
    private void look() {
        if (untilLocal == Lease.NONE) {
            return;
        }
        if (machine.clock.read(world.agenda.now()) >= untilLocal) {
            begin("the lease's deadline passed", latestNanos());
        } else {
            watch(generation);
        }
    }

    void letGo(long number, String why) {
        world.trace.add(world.agenda.now(), machine.id, () -> "guard is asked to let go, " + number + ": " + why);
        asked.add(number);
        obeyNext();
    }

    /** The orders that wait are done one after the other. */
    private void obeyNext() {
        while (!dead && !ending && !asked.isEmpty()) {
            var number = asked.remove();
            if (number <= lastDone) {
                machine.answerSoon(new NodeEvent.LetGoFinished(number, ActionResult.OK));
            } else {
                begin("order " + number, latestNanos());
                serving = number;
            }
        }
    }

    /** The next node process begins its orders anew. */
    void pipeClosed() {
        asked.clear();
        lastDone = 0;
        serving = 0;
        if (!dead) {
            begin("the node's pipe closed", latestNanos());
        }
    }

    private long latestNanos() {
        var fence = world.plan.timing().fenceNanos();
        return world.chance.nanos(fence / 100, world.chance.happens(0.5) ? fence / 4 : fence * 98 / 100);
    }

    private void begin(String why, long takesNanos) {
        if (ending) {
            return;
        }
        world.trace.add(world.agenda.now(), machine.id, () -> "guard begins to end everything: " + why);
        ending = true;
        serving = 0;
        var mine = ++generation;
        world.agenda.in(takesNanos, () -> finish(mine));
    }

    private void finish(long mine) {
        if (mine != generation || !ending || machine.guard != this) {
            return;
        }
        if (!machine.runs()) {
            machine.whenItRuns(() -> finish(mine));
            return;
        }
        var number = serving;
        endNow();
        if (number == 0) {
            machine.answerSoon(new NodeEvent.GuardDied("it let go by itself"));
        } else if (!world.isCalm() && world.chance.happens(0.02)) {
            var failed = ActionResult.of(ActionResult.Outcome.FAILED, "a let-go command failed");
            machine.answerSoon(new NodeEvent.LetGoFinished(number, failed));
        } else {
            lastDone = number;
            machine.answerSoon(new NodeEvent.LetGoFinished(number, ActionResult.OK));
        }
        obeyNext();
    }

    private void endNow() {
        world.trace.add(world.agenda.now(), machine.id, () -> "guard has ended everything");
        ending = false;
        untilLocal = Lease.NONE;
        generation++;
        machine.kitHost.replace();
        machine.acting.endAll();
    }

    /** The machine runs again after it stood still: the first thing that happens on it. */
    void awake(boolean clockJumped) {
        dead = false; // a guard that is killed just before the machine stands still would be a second failure
        var over = untilLocal != Lease.NONE && machine.clock.read(world.agenda.now()) >= untilLocal;
        if (over || clockJumped) {
            serving = ending ? serving : 0;
            ending = true;
            finish(generation);
        } else if (!ending && untilLocal != Lease.NONE) {
            watch(++generation);
        }
    }

    void forceRemove(Tag tag) {
        world.agenda.in(latestNanos(), () -> machine.whenItRuns(() -> removed(tag)));
    }

    private void removed(Tag tag) {
        if (dead || machine.guard != this) {
            return;
        }
        var failed = !world.isCalm() && world.chance.happens(0.1);
        if (!failed) {
            machine.acting.end(tag);
        }
        machine.deliverSoon(new NodeEvent.ForceRemoveFinished(
                tag, failed ? ActionResult.of(ActionResult.Outcome.FAILED, "it would not die") : ActionResult.OK));
    }

    /** Killed: the node hears of it, and a new guard takes over after a moment. It begins by ending everything. */
    void kill() {
        dead = true;
        ending = false;
        asked.clear();
        lastDone = 0;
        generation++;
        machine.answerSoon(new NodeEvent.GuardDied("killed"));
        world.agenda.in(
                world.plan.timing().fenceNanos() / 4,
                () -> machine.whenItRuns(() -> {
                    if (dead && machine.guard == this) {
                        dead = false;
                        begin(
                                "a new guard trusts nothing that it finds",
                                world.plan.timing().fenceNanos() / 2);
                    }
                }));
    }
}
