package io.genericark.demo.scenario;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.DemoResources;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Waiting;
import io.genericark.demo.cluster.Way;
import java.io.IOException;

/** The new owner's machine dies when it has written some route tables and not the others. */
final class OwnerDiesMidway implements Scenario {
    private static final String HELD_UP = "ReplaceTransitGatewayRoute";

    @Override
    public String name() {
        return "owner-dies-midway";
    }

    @Override
    public String promise() {
        return "another node finishes what the dead one began; no packet goes in circles meanwhile";
    }

    @Override
    public Way way() {
        return Way.CROSS_REGION;
    }

    @Override
    public String run(DemoCluster cluster) throws IOException {
        var first = cluster.awaitService();
        var second = Succession.other(cluster, first).orElseThrow();
        var written = killMidway(cluster, first, second);
        cluster.heal();
        var successor = Succession.await(cluster, second);
        Everywhere.requireAllLeadTo(cluster, successor);
        cluster.start(second);
        cluster.awaitAllJoined();
        Everywhere.requireAllLeadTo(cluster, successor);
        return Succession.moved(first, second) + "->" + successor + " written-before-death=" + written + " "
                + way().writes(cluster.aws());
    }

    /** Moves the service, and kills the node that takes it over once a write of it waits for an answer; says how many were made. */
    private long killMidway(DemoCluster cluster, NodeId first, NodeId second) {
        var aws = cluster.aws();
        var regions = aws.regions();
        cluster.timeline().tell("demo", HELD_UP + " in " + regions.regionOf(second) + " gets no answer");
        aws.hang(regions.regionOf(second), HELD_UP);
        var before = aws.performed(way().writeActions());
        cluster.order(first, "ark switchover " + DemoResources.WEB + " --to " + second + " --yes --no-wait");
        Waiting.until(
                HELD_UP + " of " + second + " waits for its answer",
                () -> aws.isWaiting(regions.instance(second), regions.regionOf(second), HELD_UP));
        cluster.kill(second);
        if (regions.astray(first).isEmpty() || regions.astray(second).isEmpty()) {
            throw new ScenarioFailed(second + " had written all route tables, or none, when it died");
        }
        return aws.performed(way().writeActions()) - before;
    }
}
