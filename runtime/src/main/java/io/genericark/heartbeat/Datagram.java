package io.genericark.heartbeat;

/** What one node tells another; the receiver's name is added when it is sent and checked when it arrives. */
public sealed interface Datagram {
    /** The node that speaks. */
    String from();

    /** Whether the sender of a heartbeat hears its receiver. */
    enum Hearing {
        HEARS_YOU,
        HEARS_YOU_NOT
    }

    /**
     * "I am alive, and I hear you, or not": one round of {@code from}'s present incarnation, and how far it has applied
     * the log. The same round goes to every peer over every path.
     */
    record Heartbeat(String from, long incarnation, long round, Hearing hearing, long appliedIndex)
            implements Datagram {}

    /**
     * "I heard round {@code round} of your incarnation {@code toIncarnation}", from a voter that has applied the
     * voter set {@code votersVersion}. What promise this gives is the core's affair.
     */
    record Ack(String from, long fromIncarnation, long toIncarnation, long round, long votersVersion)
            implements Datagram {}
}
