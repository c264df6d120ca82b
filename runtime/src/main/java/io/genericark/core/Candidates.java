package io.genericark.core;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which node a hierarchy goes to: able, unsuspected before suspected, with the same kits before with others, best priority
 * of its first root, least name.
 */
public final class Candidates {
    private Candidates() {}

    /** The best node of those where the hierarchy has not failed. */
    static Optional<NodeId> best(ClusterState state, SortedSet<Tag> members, Placement placement) {
        return state.nodes().keySet().stream()
                .filter(n -> !placement.failedOn().containsKey(n))
                .filter(n -> obstacle(state, members, n) == null)
                .min(Comparator.<NodeId>comparingInt(n -> suspicions(state, n))
                        .thenComparing(n -> KitFit.of(state, members, n).fit())
                        .thenComparing(byPriority(state, members)));
    }

    /** The same as if all nodes had the same kits. */
    static Optional<NodeId> bestWhateverItsKits(ClusterState state, SortedSet<Tag> members, Placement placement) {
        return state.nodes().keySet().stream()
                .filter(n -> !placement.failedOn().containsKey(n))
                .filter(n -> inability(state, members, n) == null)
                .min(byPriority(state, members));
    }

    private static Comparator<NodeId> byPriority(ClusterState state, SortedSet<Tag> members) {
        return Comparator.<NodeId>comparingInt(n -> suspicions(state, n))
                .thenComparingInt(n -> priority(state, members, n))
                .thenComparing(Comparator.naturalOrder());
    }

    /** Why the hierarchy cannot go to this node unless somebody insists, or null when it can. */
    public static @Nullable String obstacle(ClusterState state, SortedSet<Tag> members, NodeId id) {
        var inability = inability(state, members, id);
        if (inability != null) {
            return inability;
        }
        var kits = KitFit.of(state, members, id);
        return kits.isObstacle() ? kits.text() : null;
    }

    /** Why the hierarchy cannot go to this node whatever anybody says, or null when it can. */
    static @Nullable String inability(ClusterState state, SortedSet<Tag> members, NodeId id) {
        var node = state.nodes().get(id);
        if (node == null) {
            return "there is no such node";
        }
        if (node.role() == Role.WITNESS) {
            return "it is a witness";
        }
        if (node.presence() != Presence.JOINED) {
            return "it is " + node.presence().name().toLowerCase(java.util.Locale.ROOT);
        }
        if (node.mode() != Mode.ONLINE) {
            return "it is in " + node.mode().name().toLowerCase(java.util.Locale.ROOT);
        }
        for (var tag : members) {
            var resource = state.resources().get(tag);
            if (resource != null && !resource.priorities().containsKey(id)) {
                return tag + " is not extended to it";
            }
        }
        return null;
    }

    static int priority(ClusterState state, SortedSet<Tag> members, NodeId node) {
        var root = state.resources().get(Hierarchies.name(state, members));
        return root == null ? Integer.MAX_VALUE : root.priorities().getOrDefault(node, Integer.MAX_VALUE);
    }

    /** True when a node of better priority was passed over because somebody suspects it. */
    static boolean passedOver(ClusterState state, SortedSet<Tag> members, Placement placement, NodeId chosen) {
        return state.nodes().keySet().stream()
                .filter(n -> suspicions(state, n) > suspicions(state, chosen))
                .filter(n -> !placement.failedOn().containsKey(n) && obstacle(state, members, n) == null)
                .anyMatch(n -> priority(state, members, n) < priority(state, members, chosen));
    }

    /** Nodes that would have been chosen but for their kits, each with what is wrong there. */
    static SortedMap<NodeId, String> passedOverForKits(
            ClusterState state, SortedSet<Tag> members, Placement placement, NodeId chosen) {
        var found = new TreeMap<NodeId, String>();
        for (var node : state.nodes().keySet()) {
            var kits = KitFit.of(state, members, node);
            if (!kits.text().isEmpty()
                    && byPriority(state, members).compare(node, chosen) < 0
                    && !placement.failedOn().containsKey(node)
                    && inability(state, members, node) == null) {
                found.put(node, kits.text());
            }
        }
        return found;
    }

    private static int suspicions(ClusterState state, NodeId id) {
        var node = state.nodes().get(id);
        return node == null || node.suspectedBy().isEmpty() ? 0 : 1;
    }
}
