package io.genericark.core;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything the cluster has agreed on. An immutable value: equal on all nodes at equal {@code index}.
 *
 * @param cluster the cluster's name; empty until {@link Command.Form} is applied
 * @param index the log index of the last command applied
 * @param epoch the last epoch given to any hierarchy
 * @param votersVersion grows with every change of the voter set
 * @param votersConfirmed the voters that confirmed {@code votersVersion}
 * @param placements by the least tag of each hierarchy, see {@link Hierarchies}
 * @param states what each node last said about each resource
 * @param kits what nodes have, and what they have to have
 * @param preflights what nodes found to stand in the way of a restore there
 * @param events the newest last; at most {@link #EVENTS_KEPT}
 */
public record ClusterState(
        String cluster,
        Timing timing,
        long index,
        long epoch,
        long votersVersion,
        SortedSet<NodeId> votersConfirmed,
        SortedMap<NodeId, ClusterNode> nodes,
        SortedMap<Tag, Resource> resources,
        SortedSet<Dependency> dependencies,
        SortedMap<Tag, Placement> placements,
        SortedMap<Tag, SortedMap<NodeId, ResourceStatus>> states,
        ClusterKits kits,
        Preflights preflights,
        List<ClusterEvent> events) {

    /** So many events are kept in the state; older ones are in the nodes' logs. */
    public static final int EVENTS_KEPT = 256;

    public static final ClusterState EMPTY = new ClusterState(
            "",
            Timing.DEFAULT,
            0,
            0,
            0,
            new TreeSet<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            ClusterKits.NONE,
            Preflights.NONE,
            List.of());

    public ClusterState {
        votersConfirmed = Collections.unmodifiableSortedSet(new TreeSet<>(votersConfirmed));
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        dependencies = DependencyGraph.of(dependencies);
        placements = Collections.unmodifiableSortedMap(new TreeMap<>(placements));
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
        events = List.copyOf(events);
    }

    public boolean isFormed() {
        return !cluster.isEmpty();
    }

    /** Every configured node votes, witnesses too. */
    public SortedSet<NodeId> voters() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(nodes.keySet()));
    }

    /** How many voters are more than half of them. */
    public int majority() {
        return nodes.size() / 2 + 1;
    }

    /** The same for views: without the contents of pushed files, which may be long. */
    public ClusterState withoutContents() {
        return new ClusterState(
                cluster,
                timing,
                index,
                epoch,
                votersVersion,
                votersConfirmed,
                nodes,
                resources,
                dependencies,
                placements,
                states,
                kits.withoutContents(),
                preflights,
                events);
    }

    /** The placement of the hierarchy that the resource belongs to. */
    public Placement placementOf(Tag tag) {
        return placements.getOrDefault(Hierarchies.of(this, tag).first(), Placement.NONE);
    }

    /** True when the operator wants any of these resources in service. */
    public boolean anyWanted(SortedSet<Tag> members) {
        for (var tag : members) {
            var resource = resources.get(tag);
            if (resource != null && resource.wanted()) {
                return true;
            }
        }
        return false;
    }

    public ResourceStatus statusOf(Tag tag, NodeId node) {
        return states.getOrDefault(tag, Collections.emptySortedMap()).getOrDefault(node, ResourceStatus.OUT);
    }

    /** True when exactly this incarnation of the node has joined and is neither lost nor gone. */
    public boolean isCurrent(NodeId node, long incarnation) {
        var known = nodes.get(node);
        return known != null && known.isCurrent(incarnation);
    }
}
