package io.genericark.simulation;

import io.genericark.core.NodeEvent;
import io.genericark.core.NodeId;
import java.util.HashMap;
import java.util.Map;

/** Datagrams between machines: late, lost, doubled, out of order; any direction can be cut. */
final class Network {
    private record Way(NodeId from, NodeId to) {}

    private final World world;
    private final Map<Way, Integer> cuts = new HashMap<>();
    private final Map<Way, Integer> filters = new HashMap<>();

    Network(World world) {
        this.world = world;
    }

    void send(NodeId from, NodeId to, NodeEvent datagram) {
        var calm = world.isCalm();
        if (!hears(to, from)
                || isIn(filters, from, to)
                || (!calm && world.chance.happens(world.plan.lossMillionths() / 1e6))) {
            return;
        }
        deliver(to, datagram);
        if (!calm && world.chance.happens(0.02)) {
            deliver(to, datagram);
        }
    }

    private void deliver(NodeId to, NodeEvent datagram) {
        var delay = world.chance.mostlyShort(0, world.isCalm() ? 2 : world.plan.delayMillis());
        world.agenda.in(delay, () -> world.machine(to).deliver(datagram));
    }

    private boolean hears(NodeId to, NodeId from) {
        return !isIn(cuts, from, to);
    }

    private static boolean isIn(Map<Way, Integer> ways, NodeId from, NodeId to) {
        return ways.getOrDefault(new Way(from, to), 0) > 0;
    }

    /** True when a connection between the two works. */
    boolean connected(NodeId a, NodeId b) {
        return hears(a, b) && hears(b, a);
    }

    /** Cuts one direction for a while; cuts may overlap. */
    void cut(NodeId from, NodeId to, long forNanos) {
        block(cuts, from, to, forNanos);
    }

    /** Drops datagrams in one direction for a while; connections work. */
    void filter(NodeId from, NodeId to, long forNanos) {
        block(filters, from, to, forNanos);
    }

    /** Datagrams pass again in this direction. */
    void unfilter(NodeId from, NodeId to) {
        filters.remove(new Way(from, to));
    }

    private void block(Map<Way, Integer> ways, NodeId from, NodeId to, long forNanos) {
        if (!from.equals(to)) {
            var way = new Way(from, to);
            ways.merge(way, 1, Integer::sum);
            world.agenda.in(forNanos, () -> ways.computeIfPresent(way, (w, n) -> Math.max(0, n - 1)));
        }
    }

    void healAll() {
        cuts.replaceAll((way, n) -> 0);
        filters.replaceAll((way, n) -> 0);
    }
}
