package io.genericark.demo.scenario;

import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Waiting;

/** The service dies, its node does not. */
final class KillService implements Scenario {
    @Override
    public String name() {
        return "kill-service";
    }

    @Override
    public String promise() {
        return "local recovery on the same node, no failover";
    }

    @Override
    public String run(DemoCluster cluster) {
        var owner = cluster.awaitService();
        cluster.killService(owner);
        Waiting.until(
                "the service of " + owner + " is gone",
                () -> !cluster.watch().serving().contains(owner));
        var after = cluster.awaitService();
        if (!after.equals(owner)) {
            throw new ScenarioFailed("a failover to " + after + " instead of local recovery on " + owner);
        }
        return "stayed=" + owner;
    }
}
