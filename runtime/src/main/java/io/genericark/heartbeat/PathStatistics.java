package io.genericark.heartbeat;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What one communication path has done so far, for views.
 *
 * @param path its number, from 0, in the order of the configuration
 * @param local the address it is bound to, or would be
 * @param open whether its socket is bound
 * @param sendFailures datagrams that could not be sent
 * @param dropped datagrams that arrived and were not accepted, per cause
 * @param peers per peer's name
 */
public record PathStatistics(
        int path,
        InetSocketAddress local,
        boolean open,
        long sendFailures,
        Map<DropCause, Long> dropped,
        Map<String, PeerOnPath> peers) {

    /**
     * One peer on this path.
     *
     * @param heard genuine datagrams that were not replayed
     * @param lastHeardBoottimeNanos when the last of them arrived
     * @param roundTripNanos from sending the last acknowledged round on this path until its acknowledgement arrived here
     */
    public record PeerOnPath(long heard, OptionalLong lastHeardBoottimeNanos, OptionalLong roundTripNanos) {}
}
