package io.genericark.crossregion.plan;

/**
 * Something that the plan leaves as it is, or that keeps it from being made.
 *
 * @param what what is so, in one clause
 * @param why for which reason
 * @param next what somebody can do about it
 */
public record Finding(Kind kind, String what, String why, String next) {

    /** What a finding is about. */
    public enum Kind {
        /** The VIP cannot be led to this node at all. */
        OBSTACLE,
        /** The VIP is led to this node, whose interface AWS does not deliver to. */
        DOWN,
        /** A table leads the VIP to something that is not this cluster's. */
        FOREIGN,
        /** A table's route of the VIP stands for more than the VIP, or is one of several. */
        AMBIGUOUS,
        /** A table has no route of the VIP, and none is to be created. */
        MISSING,
        /** From a table there is no way to the active node. */
        NO_WAY,
        /** A way may lead on through a place that could not be read. */
        WAITING,
        /** A place could not be read. */
        UNREAD,
        /** Subnets are in a zone that the attachment does not serve. */
        ZONE
    }

    @Override
    public String toString() {
        return what + ": " + why + ". Next: " + next;
    }
}
