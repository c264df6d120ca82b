package io.genericark.demo.scenario;

import io.genericark.core.NodeId;
import io.genericark.core.ResourceState;
import io.genericark.core.ResourceStatus;
import io.genericark.core.Tag;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Waiting;
import java.util.List;
import java.util.Optional;

/** What a VIP across three regions is held against: what is seen in AWS, and what the cluster says of it. */
final class Everywhere {
    private static final Tag VIP = new Tag("vip");

    private Everywhere() {}

    /** All route tables lead to this node, and the clients of each region reach it. */
    static void requireAllLeadTo(DemoCluster cluster, NodeId owner) {
        requireAstray(cluster, owner, List.of());
        var regions = cluster.aws().regions();
        for (var region : regions.names()) {
            var reached = regions.reachedFrom(region);
            if (!reached.equals(Optional.of(owner))) {
                throw new ScenarioFailed(owner + " is in service, but the clients in " + region + " reach "
                        + reached.map(NodeId::value).orElse("nobody"));
            }
        }
        requireNoLoop(cluster);
    }

    /** The route tables of one region do not all lead to this node, those of the others do. */
    static void requireMissingOnlyIn(DemoCluster cluster, String region, NodeId owner) {
        var regions = cluster.aws().regions();
        var missing = regions.astray(region, owner);
        if (missing.isEmpty()) {
            throw new ScenarioFailed("the route tables of " + region + " lead to " + owner + " already");
        }
        requireAstray(cluster, owner, missing);
    }

    private static void requireAstray(DemoCluster cluster, NodeId owner, List<String> expected) {
        var astray = cluster.aws().regions().astray(owner);
        if (!astray.equals(expected)) {
            throw new ScenarioFailed(owner + " is in service; " + astray + " do not lead to it, and " + expected
                    + " were expected not to");
        }
    }

    /** No packet that was asked for came back to where it had been. */
    static void requireNoLoop(DemoCluster cluster) {
        var loops = cluster.aws().regions().loops();
        if (loops > 0) {
            throw new ScenarioFailed(loops + " packets came back to where they had been");
        }
    }

    /** The clients' packets pass these regions on their way. */
    static void requirePassed(DemoCluster cluster, List<String> expected) {
        var regions = cluster.aws().regions();
        var passed = regions.passedFrom(regions.regionOfClients());
        if (!passed.equals(expected)) {
            throw new ScenarioFailed("the clients' packets pass " + passed + "; " + expected + " was expected");
        }
    }

    /** Waits until the cluster says that the VIP is in service on this node, with a warning that names the region. */
    static void awaitWarning(DemoCluster cluster, NodeId owner, String region) {
        var seen = Waiting.untilPresent(
                "the VIP is ISU on " + owner + ", and the note names " + region,
                () -> status(cluster, owner)
                        .filter(it ->
                                it.state() == ResourceState.ISU && it.note().contains(region)));
        cluster.timeline().tell(owner.value(), "vip is ISU: " + seen.note());
    }

    /** Waits until the cluster says that the VIP is in service on this node, and nothing is wrong with it. */
    static void awaitNoWarning(DemoCluster cluster, NodeId owner) {
        Waiting.until(
                "the VIP is ISP on " + owner,
                () -> status(cluster, owner)
                        .filter(it -> it.state() == ResourceState.ISP)
                        .isPresent());
        cluster.timeline().tell(owner.value(), "vip is ISP");
    }

    private static Optional<ResourceStatus> status(DemoCluster cluster, NodeId owner) {
        return cluster.admin().look(owner).map(seen -> seen.state().statusOf(VIP, owner));
    }
}
