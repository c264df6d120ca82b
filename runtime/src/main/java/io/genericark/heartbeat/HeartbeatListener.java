package io.genericark.heartbeat;

/** Who is told of genuine datagrams. */
@FunctionalInterface
public interface HeartbeatListener {
    /**
     * A datagram has arrived. Called on a receiving thread, concurrently for different paths; must only hand the value
     * on. A heartbeat comes once per round, over whichever path was first; an acknowledgement may come once per path.
     *
     * @param receivedBoottimeNanos when it was taken from the socket, by this node's boottime clock
     */
    void heard(Datagram datagram, long receivedBoottimeNanos);
}
