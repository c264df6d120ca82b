package io.genericark.core;

import java.util.ArrayList;
import java.util.TreeSet;

/** Heartbeats out, acknowledgements out, suspicions and clears. */
final class Watching {
    private Watching() {}

    static void pass(Turn turn) {
        meetIncarnations(turn);
        sendRound(turn);
        judgePeers(turn);
        confirmVoters(turn);
    }

    /** A peer's new incarnation starts with a fresh promise. */
    private static void meetIncarnations(Turn turn) {
        for (var node : turn.cluster.nodes().values()) {
            var peer = turn.peer(node.id());
            if (!node.id().equals(turn.self) && peer.incarnation() != node.incarnation()) {
                var first = peer.incarnation() == 0 && !turn.keeps(Safeguard.PROMISE_AFTER_RESTART);
                var promised = first ? turn.now - promiseNanos(turn) : turn.now;
                turn.peers.put(node.id(), peer.ofIncarnation(node.incarnation(), promised));
            }
        }
        turn.peers.keySet().retainAll(turn.cluster.nodes().keySet());
    }

    private static void sendRound(Turn turn) {
        if (turn.now < turn.lease.nextHeartbeatNanos()) {
            return;
        }
        var number = turn.lease.lastRound() + 1;
        var own = new TreeSet<NodeId>();
        if (turn.isCurrent()) {
            own.add(turn.self);
        }
        var open = new ArrayList<>(turn.lease.open());
        open.add(new Lease.Round(number, turn.now, own));
        turn.lease = new Lease(number, open, turn.lease.untilNanos(), turn.now + turn.timing.heartbeatNanos());
        for (var id : turn.cluster.nodes().keySet()) {
            if (!id.equals(turn.self)) {
                var hearing = turn.peer(id).heardWithin(turn.timing.leaseNanos(), turn.now)
                        ? Hearing.HEARS_YOU
                        : Hearing.HEARS_YOU_NOT;
                turn.emit(new Effect.SendHeartbeat(id, turn.incarnation, number, hearing));
            }
        }
    }

    /** A heartbeat came: acknowledge it, which is a promise, or stay silent. */
    static void heartbeat(Turn turn, NodeEvent.HeartbeatReceived e) {
        if (!turn.cluster.nodes().containsKey(e.from()) || e.from().equals(turn.self)) {
            return;
        }
        meetIncarnations(turn);
        var peer = turn.peer(e.from()).heard(turn.now, e.hearing());
        turn.peers.put(e.from(), peer);
        if (e.hearing() == Hearing.HEARS_YOU && mayAcknowledge(turn, peer, e)) {
            turn.peers.put(e.from(), peer.promised(turn.now));
            turn.emit(new Effect.SendAck(e.from(), e.incarnation(), e.round(), turn.cluster.votersVersion()));
        }
    }

    private static boolean mayAcknowledge(Turn turn, Peer peer, NodeEvent.HeartbeatReceived e) {
        var joined = turn.isCurrent() || !turn.keeps(Safeguard.JOIN_BEFORE_ACK);
        var current = turn.isCurrent(e.from(), e.incarnation()) || !turn.keeps(Safeguard.ACK_CURRENT_INCARNATION);
        return joined && current && trusts(turn, peer);
    }

    private static boolean trusts(Turn turn, Peer peer) {
        return switch (peer.stance()) {
            case TRUSTING -> true;
            case SUSPECTING -> !turn.keeps(Safeguard.NO_ACK_WHILE_SUSPECTING);
            case CLEARING -> !turn.keeps(Safeguard.ACK_AFTER_CLEAR_APPLIED);
        };
    }

    private static void judgePeers(Turn turn) {
        if (!turn.isCurrent()) {
            return;
        }
        for (var node : turn.cluster.nodes().values()) {
            if (!node.id().equals(turn.self) && node.presence().mayAct()) {
                judge(turn, node);
            }
        }
    }

    private static void judge(Turn turn, ClusterNode node) {
        var peer = turn.peer(node.id());
        switch (peer.stance()) {
            case TRUSTING -> {
                if (turn.now >= peer.promisedNanos() + promiseNanos(turn)) {
                    say(turn, node, peer.saying(Peer.Stance.SUSPECTING));
                }
            }
            case SUSPECTING -> {
                var back = peer.hearing() == Hearing.HEARS_YOU
                        && peer.heardWithin(2 * turn.timing.heartbeatNanos(), turn.now);
                if (back) {
                    say(turn, node, peer.saying(Peer.Stance.CLEARING));
                } else if (!isApplied(turn, node, peer)) {
                    say(turn, node, peer);
                }
            }
            case CLEARING -> {
                if (isApplied(turn, node, peer)) {
                    turn.peers.put(node.id(), peer.trusted(turn.now));
                } else {
                    say(turn, node, peer);
                }
            }
        }
    }

    static long promiseNanos(Turn turn) {
        if (!turn.keeps(Safeguard.PROMISE_COVERS_FENCE)) {
            return turn.timing.leaseNanos();
        }
        return turn.keeps(Safeguard.PROMISE_COVERS_DRIFT)
                ? turn.timing.promiseNanos()
                : turn.timing.leaseNanos() + turn.timing.fenceNanos();
    }

    private static boolean isApplied(Turn turn, ClusterNode node, Peer peer) {
        var word = node.suspicions().get(turn.self);
        return word != null && word.authorIncarnation() == turn.incarnation && word.number() >= peer.word();
    }

    private static void say(Turn turn, ClusterNode node, Peer peer) {
        turn.peers.put(node.id(), peer);
        turn.ask(
                peer.stance() == Peer.Stance.SUSPECTING
                        ? new Command.Suspect(turn.self, turn.incarnation, node.id(), node.incarnation(), peer.word())
                        : new Command.ClearSuspicion(
                                turn.self, turn.incarnation, node.id(), node.incarnation(), peer.word()));
    }

    private static void confirmVoters(Turn turn) {
        var promisesOver =
                turn.now >= turn.votersSinceNanos + promiseNanos(turn) || !turn.keeps(Safeguard.CONFIRM_AFTER_PROMISES);
        if (turn.isCurrent() && promisesOver && !turn.cluster.votersConfirmed().contains(turn.self)) {
            turn.ask(new Command.ConfirmVoters(turn.self, turn.incarnation, turn.cluster.votersVersion()));
        }
    }
}
