package io.genericark.core;

import java.util.ArrayList;

/** Takes an event into the view, without deciding anything about it. */
final class Absorbing {
    private Absorbing() {}

    static void absorb(Turn turn, NodeEvent event) {
        switch (event) {
            case NodeEvent.Woke e -> {}
            case NodeEvent.StateApplied e -> stateApplied(turn, e.state());
            case NodeEvent.HeartbeatReceived e -> Watching.heartbeat(turn, e);
            case NodeEvent.AckReceived e -> acknowledged(turn, e);
            case NodeEvent.ActionFinished e -> Results.finished(turn, e);
            case NodeEvent.KitHostDied e -> Results.kitHostDied(turn, e.reason());
            case NodeEvent.ForceRemoveFinished e -> Results.forced(turn, e);
            case NodeEvent.LetGoFinished e -> letGoFinished(turn, e);
            case NodeEvent.GuardDied e -> guardDied(turn, e.reason());
            case NodeEvent.IncarnationTaken e -> incarnationTaken(turn, e.incarnation());
            case NodeEvent.ClockJumped e -> clockJumped(turn, e.jumpNanos());
            case NodeEvent.KitsSeen e -> turn.kits = e.report();
            case NodeEvent.StopRequested e -> turn.wish = NodeView.Wish.STOP;
        }
    }

    private static void stateApplied(Turn turn, ClusterState state) {
        if (state.index() <= turn.cluster.index()) {
            return;
        }
        if (state.votersVersion() != turn.cluster.votersVersion()) {
            turn.votersSinceNanos = turn.now;
            if (turn.keeps(Safeguard.ACK_NAMES_VOTERS)) {
                withoutRounds(turn);
            }
            turn.peers.replaceAll((id, p) -> p.stance() == Peer.Stance.TRUSTING ? p.promised(turn.now) : p);
        }
        turn.cluster = state;
    }

    private static void acknowledged(Turn turn, NodeEvent.AckReceived e) {
        var sameVoters = e.votersVersion() == turn.cluster.votersVersion() || !turn.keeps(Safeguard.ACK_NAMES_VOTERS);
        if (e.toIncarnation() != turn.incarnation
                || !sameVoters
                || !turn.cluster.nodes().containsKey(e.from())) {
            return;
        }
        var rounds = new ArrayList<Lease.Round>();
        for (var round : turn.lease.open()) {
            rounds.add(round.number() == e.round() ? round.with(e.from()) : round);
        }
        turn.lease =
                new Lease(turn.lease.lastRound(), rounds, turn.lease.untilNanos(), turn.lease.nextHeartbeatNanos());
    }

    /** The answer to an earlier let-go says nothing: the guard is still at a later one. */
    private static void letGoFinished(Turn turn, NodeEvent.LetGoFinished e) {
        var earlier = e.number() != turn.letGoNumber && turn.keeps(Safeguard.LET_GO_IS_NUMBERED);
        if (turn.grip != Grip.LETTING_GO || earlier) {
            return;
        }
        if (e.result().outcome() == ActionResult.Outcome.OK) {
            turn.grip = Grip.EMPTY_HANDED;
            turn.locals.values().removeIf(Local::isOut);
            turn.locals.replaceAll((tag, local) -> Local.OUT.out("let go: " + turn.gripReason));
        } else {
            turn.note(
                    Severity.ERROR,
                    "could not let go: " + e.result().reason() + "; trying again, nothing is started meanwhile");
        }
    }

    private static void incarnationTaken(Turn turn, long incarnation) {
        if (incarnation > turn.incarnation) {
            turn.incarnation = incarnation;
            turn.lease = Lease.none(turn.now);
            turn.peers.replaceAll((id, p) -> p.trusted(turn.now));
            turn.asked.clear();
        }
    }

    private static void clockJumped(Turn turn, long jumpNanos) {
        if (turn.keeps(Safeguard.LET_GO_AT_CLOCK_JUMP)) {
            loseAtOnce(turn, "the machine stood still for about " + jumpNanos / 1_000_000 + " ms");
        }
    }

    private static void loseAtOnce(Turn turn, String why) {
        withoutLease(turn);
        if (turn.grip == Grip.HOLDING) {
            turn.letGo(Severity.WARNING, why);
        }
    }

    /** Only the answer of the next guard shows that somebody enforces the lease again. */
    private static void guardDied(Turn turn, String reason) {
        withoutLease(turn);
        turn.letGo(Severity.WARNING, "the guard let go or ended: " + reason);
    }

    private static void withoutLease(Turn turn) {
        withoutRounds(turn);
        turn.lease = new Lease(turn.lease.lastRound(), turn.lease.open(), Lease.NONE, turn.lease.nextHeartbeatNanos());
    }

    private static void withoutRounds(Turn turn) {
        turn.lease = new Lease(
                turn.lease.lastRound(), new ArrayList<>(), turn.lease.untilNanos(), turn.lease.nextHeartbeatNanos());
    }
}
