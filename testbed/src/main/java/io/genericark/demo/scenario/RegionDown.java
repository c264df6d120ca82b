package io.genericark.demo.scenario;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.DemoResources;
import io.genericark.demo.cluster.Way;
import java.io.IOException;
import java.util.List;

/**
 * The API of the clients' region, in which a route table must be written, is dead at a failover and hangs at a switchover; meanwhile
 * that table leads to the former owner's region, where another one leads on. Then the owner's region is lost altogether.
 */
final class RegionDown implements Scenario {
    @Override
    public String name() {
        return "region-down";
    }

    @Override
    public String promise() {
        return "a takeover does not wait for a region that is down; what is missing there is told, and written when it answers"
                + " again";
    }

    @Override
    public Way way() {
        return Way.CROSS_REGION;
    }

    @Override
    public String run(DemoCluster cluster) throws IOException {
        var aws = cluster.aws();
        var regions = aws.regions();
        var clients = regions.regionOfClients();
        var first = cluster.awaitService();

        cluster.timeline().tell("demo", "the API of " + clients + " refuses all calls");
        aws.refuse(clients);
        cluster.kill(first);
        var second = Succession.await(cluster, first);
        requireRepaired(cluster, clients, second, List.of(clients, regions.regionOf(first), regions.regionOf(second)));

        cluster.start(first);
        cluster.awaitAllJoined();
        cluster.awaitKits(first);
        cluster.timeline().tell("demo", "the API of " + clients + " answers no call");
        aws.hang(clients);
        cluster.order(second, "ark switchover " + DemoResources.WEB + " --to " + first + " --yes");
        var back = Succession.await(cluster, second);
        requireRepaired(cluster, clients, back, List.of(clients, regions.regionOf(second), regions.regionOf(back)));

        var lost = regions.regionOf(back);
        cluster.timeline()
                .tell("demo", lost + " is lost: its API refuses all calls, and no packet crosses its borders");
        aws.refuse(lost);
        aws.isolate(lost);
        cluster.kill(back);
        var last = Succession.await(cluster, back);
        requireRepaired(cluster, lost, last, List.of(clients, regions.regionOf(last)));
        return Succession.moved(first, second) + "->" + back + "->" + last + " " + way().writes(aws);
    }

    /** The owner is in service without that region, and the clients' packets pass these; once it answers, all leads there directly. */
    private static void requireRepaired(DemoCluster cluster, String down, NodeId owner, List<String> passedMeanwhile) {
        var regions = cluster.aws().regions();
        Everywhere.awaitWarning(cluster, owner, down);
        Everywhere.requireMissingOnlyIn(cluster, down, owner);
        Everywhere.requirePassed(cluster, passedMeanwhile);
        cluster.heal();
        Everywhere.awaitNoWarning(cluster, owner);
        Everywhere.requireAllLeadTo(cluster, owner);
        Everywhere.requirePassed(cluster, List.of(regions.regionOfClients(), regions.regionOf(owner)));
    }
}
