package io.genericark.core;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that one node knows, as an immutable value. All times by the node's own boot-time clock, in nanoseconds.
 *
 * @param timing used until the cluster's own timing is known; from then on that one is in force
 * @param cluster the newest state that this node has applied
 * @param letGoNumber of the newest let-go that was asked for
 * @param votersSinceNanos when it applied the present version of the voter set
 * @param kits what this node has; null until its kit-host has said it
 * @param pauses of hierarchies that are to be tried again, by their first member
 * @param asked when each proposal was last sent, to pace repetition
 * @param wish whether the operator wants this node to stop
 * @param safeguards all of them, but in tests of the simulation
 */
public record NodeView(
        NodeId self,
        long incarnation,
        Timing timing,
        ClusterState cluster,
        Grip grip,
        String gripReason,
        long letGoNumber,
        Lease lease,
        SortedMap<NodeId, Peer> peers,
        SortedMap<Tag, Local> locals,
        long lastActionId,
        long votersSinceNanos,
        @Nullable KitReport kits,
        SortedMap<Tag, Pause> pauses,
        SortedMap<String, Long> asked,
        Wish wish,
        Set<Safeguard> safeguards) {
    public NodeView {
        peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
        locals = Collections.unmodifiableSortedMap(new TreeMap<>(locals));
        pauses = Collections.unmodifiableSortedMap(new TreeMap<>(pauses));
        asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
        safeguards = Set.copyOf(safeguards);
    }

    /** What the operator wants of the node process. */
    public enum Wish {
        RUN,
        STOP
    }

    /** A node that has just started: it first lets go of what an earlier incarnation may have left. */
    public static Next started(NodeId self, long incarnation, Timing timing, Set<Safeguard> safeguards, long now) {
        var view = new NodeView(
                self,
                incarnation,
                timing,
                ClusterState.EMPTY,
                Grip.EMPTY_HANDED,
                "",
                0,
                Lease.none(now),
                new TreeMap<>(),
                new TreeMap<>(),
                0,
                now,
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                Wish.RUN,
                safeguards);
        var turn = new Turn(view, now);
        turn.letGo(Severity.INFO, "start of " + self + ": nothing of an earlier incarnation may run");
        return turn.end(now);
    }

    /** True when this incarnation has joined and is neither lost nor gone, as far as this node has applied. */
    public boolean isCurrent() {
        return cluster.isCurrent(self, incarnation);
    }

    public Local local(Tag tag) {
        return locals.getOrDefault(tag, Local.OUT);
    }
}
