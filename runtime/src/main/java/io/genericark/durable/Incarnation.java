package io.genericark.durable;

/** The rule for a node's next incarnation number. */
public final class Incarnation {
    private Incarnation() {}

    /**
     * The number after {@code previous}: larger in any case, and not below the wall clock, so that a node that lost its
     * state directory still comes back with a number that its peers have not seen.
     */
    public static long next(long previous, long wallMillis) {
        return Math.max(Math.addExact(previous, 1), wallMillis);
    }
}
