package io.genericark.demo.scenario;

import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.ScenarioFailed;

/** The owner's node process is stopped, and runs on after another node has taken over. */
final class FreezeOwner implements Scenario {
    @Override
    public String name() {
        return "freeze-owner";
    }

    @Override
    public String promise() {
        return "its guard lets go, another node takes over, and the awakened one joins again without touching it";
    }

    @Override
    public String run(DemoCluster cluster) {
        var owner = cluster.awaitService();
        cluster.freeze(owner);
        var successor = Succession.await(cluster, owner);
        cluster.thaw();
        cluster.awaitAllJoined();
        var afterwards = cluster.awaitService();
        if (!afterwards.equals(successor)) {
            throw new ScenarioFailed(
                    "the service moved from " + successor + " to " + afterwards + " when " + owner + " ran on");
        }
        return Succession.moved(owner, successor);
    }
}
