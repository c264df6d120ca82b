package io.genericark.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Questions about the dependency graph. A hierarchy is a connected component; it runs on one node and moves as a
 * whole. Its key is its least tag, its name for people is its first root.
 */
public final class Hierarchies {
    private Hierarchies() {}

    /** All resources connected with this one, itself included. */
    public static SortedSet<Tag> of(ClusterState state, Tag tag) {
        return graph(state).connected(tag);
    }

    /** One sorted set of tags for each hierarchy, in the order of their keys. */
    public static List<SortedSet<Tag>> all(ClusterState state) {
        var found = new ArrayList<SortedSet<Tag>>();
        for (var tag : state.resources().keySet()) {
            var members = of(state, tag);
            if (members.first().equals(tag)) {
                found.add(members);
            }
        }
        return found;
    }

    /** The resources that this one needs, directly. */
    public static SortedSet<Tag> children(ClusterState state, Tag tag) {
        return graph(state).children(tag);
    }

    /** The resources that need this one, directly. */
    public static SortedSet<Tag> parents(ClusterState state, Tag tag) {
        return graph(state).parents(tag);
    }

    private static DependencyGraph graph(ClusterState state) {
        return DependencyGraph.of(state.dependencies());
    }

    /** The resource and everything that it needs, directly or not. */
    public static SortedSet<Tag> withDescendants(ClusterState state, Tag tag) {
        return reach(tag, t -> children(state, t));
    }

    /** The resource and everything that needs it, directly or not. */
    public static SortedSet<Tag> withAncestors(ClusterState state, Tag tag) {
        return reach(tag, t -> parents(state, t));
    }

    /** The members without a parent. */
    public static List<Tag> roots(ClusterState state, SortedSet<Tag> members) {
        return members.stream().filter(t -> parents(state, t).isEmpty()).toList();
    }

    /** The name that people know the hierarchy by: its first root. */
    public static Tag name(ClusterState state, SortedSet<Tag> members) {
        var roots = roots(state, members);
        return roots.isEmpty() ? members.first() : roots.getFirst();
    }

    /** The members in the order in which they are restored: children first. */
    public static List<Tag> restoreOrder(ClusterState state, SortedSet<Tag> members) {
        var order = new ArrayList<>(members);
        order.sort(Comparator.<Tag>comparingInt(t -> height(state, t)).thenComparing(Comparator.naturalOrder()));
        return order;
    }

    private static int height(ClusterState state, Tag tag) {
        return children(state, tag).stream()
                .mapToInt(c -> 1 + height(state, c))
                .max()
                .orElse(0);
    }

    /** A tag and all that can be reached from it. */
    static SortedSet<Tag> reach(Tag from, Function<Tag, SortedSet<Tag>> near) {
        var found = new TreeSet<Tag>();
        var todo = new ArrayDeque<Tag>();
        todo.add(from);
        while (!todo.isEmpty()) {
            var tag = todo.remove();
            if (found.add(tag)) {
                todo.addAll(near.apply(tag));
            }
        }
        return found;
    }
}
