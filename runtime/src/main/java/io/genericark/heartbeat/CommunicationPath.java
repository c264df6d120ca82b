package io.genericark.heartbeat;

import java.net.InetSocketAddress;
import java.util.Map;

/**
 * One communication path: where this node listens on it, and where each peer does. Addresses are numeric, so that
 * heartbeats never wait for a name service.
 */
public record CommunicationPath(InetSocketAddress local, Map<String, InetSocketAddress> peers) {
    public CommunicationPath {
        peers = Map.copyOf(peers);
        requireResolved(local);
        peers.values().forEach(CommunicationPath::requireResolved);
    }

    private static void requireResolved(InetSocketAddress address) {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("A communication path needs a numeric address, not '" + address + "'");
        }
    }
}
