package io.genericark.scenario;

import io.genericark.core.NodeId;
import java.util.Set;
import java.util.TreeSet;

/** Which node hears which. Each direction is cut and healed by itself. */
final class Network {
    /** From one node to another. */
    private record Link(NodeId from, NodeId to) implements Comparable<Link> {
        @Override
        public int compareTo(Link other) {
            return (from + ">" + to).compareTo(other.from + ">" + other.to);
        }
    }

    private final Set<Link> cuts = new TreeSet<>();
    private long delayMillis = 1;

    /** {@code a | b c} in both directions, {@code a -> b c} in one. */
    void cut(Words w) {
        var left = new TreeSet<NodeId>();
        while (!w.peek().equals("|") && !w.peek().equals("->")) {
            left.add(CommandText.node(w));
        }
        var both = w.next().equals("|");
        while (!w.isEmpty()) {
            var right = CommandText.node(w);
            for (var from : left) {
                cuts.add(new Link(from, right));
                if (both) {
                    cuts.add(new Link(right, from));
                }
            }
        }
    }

    /** Every message takes so long from now on. */
    void slow(long millis) {
        delayMillis = millis;
    }

    long delayMillis() {
        return delayMillis;
    }

    void heal() {
        cuts.clear();
    }

    boolean carries(NodeId from, NodeId to) {
        return !cuts.contains(new Link(from, to));
    }

    boolean joins(NodeId one, NodeId other) {
        return carries(one, other) && carries(other, one);
    }
}
