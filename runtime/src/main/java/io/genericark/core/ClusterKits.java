package io.genericark.core;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster knows of kits.
 *
 * @param onNodes what each node last reported
 * @param served for each resource that is wanted, the kit it is or was last in service with
 * @param pushed what nodes have to write to their disks, by the kit's name
 * @param pushes how many pushes there were
 */
public record ClusterKits(
        SortedMap<NodeId, NodeKits> onNodes,
        SortedMap<Tag, ServedWith> served,
        SortedMap<String, PushedKit> pushed,
        long pushes) {
    public static final ClusterKits NONE = new ClusterKits(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0);

    public ClusterKits {
        onNodes = Collections.unmodifiableSortedMap(new TreeMap<>(onNodes));
        served = Collections.unmodifiableSortedMap(new TreeMap<>(served));
        pushed = Collections.unmodifiableSortedMap(new TreeMap<>(pushed));
    }

    /** What this incarnation of the node reported, or null when it has not yet. */
    public @Nullable KitReport reported(NodeId node, long incarnation) {
        var last = onNodes.get(node);
        return last != null && last.incarnation() == incarnation ? last.report() : null;
    }

    ClusterKits with(NodeId node, NodeKits report) {
        var next = new TreeMap<>(onNodes);
        next.put(node, report);
        return new ClusterKits(next, served, pushed, pushes);
    }

    ClusterKits without(NodeId node) {
        var next = new TreeMap<>(onNodes);
        next.remove(node);
        return new ClusterKits(next, served, pushed, pushes);
    }

    ClusterKits withServed(SortedMap<Tag, ServedWith> next) {
        return new ClusterKits(onNodes, next, pushed, pushes);
    }

    ClusterKits withPushed(SortedMap<String, PushedKit> next, long count) {
        return new ClusterKits(onNodes, served, next, count);
    }

    ClusterKits withoutContents() {
        var next = new TreeMap<>(pushed);
        next.replaceAll((name, kit) -> kit.withoutContents());
        return new ClusterKits(onNodes, served, next, pushes);
    }
}
