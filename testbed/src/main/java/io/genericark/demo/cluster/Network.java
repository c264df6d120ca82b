package io.genericark.demo.cluster;

import io.genericark.core.NodeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All wires of the cluster: each node reaches each other node by a wire of its own, and by nothing else. Thread-safe.
 */
public final class Network implements AutoCloseable {
    private final Map<Pair, Wire> wires = new HashMap<>();
    private final Map<Pair, Integer> wirePorts = new HashMap<>();
    private final Map<NodeId, Integer> ownPorts = new HashMap<>();
    private final Set<NodeId> cutOff = new HashSet<>();

    private record Pair(NodeId from, NodeId to) {}

    private Network() {}

    static Network open(List<NodeId> nodes, FreePorts ports) throws IOException {
        var network = new Network();
        nodes.forEach(node -> network.ownPorts.put(node, ports.next()));
        for (var from : nodes) {
            for (var to : nodes) {
                if (!from.equals(to)) {
                    network.lay(new Pair(from, to), ports.next());
                }
            }
        }
        return network;
    }

    private void lay(Pair pair, int port) throws IOException {
        var target = loopback(ownPort(pair.to));
        var wire = new Wire(port, target, target);
        wires.put(pair, wire);
        wirePorts.put(pair, port);
        wire.start();
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private int ownPort(NodeId node) {
        return ownPorts.getOrDefault(node, 0);
    }

    /** The port (TCP and UDP) at which {@code from} finds {@code to}: its own one, or the wire to the other. */
    int port(NodeId from, NodeId to) {
        return from.equals(to) ? ownPort(from) : wirePorts.getOrDefault(new Pair(from, to), 0);
    }

    /** Cuts every wire from and to this node. */
    synchronized void cutOff(NodeId node) {
        cutOff.add(node);
        obey();
    }

    synchronized void mend() {
        cutOff.clear();
        obey();
    }

    private void obey() {
        wires.forEach((pair, wire) -> {
            if (cutOff.contains(pair.from) || cutOff.contains(pair.to)) {
                wire.cut();
            } else {
                wire.mend();
            }
        });
    }

    @Override
    public void close() {
        wires.values().forEach(Wire::close);
    }
}
