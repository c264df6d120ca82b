package io.genericark.shell.view;

import io.genericark.admin.NodeReport;
import io.genericark.core.ClusterState;
import io.genericark.core.NodeId;
import io.genericark.core.Placement;
import io.genericark.core.ResourceState;
import io.genericark.core.Retrying;
import io.genericark.core.Tag;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One node's answer about the cluster: the committed state as it has applied it, its own report, and when that was.
 *
 * @param nowMillis the wall clock of the one who looks, for ages only
 */
public record Look(ClusterState state, NodeReport report, long nowMillis) {
    public boolean hasQuorum() {
        return report.quorum() == NodeReport.Quorum.YES;
    }

    /** How many voters the answering node reaches, itself included. */
    public int reached() {
        return 1
                + (int) report.peers().stream()
                        .filter(p -> state.nodes().containsKey(p.node()) && p.pathsUp() > 0)
                        .count();
    }

    /** What the answering node hears of a peer; nothing of itself. */
    public Optional<NodeReport.PeerReport> peer(NodeId node) {
        return report.peers().stream().filter(p -> p.node().equals(node)).findFirst();
    }

    /** What the answering node knows of a resource by itself, when it owns it. */
    public Optional<NodeReport.LocalReport> local(Tag tag) {
        return report.node().equals(state.placementOf(tag).owner())
                ? Optional.ofNullable(report.resources().get(tag))
                : Optional.empty();
    }

    /** The state of a resource where its hierarchy is; failed somewhere and placed nowhere is failed. */
    public ResourceState stateOf(Tag tag) {
        var owner = state.placementOf(tag).owner();
        if (owner != null) {
            return state.statusOf(tag, owner).state();
        }
        var failed = state.nodes().keySet().stream()
                .anyMatch(n -> state.statusOf(tag, n).state() == ResourceState.OSF);
        return failed ? ResourceState.OSF : ResourceState.OSU;
    }

    /** True when all that is wanted of the hierarchy is in service. */
    public boolean inService(SortedSet<Tag> members, Placement placement) {
        return placement.owner() != null
                && members.stream().noneMatch(t -> isWanted(t) && !stateOf(t).inService());
    }

    /** About how long until a hierarchy that failed everywhere is tried again; -1 when it does not wait for that. */
    public long millisToRetry(SortedSet<Tag> members) {
        var placement = state.placementOf(members.first());
        return Retrying.first(state, members).isEmpty()
                ? -1
                : Math.max(0, placement.pauseMillis() - millisSince(placement.sinceMillis()));
    }

    public boolean isWanted(Tag tag) {
        var resource = state.resources().get(tag);
        return resource != null && resource.wanted();
    }

    /** How long ago a wall-clock time was; never negative, because clocks of nodes differ. */
    public long millisSince(long atMillis) {
        return atMillis <= 0 ? -1 : Math.max(0, nowMillis - atMillis);
    }
}
