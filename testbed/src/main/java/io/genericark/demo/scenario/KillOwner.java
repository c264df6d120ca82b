package io.genericark.demo.scenario;

import io.genericark.demo.cluster.DemoCluster;

/** The owner's machine dies. */
final class KillOwner implements Scenario {
    @Override
    public String name() {
        return "kill-owner";
    }

    @Override
    public String promise() {
        return "another node takes over";
    }

    @Override
    public String run(DemoCluster cluster) {
        var owner = cluster.awaitService();
        cluster.kill(owner);
        return Succession.moved(owner, Succession.await(cluster, owner));
    }
}
