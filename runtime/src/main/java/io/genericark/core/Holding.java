package io.genericark.core;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Membership and lease of this node itself: joining, holding, losing, leaving. */
final class Holding {
    private static final String ALONE = "stop without a majority";

    private Holding() {}

    /** Before anything else, whatever the event: a lease that is over ends every right to act. */
    static void loseWhereDue(Turn turn) {
        if (turn.grip != Grip.HOLDING) {
            return;
        }
        if (!turn.lease.runs(turn.now) && turn.keeps(Safeguard.LET_GO_AT_LEASE_END)) {
            turn.letGo(
                    Severity.WARNING, "the lease ran out: no majority of the voters acknowledged a heartbeat in time");
        } else if (!turn.isCurrent()) {
            notCurrent(turn);
        }
    }

    private static void notCurrent(Turn turn) {
        var node = turn.cluster.nodes().get(turn.self);
        if (node != null && node.presence() == Presence.LEFT) {
            turn.letGo(Severity.INFO, turn.self + " has left the cluster in good order");
        } else {
            turn.letGo(Severity.WARNING, "the cluster counts this incarnation of " + turn.self + " as lost");
        }
    }

    static void pass(Turn turn) {
        loseWhereDue(turn);
        repeatLetGo(turn);
        membership(turn);
    }

    private static void repeatLetGo(Turn turn) {
        var last = turn.asked.getOrDefault(Turn.LET_GO, turn.now);
        if (turn.grip == Grip.LETTING_GO && turn.now - last >= turn.timing.leaseNanos() + turn.timing.fenceNanos()) {
            turn.note(Severity.WARNING, "still letting go: " + turn.gripReason);
            turn.askToLetGo();
        }
    }

    private static void membership(Turn turn) {
        var node = turn.cluster.nodes().get(turn.self);
        if (turn.grip == Grip.LETTING_GO && turn.keeps(Safeguard.JOIN_AFTER_LET_GO)) {
            return;
        }
        if (turn.wish == NodeView.Wish.STOP) {
            stop(turn, node);
        } else if (node == null) {
            return; // not a member: nothing to join
        } else if (node.incarnation() < turn.incarnation) {
            turn.ask(new Command.Join(turn.self, turn.incarnation));
        } else if (!turn.isCurrent()) {
            takeIncarnation(turn, node.incarnation() + 1);
        }
    }

    private static void takeIncarnation(Turn turn, long atLeast) {
        var key = "incarnation " + atLeast;
        if (turn.asked.putIfAbsent(key, turn.now) == null) {
            turn.emit(new Effect.TakeIncarnation(atLeast));
        }
    }

    private static void stop(Turn turn, @Nullable ClusterNode node) {
        if (node == null || !turn.isCurrent()) {
            turn.emit(new Effect.Stop());
        } else if (isAlone(turn)) {
            turn.note(
                    Severity.WARNING,
                    turn.self + " stops without having left the cluster: no majority is there to take its word."
                            + " Nothing runs here any more; it counts as lost as soon as a majority misses it");
            turn.emit(new Effect.Stop());
        } else if (node.presence() == Presence.JOINED) {
            turn.ask(new Command.BeginLeave(turn.self, turn.incarnation));
        } else if (turn.cluster.placements().values().stream()
                .noneMatch(p -> p.isOwnedBy(turn.self, turn.incarnation))) {
            turn.ask(new Command.Leave(turn.self, turn.incarnation));
        }
    }

    /** True when it has let go of everything and got no lease for longer than a majority takes to notice that. */
    private static boolean isAlone(Turn turn) {
        if (turn.grip != Grip.EMPTY_HANDED) {
            turn.asked.remove(ALONE);
            return false;
        }
        var since = turn.asked.getOrDefault(ALONE, turn.now);
        turn.asked.put(ALONE, since);
        return turn.now - since >= 2 * turn.timing.promiseNanos();
    }

    /** Counts rounds; a round that a majority acknowledged extends the lease from the time it was sent. */
    static void gain(Turn turn) {
        var majority = turn.cluster.majority();
        var until = turn.lease.untilNanos();
        for (var round : turn.lease.open()) {
            if (round.acks().size() >= majority) {
                var from = turn.keeps(Safeguard.LEASE_FROM_SEND) ? round.sentNanos() : turn.now;
                until = Math.max(until, from + turn.timing.leaseNanos());
            }
        }
        var end = until;
        var open = new ArrayList<>(turn.lease.open());
        open.removeIf(r -> r.acks().size() >= majority || r.sentNanos() + turn.timing.leaseNanos() <= turn.now);
        var longer = end > turn.lease.untilNanos();
        turn.lease = new Lease(turn.lease.lastRound(), open, end, turn.lease.nextHeartbeatNanos());
        takeHold(turn);
        if (longer && turn.grip == Grip.HOLDING) {
            turn.emit(new Effect.ExtendLease(end));
        }
    }

    private static void takeHold(Turn turn) {
        var ready = turn.grip == Grip.EMPTY_HANDED
                || (turn.grip == Grip.LETTING_GO && !turn.keeps(Safeguard.ACT_AFTER_LET_GO));
        if (ready && turn.isCurrent() && turn.lease.runs(turn.now)) {
            turn.grip = Grip.HOLDING;
            turn.gripReason = "";
            turn.note(Severity.INFO, turn.self + " holds a lease");
            turn.emit(new Effect.ExtendLease(turn.lease.untilNanos()));
        }
    }
}
