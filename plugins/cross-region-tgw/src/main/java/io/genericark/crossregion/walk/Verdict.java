package io.genericark.crossregion.walk;

/**
 * Where a packet ended.
 *
 * @param reason in one clause
 */
public record Verdict(Kind kind, String reason) {

    /** How a way ends. Of several that a packet may take, the one that is named first here counts. */
    public enum Kind {
        LOOP,
        /** Dropped: no route, a dead one, an attachment that is not there or not in the zone, a source/dest check. */
        BLACKHOLE,
        /** To something that is not followed. */
        LEAVES,
        /** To something else of the same kind: another node, or another VPC with the client's addresses. */
        REACHES_ANOTHER,
        /** On through something that could not be seen. */
        UNKNOWN,
        /** At the active node; on the way back, at the client's VPC. */
        ARRIVES
    }

    boolean isWorseThan(Verdict other) {
        return kind.compareTo(other.kind) < 0;
    }
}
