package io.genericark.demo.scenario;

import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.DemoResources;
import io.genericark.demo.cluster.Way;
import java.io.IOException;

/** The owner's machine dies, another region takes over, and hands back as planned. Its clients are in a third region. */
final class CrossRegion implements Scenario {
    @Override
    public String name() {
        return "cross-region";
    }

    @Override
    public String promise() {
        return "every route table in three regions leads the virtual IP to the node that has the service, after the owner's death"
                + " and after a switchover back";
    }

    @Override
    public Way way() {
        return Way.CROSS_REGION;
    }

    @Override
    public String run(DemoCluster cluster) throws IOException {
        var first = cluster.awaitService();
        Everywhere.requireAllLeadTo(cluster, first);
        cluster.kill(first);
        var second = Succession.await(cluster, first);
        Everywhere.requireAllLeadTo(cluster, second);
        cluster.start(first);
        cluster.awaitAllJoined();
        cluster.awaitKits(first);
        cluster.order(second, "ark switchover " + DemoResources.WEB + " --to " + first + " --yes");
        var back = Succession.await(cluster, second);
        Everywhere.requireAllLeadTo(cluster, back);
        return Succession.moved(first, second) + "->" + back + " " + way().writes(cluster.aws());
    }
}
