package io.genericark.core;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in the way of resources on nodes, as the nodes found out by themselves. A node of which a resource has nothing
 * here found nothing, or has not looked yet.
 */
public record Preflights(SortedMap<Tag, SortedMap<NodeId, List<PreflightProblem>>> problems) {
    public static final Preflights NONE = new Preflights(new TreeMap<>());

    public Preflights {
        problems = Collections.unmodifiableSortedMap(new TreeMap<>(problems));
    }

    /** What the node said last of the resource. */
    public List<PreflightProblem> of(Tag tag, NodeId node) {
        return problems.getOrDefault(tag, Collections.emptySortedMap()).getOrDefault(node, List.of());
    }

    /** Whether a node that finds this has something to say: matters came or went, not only their words. */
    public boolean isNews(Tag tag, NodeId node, List<PreflightProblem> found) {
        var before = of(tag, node);
        return before.size() != found.size()
                || !found.stream().allMatch(f -> before.stream().anyMatch(f::isAbout));
    }

    Preflights with(Tag tag, NodeId node, List<PreflightProblem> found) {
        var next = new TreeMap<>(problems);
        var ofTag = new TreeMap<>(next.getOrDefault(tag, new TreeMap<>()));
        if (found.isEmpty()) {
            ofTag.remove(node);
        } else {
            ofTag.put(node, List.copyOf(found));
        }
        if (ofTag.isEmpty()) {
            next.remove(tag);
        } else {
            next.put(tag, Collections.unmodifiableSortedMap(ofTag));
        }
        return new Preflights(next);
    }

    Preflights without(NodeId node) {
        var next = this;
        for (var tag : problems.keySet()) {
            next = next.with(tag, node, List.of());
        }
        return next;
    }

    Preflights without(Tag tag) {
        var next = new TreeMap<>(problems);
        next.remove(tag);
        return new Preflights(next);
    }
}
