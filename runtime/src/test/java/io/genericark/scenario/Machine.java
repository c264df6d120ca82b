package io.genericark.scenario;

import io.genericark.core.Action;
import io.genericark.core.ActionOrder;
import io.genericark.core.ActionResult;
import io.genericark.core.KitReport;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is on a node beside the node process: the kit-host with its actions, the resources that run, and the guard
 * that ends all of that when the lease does.
 */
final class Machine {
    private static final long LET_GO_MILLIS = 200;
    private static final long FORCE_MILLIS = 150;
    private final NodeId id;
    private final BootClock clock;
    private final Trace trace;
    private final Kits kits;
    private final Consumer<NodeEvent> node;
    private final SortedMap<Long, ActionOrder> running = new TreeMap<>();
    private final SortedSet<Tag> active = new TreeSet<>();
    private final SortedMap<String, String> failures = new TreeMap<>();
    private long armed;
    private boolean lettingGo;
    private long asked;
    private long life;
    private @Nullable KitReport onDisk;

    Machine(NodeId id, BootClock clock, Trace trace, Kits kits, Consumer<NodeEvent> node) {
        this.id = id;
        this.clock = clock;
        this.trace = trace;
        this.kits = kits;
        this.node = node;
    }

    /** The resources that run here, whoever knows about it. */
    SortedSet<Tag> active() {
        return active;
    }

    /** True when it runs here and the machine does not stand still. */
    boolean acts(Tag tag) {
        return active.contains(tag) && !clock.isStill();
    }

    void fail(String what, String reason) {
        failures.put(what, reason);
    }

    void start(ActionOrder order) {
        if (order.action() == Action.RESTORE || order.action() == Action.RECOVER) {
            active.add(order.tag());
        }
        var routine = order.action() == Action.QUICK_CHECK;
        if (!routine) {
            trace.event(id, order.action().word() + " " + order.tag() + ", epoch " + order.epoch());
        }
        running.put(order.actionId(), order);
        var conduct = kits.conduct(id, order);
        switch (conduct.end()) {
            case ANSWERS -> clock.in(conduct.millis(), () -> finish(order, conduct.result()));
            case HANGS -> clock.in(order.timeoutMillis(), () -> finish(order, conduct.result()));
            case STUCK -> {}
        }
    }

    private void finish(ActionOrder order, ActionResult result) {
        if (!running.remove(order.actionId(), order)) {
            return;
        }
        var ok = result.outcome() == ActionResult.Outcome.OK;
        if (order.action() == Action.REMOVE && ok) {
            active.remove(order.tag());
        }
        var text = order.action().word() + " " + order.tag() + ": " + result.outcome();
        if (!ok || !result.warning().isEmpty()) {
            trace.event(id, text + " " + result.reason() + result.warning());
        } else {
            trace.event(id, text);
        }
        node.accept(new NodeEvent.ActionFinished(order.actionId(), result));
    }

    void cancel(long actionId) {
        var order = running.get(actionId);
        if (order != null) {
            trace.event(id, "cancels " + order.action().word() + " of " + order.tag());
            clock.in(50, () -> finish(order, ActionResult.of(ActionResult.Outcome.CANCELLED, "cancelled")));
        }
    }

    void guardDies(String reason) {
        armed = 0;
        node.accept(new NodeEvent.GuardDied(reason));
    }

    void kitHostDies(String reason) {
        running.clear();
        node.accept(new NodeEvent.KitHostDied(reason));
    }

    void force(Tag tag) {
        trace.event(id, "guard: takes " + tag + " out by force");
        var failure = failures.get("force");
        clock.in(FORCE_MILLIS, () -> {
            if (failure == null) {
                active.remove(tag);
            }
            node.accept(new NodeEvent.ForceRemoveFinished(tag, result(failure)));
        });
    }

    /** The guard may let things run until then. */
    void arm(long untilNanos) {
        armed = untilNanos;
        var mine = life;
        clock.at(untilNanos, () -> {
            if (mine == life && armed == untilNanos && !active.isEmpty() && !lettingGo) {
                guardLetsGo("the lease ran out");
            }
        });
    }

    /** The guard acts by itself. */
    void guardLetsGo(String why) {
        trace.event(id, "guard: lets go, " + why);
        endAll();
    }

    /** The node asked; it is answered. */
    void letGo(long number) {
        asked = number;
        endAll();
    }

    private void endAll() {
        running.clear();
        if (lettingGo) {
            return;
        }
        lettingGo = true;
        var failure = failures.remove("let-go");
        var mine = life;
        clock.in(LET_GO_MILLIS, () -> {
            if (mine == life) {
                ended(failure);
            }
        });
    }

    private void ended(@Nullable String failure) {
        lettingGo = false;
        if (failure == null && !active.isEmpty()) {
            trace.event(id, "nothing runs here any more: " + active + " ended");
            active.clear();
        }
        var answer =
                asked > 0 ? new NodeEvent.LetGoFinished(asked, result(failure)) : new NodeEvent.GuardDied("it let go");
        asked = 0;
        node.accept(answer);
        if (onDisk != null) {
            node.accept(new NodeEvent.KitsSeen(onDisk));
        }
    }

    /** What its kit-host tells: now, and whenever there is a new one. */
    void hasKits(KitReport report) {
        onDisk = report;
        node.accept(new NodeEvent.KitsSeen(report));
    }

    /** Power off: nothing runs here at once, and nothing answers. */
    void off() {
        life++;
        running.clear();
        active.clear();
        lettingGo = false;
        asked = 0;
    }

    private static ActionResult result(@Nullable String failure) {
        return failure == null ? ActionResult.OK : ActionResult.of(ActionResult.Outcome.FAILED, failure);
    }
}
