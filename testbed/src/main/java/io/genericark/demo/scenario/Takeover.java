package io.genericark.demo.scenario;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.DemoResources;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Way;

/** The service is moved to another node as planned; then that node's machine dies. Told by what is seen in AWS, too. */
final class Takeover implements Scenario {
    private final String name;
    private final Way way;
    private final String promise;

    Takeover(String name, Way way, String promise) {
        this.name = name;
        this.way = way;
        this.promise = promise;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String promise() {
        return promise;
    }

    @Override
    public Way way() {
        return way;
    }

    @Override
    public String run(DemoCluster cluster) {
        var first = cluster.awaitService();
        requireAllLeadTo(cluster, first);
        var second = Succession.other(cluster, first).orElseThrow();
        cluster.order(first, "ark switchover " + DemoResources.WEB + " --to " + second + " --yes");
        var moved = Succession.await(cluster, first);
        requireAllLeadTo(cluster, moved);
        cluster.kill(moved);
        var third = Succession.await(cluster, moved);
        requireAllLeadTo(cluster, third);
        return Succession.moved(first, moved) + "->" + third + " " + way.writes(cluster.aws());
    }

    private void requireAllLeadTo(DemoCluster cluster, NodeId owner) {
        way.awaitFollowed(cluster.aws(), owner);
        var astray = way.astray(cluster.aws(), owner);
        if (!astray.isEmpty()) {
            throw new ScenarioFailed(owner + " is in service, but " + astray + " do not lead to it");
        }
    }
}
