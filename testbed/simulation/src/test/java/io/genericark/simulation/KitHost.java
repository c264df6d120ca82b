package io.genericark.simulation;

import io.genericark.core.Action;
import io.genericark.core.ActionOrder;
import io.genericark.core.ActionResult;
import io.genericark.core.ActionResult.Outcome;
import io.genericark.core.NodeEvent;
import io.genericark.core.Tag;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs actions of kits that take their time, fail, hang, end in the dark, or never answer. */
final class KitHost {
    /** A kit that has neither quickCheck nor recover. */
    static final String BARE = "bare";

    static final String PLAIN = "plain";

    private final Machine machine;
    private final World world;
    private final SortedMap<Long, ActionOrder> running = new TreeMap<>();
    private boolean down;
    private long generation;

    KitHost(Machine machine) {
        this.machine = machine;
        this.world = machine.world;
    }

    boolean isBusyWith(Tag tag) {
        return running.values().stream().anyMatch(o -> o.tag().equals(tag));
    }

    void start(ActionOrder order) {
        if (down) {
            return;
        }
        running.put(order.actionId(), order);
        var startsIt = order.action() == Action.RESTORE || order.action() == Action.RECOVER;
        if (startsIt && !machine.acting.has(order.tag())) {
            machine.acting.set(order.tag(), Acting.Condition.PARTLY);
        }
        var timeout = order.timeoutMillis();
        if (world.isCalm() || !world.chance.happens(world.plan.kitTroubleMillionths() / 1e6)) {
            answer(order, world.chance.mostlyShort(2, Math.min(800, timeout)), usual(order));
        } else if (world.chance.happens(0.15)) {
            world.trace.add(world.agenda.now(), machine.id, () -> "the kit-host will never answer " + order.actionId());
        } else {
            var outcome = trouble(order.action());
            var late = outcome == Outcome.TIMED_OUT;
            answer(order, world.chance.millis(late ? timeout : 2, timeout), ActionResult.of(outcome, "trouble"));
        }
    }

    private Outcome trouble(Action action) {
        return switch (world.chance.below(5)) {
            case 0 -> Outcome.TIMED_OUT;
            case 1 -> action == Action.QUICK_CHECK ? Outcome.UNKNOWN : Outcome.INDETERMINATE;
            case 2 -> Outcome.OK;
            case 3 -> action == Action.QUICK_CHECK ? Outcome.DRIFTED : Outcome.FAILED;
            default -> Outcome.FAILED;
        };
    }

    private ActionResult usual(ActionOrder order) {
        var bare = order.kit().equals(BARE);
        if (order.action() == Action.RESTORE && !machine.kits.has(order.kit())) {
            return ActionResult.of(Outcome.FAILED, "no kit " + order.kit() + " here");
        }
        return switch (order.action()) {
            case RESTORE, REMOVE -> ActionResult.OK;
            case RECOVER -> bare ? ActionResult.of(Outcome.UNSUPPORTED, "no recover") : recovered(order);
            case QUICK_CHECK -> bare ? ActionResult.of(Outcome.UNSUPPORTED, "no quickCheck") : looked(order);
        };
    }

    /** Now and then something drifts, which must not move anything. */
    private static ActionResult looked(ActionOrder order) {
        return order.actionId() % 7 == 0 ? ActionResult.of(Outcome.DRIFTED, "a far table leads away") : ActionResult.OK;
    }

    /** What does not work is brought back; what has only drifted is put right at times. */
    private ActionResult recovered(ActionOrder order) {
        return machine.acting.works(order.tag()) && order.actionId() % 2 == 0
                ? ActionResult.of(Outcome.FAILED, "the far table cannot be written")
                : ActionResult.OK;
    }

    private void answer(ActionOrder order, long afterNanos, ActionResult result) {
        var mine = generation;
        world.agenda.in(
                afterNanos,
                () -> machine.whenItRuns(() -> {
                    if (mine == generation && machine.kitHost == this && running.remove(order.actionId()) != null) {
                        finish(order, result);
                    }
                }));
    }

    private void finish(ActionOrder order, ActionResult planned) {
        var seen = order.action() == Action.QUICK_CHECK
                        && (planned.outcome() == Outcome.OK || planned.outcome() == Outcome.DRIFTED)
                        && !machine.acting.works(order.tag())
                ? ActionResult.of(Outcome.FAILED, "it does not work")
                : planned;
        takeEffect(order, seen.outcome());
        world.trace.add(
                world.agenda.now(),
                machine.id,
                () -> order.action().word() + " of " + order.tag() + " ended " + seen.outcome());
        machine.deliverSoon(new NodeEvent.ActionFinished(order.actionId(), seen));
    }

    private void takeEffect(ActionOrder order, Outcome outcome) {
        var done = outcome == Outcome.OK || (outcome == Outcome.INDETERMINATE && world.chance.happens(0.5));
        switch (order.action()) {
            case RESTORE, RECOVER -> {
                if (done) {
                    machine.acting.set(order.tag(), Acting.Condition.WORKING);
                }
            }
            case REMOVE -> {
                if (done) {
                    machine.acting.end(order.tag());
                }
            }
            case QUICK_CHECK -> {}
        }
    }

    void cancel(long actionId) {
        var order = running.get(actionId);
        if (order != null && world.chance.happens(0.8)) {
            answer(order, world.chance.mostlyShort(1, 200), ActionResult.of(Outcome.CANCELLED, "cancelled"));
        }
    }

    /** Ends; what it ran has no answer, and what is ordered before the node has heard of it is not run either. */
    void kill(String why) {
        if (down) {
            return;
        }
        running.clear();
        down = true;
        var mine = ++generation;
        world.agenda.in(
                world.chance.mostlyShort(5, 300),
                () -> machine.whenItRuns(() -> {
                    if (mine == generation && machine.kitHost == this) {
                        machine.deliver(new NodeEvent.KitHostDied(why));
                    }
                }));
    }

    /** There is a new one, empty: the node has heard of the death, or the guard has ended everything. */
    void replace() {
        running.clear();
        down = false;
        generation++;
    }
}
