package io.genericark.core;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The right to act, as a node knows it by its own clock.
 *
 * @param lastRound the number of the last heartbeat round sent
 * @param open rounds that may still get a majority and would extend the lease, oldest first
 * @param untilNanos end of the lease; {@link #NONE} before the first one
 */
public record Lease(long lastRound, List<Round> open, long untilNanos, long nextHeartbeatNanos) {
    /** Before any time that a clock shows. */
    public static final long NONE = Long.MIN_VALUE;

    public Lease {
        open = List.copyOf(open);
    }

    static Lease none(long now) {
        return new Lease(0, List.of(), NONE, now);
    }

    public boolean runs(long now) {
        return untilNanos != NONE && now < untilNanos;
    }

    /** One heartbeat round: when it was sent, and which voters acknowledged it. */
    public record Round(long number, long sentNanos, SortedSet<NodeId> acks) {
        public Round {
            acks = Collections.unmodifiableSortedSet(new TreeSet<>(acks));
        }

        Round with(NodeId voter) {
            var more = new TreeSet<>(acks);
            more.add(voter);
            return new Round(number, sentNanos, more);
        }
    }
}
