package io.genericark.heartbeat;

/** What the bytes of a datagram turned out to be. */
sealed interface Decoded {
    /** Genuine: sealed with the cluster's key, for this node. */
    record Accepted(Datagram datagram) implements Decoded {}

    /** Anything else. */
    record Dropped(DropCause cause) implements Decoded {}
}
