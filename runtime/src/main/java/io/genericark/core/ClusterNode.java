package io.genericark.core;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One node as the cluster has committed it.
 *
 * @param incarnation grows with every start of the node; 0 before the first join
 * @param suspicions the last word of each voter about this incarnation
 */
public record ClusterNode(
        NodeId id,
        Role role,
        Mode mode,
        Presence presence,
        long incarnation,
        long joinedAtMillis,
        SortedMap<NodeId, Suspicion> suspicions) {
    public ClusterNode {
        suspicions = Collections.unmodifiableSortedMap(new TreeMap<>(suspicions));
    }

    static ClusterNode configured(NodeId id, Role role) {
        return new ClusterNode(id, role, Mode.ONLINE, Presence.ABSENT, 0, 0, new TreeMap<>());
    }

    /** True when exactly this incarnation may act. */
    public boolean isCurrent(long otherIncarnation) {
        return presence.mayAct() && incarnation == otherIncarnation;
    }

    public boolean mayGetResources() {
        return presence == Presence.JOINED && mode == Mode.ONLINE && role == Role.VOTER;
    }

    /** The voters whose suspicion of this incarnation stands. */
    public java.util.List<NodeId> suspectedBy() {
        return suspicions.entrySet().stream()
                .filter(e -> e.getValue().stands())
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    ClusterNode with(Presence next) {
        return new ClusterNode(id, role, mode, next, incarnation, joinedAtMillis, suspicions);
    }

    ClusterNode with(Mode next) {
        return new ClusterNode(id, role, next, presence, incarnation, joinedAtMillis, suspicions);
    }

    ClusterNode joined(long newIncarnation, long atMillis) {
        return new ClusterNode(id, role, mode, Presence.JOINED, newIncarnation, atMillis, new TreeMap<>());
    }

    ClusterNode with(NodeId author, Suspicion word) {
        var words = new TreeMap<>(suspicions);
        words.put(author, word);
        return new ClusterNode(id, role, mode, presence, incarnation, joinedAtMillis, words);
    }

    ClusterNode withoutWordsOf(NodeId author) {
        var words = new TreeMap<>(suspicions);
        words.remove(author);
        return new ClusterNode(id, role, mode, presence, incarnation, joinedAtMillis, words);
    }
}
