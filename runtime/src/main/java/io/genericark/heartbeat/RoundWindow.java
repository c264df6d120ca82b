package io.genericark.heartbeat;

/**
 * Which rounds of a peer were heard: the highest one and the {@value #SIZE} up to it. Not thread-safe.
 *
 * <p>Reordered rounds inside the window pass once; older rounds and earlier incarnations do not pass.
 */
final class RoundWindow {
    static final int SIZE = 64;

    private long incarnation = Long.MIN_VALUE;
    private long highest;
    private long seen;

    /** Marks the round as heard; true when it had not been and is not too old. */
    boolean hearFirst(long fromIncarnation, long round) {
        if (fromIncarnation < incarnation) {
            return false;
        }
        if (fromIncarnation > incarnation) {
            incarnation = fromIncarnation;
            highest = round;
            seen = 1;
            return true;
        }
        return round > highest ? advance(round) : fillIn(highest - round);
    }

    private boolean advance(long round) {
        long by = round - highest;
        seen = by > 0 && by < SIZE ? (seen << by) | 1 : 1;
        highest = round;
        return true;
    }

    private boolean fillIn(long distance) {
        if (distance < 0 || distance >= SIZE || (seen & (1L << distance)) != 0) {
            return false;
        }
        seen |= 1L << distance;
        return true;
    }
}
