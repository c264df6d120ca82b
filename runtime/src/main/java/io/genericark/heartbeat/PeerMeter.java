package io.genericark.heartbeat;

import io.genericark.heartbeat.Datagram.Ack;
import io.genericark.heartbeat.Datagram.Heartbeat;
import io.genericark.heartbeat.PathStatistics.PeerOnPath;
import java.util.Arrays;
import java.util.OptionalLong;

/** What one path knows of one peer: its rounds heard here, and this node's rounds under way. Thread-safe. */
final class PeerMeter {
    private static final int UNDER_WAY = 16;

    private final RoundWindow window = new RoundWindow();
    private final long[] sentRounds = new long[UNDER_WAY];
    private final long[] sentAtNanos = new long[UNDER_WAY];
    private long heard;
    private OptionalLong lastHeardNanos = OptionalLong.empty();
    private OptionalLong roundTripNanos = OptionalLong.empty();

    PeerMeter() {
        Arrays.fill(sentRounds, -1);
    }

    synchronized void sent(Heartbeat heartbeat, long nowNanos) {
        int slot = slot(heartbeat.round());
        sentRounds[slot] = heartbeat.round();
        sentAtNanos[slot] = nowNanos;
    }

    /** False for a heartbeat that was heard on this path before; it leaves no trace in the figures. */
    synchronized boolean hear(Datagram datagram, long nowNanos) {
        return switch (datagram) {
            case Heartbeat heartbeat -> hearHeartbeat(heartbeat, nowNanos);
            case Ack ack -> hearAck(ack, nowNanos);
        };
    }

    private boolean hearHeartbeat(Heartbeat heartbeat, long nowNanos) {
        boolean first = window.hearFirst(heartbeat.incarnation(), heartbeat.round());
        if (first) {
            count(nowNanos);
        }
        return first;
    }

    /** An acknowledgement is passed on in any case; only the first one of a round under way moves the figures. */
    private boolean hearAck(Ack ack, long nowNanos) {
        int slot = slot(ack.round());
        if (sentRounds[slot] == ack.round() && ack.round() >= 0) {
            sentRounds[slot] = -1;
            roundTripNanos = OptionalLong.of(nowNanos - sentAtNanos[slot]);
            count(nowNanos);
        }
        return true;
    }

    private void count(long nowNanos) {
        heard++;
        lastHeardNanos = OptionalLong.of(nowNanos);
    }

    private static int slot(long round) {
        return (int) Math.floorMod(round, (long) UNDER_WAY);
    }

    synchronized PeerOnPath snapshot() {
        return new PeerOnPath(heard, lastHeardNanos, roundTripNanos);
    }
}
