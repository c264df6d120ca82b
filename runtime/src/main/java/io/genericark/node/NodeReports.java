package io.genericark.node;

import io.genericark.admin.NodeReport;
import io.genericark.consensus.ConsensusView;
import io.genericark.consensus.PeerId;
import io.genericark.core.Lease;
import io.genericark.core.Local;
import io.genericark.core.NodeId;
import io.genericark.core.NodeView;
import io.genericark.core.Tag;
import io.genericark.heartbeat.PathStatistics;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What a node says of itself, made from its view, its paths and consensus. Pure. */
final class NodeReports {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NEVER = -1;

    private final NodeView view;
    private final ConsensusView consensus;
    private final List<PathStatistics> paths;
    private final long now;

    NodeReports(NodeView view, ConsensusView consensus, List<PathStatistics> paths, long now) {
        this.view = view;
        this.consensus = consensus;
        this.paths = paths;
        this.now = now;
    }

    NodeReport report(String version, NodeReport.Renewals renewals, String guard, String kitHost) {
        var resources = new TreeMap<Tag, NodeReport.LocalReport>();
        view.locals().forEach((tag, local) -> resources.put(tag, local(local)));
        return new NodeReport(
                view.self(),
                view.incarnation(),
                version,
                view.grip().name(),
                view.gripReason(),
                view.lease().runs(now) ? (view.lease().untilNanos() - now) / NANOS_PER_MILLI : NEVER,
                renewals,
                quorum(),
                new NodeReport.Consensus(
                        consensus.role().name().toLowerCase(Locale.ROOT),
                        consensus.leader().map(PeerId::toString).orElse(""),
                        consensus.term(),
                        consensus.lastApplied(),
                        consensus.lastCommitted()),
                guard,
                kitHost,
                view.peers().keySet().stream().map(this::peer).toList(),
                resources);
    }

    /** A lease is the proof of a majority; without one (still joining) a known leader is the best that is known. */
    private NodeReport.Quorum quorum() {
        var joined = view.isCurrent();
        var reached = joined ? view.lease().runs(now) : consensus.leader().isPresent();
        return reached ? NodeReport.Quorum.YES : NodeReport.Quorum.NO;
    }

    private NodeReport.LocalReport local(Local local) {
        var running = local.running() == null ? "" : local.running().action().word();
        return new NodeReport.LocalReport(
                local.state().name(),
                running,
                local.state() == Local.State.IN ? millisSince(local.sinceNanos()) : NEVER,
                millisSince(local.checkedNanos()),
                local.failures(),
                local.reason() + local.warning());
    }

    private NodeReport.PeerReport peer(NodeId id) {
        var heard = NEVER;
        var up = 0;
        var roundTripMillis = -1.0;
        for (var path : paths) {
            var there = path.peers().get(id.value());
            if (there == null || there.lastHeardBoottimeNanos().isEmpty()) {
                continue;
            }
            var ago = millisSince(there.lastHeardBoottimeNanos().getAsLong());
            heard = heard == NEVER ? ago : Math.min(heard, ago);
            if (ago <= view.timing().leaseMillis()) {
                up++;
                if (there.roundTripNanos().isPresent()) {
                    roundTripMillis = there.roundTripNanos().getAsLong() / (double) NANOS_PER_MILLI;
                }
            }
        }
        var stance = view.peers().get(id);
        return new NodeReport.PeerReport(
                id,
                heard,
                up,
                paths.size(),
                roundTripMillis,
                stance == null ? "" : stance.stance().name().toLowerCase(Locale.ROOT));
    }

    private long millisSince(long nanos) {
        return nanos == Lease.NONE ? NEVER : (now - nanos) / NANOS_PER_MILLI;
    }
}
