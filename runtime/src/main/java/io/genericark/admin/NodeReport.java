package io.genericark.admin;

import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import java.util.List;
import java.util.SortedMap;

/**
 * What the answering node knows by itself, at this moment. All times in milliseconds; ages are counted back from now,
 * {@code -1} = never.
 *
 * @param quorum whether this node reaches a majority: it holds a lease, or consensus knows a leader
 * @param leaseLeftMillis how long it may still act; negative when it may not
 * @param grip what it does with its hands: HOLDING, EMPTY_HANDED, LETTING_GO
 * @param gripReason why, when not HOLDING
 */
public record NodeReport(
        NodeId node,
        long incarnation,
        String version,
        String grip,
        String gripReason,
        long leaseLeftMillis,
        Renewals renewals,
        Quorum quorum,
        Consensus consensus,
        String guard,
        String kitHost,
        List<PeerReport> peers,
        SortedMap<Tag, LocalReport> resources) {
    public NodeReport {
        peers = List.copyOf(peers);
    }

    /** Whether a majority is reached. */
    public enum Quorum {
        YES,
        NO
    }

    /**
     * How the lease was renewed since the node started.
     *
     * @param count how often
     * @param longestGapMillis the longest time between two of them
     * @param lapses how often the lease before had run out
     */
    public record Renewals(long count, long longestGapMillis, long lapses) {}

    /** Consensus as this node sees it. */
    public record Consensus(String role, String leader, long term, long applied, long committed) {}

    /** A peer as this node hears it. */
    public record PeerReport(
            NodeId node, long heardMillisAgo, int pathsUp, int paths, double roundTripMillis, String stance) {}

    /** A resource as it is on this node. */
    public record LocalReport(
            String state, String running, long sinceMillisAgo, long checkedMillisAgo, int failures, String reason) {}
}
