package io.genericark.demo.scenario;

import io.genericark.demo.cluster.DemoCluster;

/** The owner's machine dies while AWS throttles every second call. */
final class Throttle implements Scenario {
    private static final double HALF = 0.5;

    @Override
    public String name() {
        return "throttle";
    }

    @Override
    public String promise() {
        return "another node takes over all the same";
    }

    @Override
    public String run(DemoCluster cluster) {
        var owner = cluster.awaitService();
        cluster.timeline().tell("demo", "EC2 throttles half of all calls");
        cluster.aws().throttle(HALF);
        cluster.kill(owner);
        var successor = Succession.await(cluster, owner);
        cluster.aws().liftFaults();
        return Succession.moved(owner, successor) + " throttled="
                + cluster.aws().errors("RequestLimitExceeded");
    }
}
