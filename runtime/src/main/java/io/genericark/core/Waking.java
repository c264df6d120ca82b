package io.genericark.core;

/** When a node must look again at the latest. */
final class Waking {
    private Waking() {}

    static long at(Turn turn) {
        var at = turn.lease.nextHeartbeatNanos();
        if (turn.grip == Grip.HOLDING) {
            at = sooner(turn, at, turn.lease.untilNanos());
        }
        for (var peer : turn.peers.values()) {
            if (peer.stance() == Peer.Stance.TRUSTING) {
                at = sooner(turn, at, peer.promisedNanos() + Watching.promiseNanos(turn));
            }
        }
        for (var local : turn.locals.values()) {
            if (local.running() == null) {
                at = sooner(turn, at, local.nextCheckNanos());
            }
        }
        for (var pause : turn.pauses.values()) {
            at = sooner(turn, at, pause.untilNanos());
        }
        return at;
    }

    private static long sooner(Turn turn, long at, long other) {
        return other > turn.now && other < at ? other : at;
    }
}
