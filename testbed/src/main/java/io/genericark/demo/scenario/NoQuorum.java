package io.genericark.demo.scenario;

import io.genericark.admin.NodeReport;
import io.genericark.core.NodeId;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Waiting;
import java.io.IOException;
import java.util.List;

/** The owner is left without a majority, and gets it back. */
final class NoQuorum implements Scenario {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Override
    public String name() {
        return "no-quorum";
    }

    @Override
    public String promise() {
        return "the node that is left stops its service within lease and fence budget, and says NO QUORUM";
    }

    @Override
    public String run(DemoCluster cluster) throws IOException {
        var owner = cluster.awaitService();
        var budget = budgetMillis(cluster, owner);
        var victims = victims(cluster, owner);
        victims.forEach(cluster::kill);
        var aloneNanos = System.nanoTime();
        Waiting.until(
                owner + " stops its service", () -> cluster.watch().serving().isEmpty());
        var stoppedMillis = Math.max(0, (cluster.watch().lastServedNanos(owner) - aloneNanos) / NANOS_PER_MILLI);
        awaitWord(cluster, owner);
        if (stoppedMillis > budget) {
            throw new ScenarioFailed(owner + " served for " + stoppedMillis + " ms after it was alone; lease and fence"
                    + " budget are " + budget + " ms");
        }
        for (var victim : victims) {
            cluster.start(victim);
        }
        cluster.awaitAllJoined();
        cluster.awaitService();
        return "stopped-ms=" + stoppedMillis + " budget-ms=" + budget;
    }

    private static long budgetMillis(DemoCluster cluster, NodeId owner) {
        var timing = cluster.admin()
                .look(owner)
                .orElseThrow(() -> new ScenarioFailed(owner + " does not answer"))
                .state()
                .timing();
        return timing.leaseMillis() + timing.fenceMillis();
    }

    /** The last nodes but the owner, so many that no majority is left. */
    private static List<NodeId> victims(DemoCluster cluster, NodeId owner) {
        var others =
                cluster.nodes().stream().filter(node -> !node.equals(owner)).toList();
        var majority = cluster.nodes().size() / 2 + 1;
        return others.subList(majority - 2, others.size());
    }

    private static void awaitWord(DemoCluster cluster, NodeId owner) {
        var said = Waiting.untilPresent(
                owner + " says NO QUORUM",
                () -> cluster.admin().look(owner).filter(seen -> seen.node().quorum() == NodeReport.Quorum.NO));
        cluster.timeline().tell(owner.value(), "NO QUORUM; " + said.node().gripReason());
    }
}
