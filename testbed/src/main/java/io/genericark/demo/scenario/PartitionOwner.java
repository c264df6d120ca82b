package io.genericark.demo.scenario;

import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.ScenarioFailed;

/** The owner is cut off from the other nodes, and comes back. */
final class PartitionOwner implements Scenario {
    @Override
    public String name() {
        return "partition-owner";
    }

    @Override
    public String promise() {
        return "it lets go before another node takes over, and joins again when the network is whole";
    }

    @Override
    public String run(DemoCluster cluster) {
        var owner = cluster.awaitService();
        cluster.partition(owner);
        var successor = Succession.await(cluster, owner);
        cluster.heal();
        cluster.awaitAllJoined();
        var afterwards = cluster.awaitService();
        if (!afterwards.equals(successor)) {
            throw new ScenarioFailed(
                    "the service moved from " + successor + " to " + afterwards + " when " + owner + " came back");
        }
        return Succession.moved(owner, successor);
    }
}
