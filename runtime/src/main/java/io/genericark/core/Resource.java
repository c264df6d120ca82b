package io.genericark.core;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A resource as its administrator described it.
 *
 * @param kit the name of the kit that knows how to restore and remove it
 * @param nodeParameters parameters that differ on a node; they win over {@code parameters}
 * @param priorities the nodes it is extended to; 1 is tried first
 */
public record Resource(
        Tag tag,
        String kit,
        String id,
        SortedMap<String, String> parameters,
        SortedMap<NodeId, SortedMap<String, String>> nodeParameters,
        SortedMap<NodeId, Integer> priorities,
        Policy policy,
        Goal goal,
        Monitoring monitoring) {
    public Resource {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        nodeParameters = Collections.unmodifiableSortedMap(new TreeMap<>(nodeParameters));
        priorities = Collections.unmodifiableSortedMap(new TreeMap<>(priorities));
    }

    /** A resource with default policy, out of service. */
    public static Resource of(Tag tag, String kit, String id, SortedMap<String, String> parameters) {
        return new Resource(
                tag,
                kit,
                id,
                parameters,
                new TreeMap<>(),
                new TreeMap<>(),
                Policy.DEFAULT,
                Goal.OUT_OF_SERVICE,
                Monitoring.ON);
    }

    public boolean wanted() {
        return goal == Goal.IN_SERVICE;
    }

    /** The parameters as the kit gets them on this node. */
    public SortedMap<String, String> parametersOn(NodeId node) {
        var all = new TreeMap<>(parameters);
        all.putAll(nodeParameters.getOrDefault(node, Collections.emptySortedMap()));
        return all;
    }

    public Resource with(Goal next) {
        return new Resource(tag, kit, id, parameters, nodeParameters, priorities, policy, next, monitoring);
    }

    public Resource with(Monitoring next) {
        return new Resource(tag, kit, id, parameters, nodeParameters, priorities, policy, goal, next);
    }

    public Resource with(Policy next) {
        return new Resource(tag, kit, id, parameters, nodeParameters, priorities, next, goal, monitoring);
    }

    public Resource withPriorities(SortedMap<NodeId, Integer> next) {
        return new Resource(tag, kit, id, parameters, nodeParameters, next, policy, goal, monitoring);
    }

    public Resource withParameters(SortedMap<String, String> next) {
        return new Resource(tag, kit, id, next, nodeParameters, priorities, policy, goal, monitoring);
    }
}
