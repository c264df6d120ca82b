package io.genericark.demo.scenario;

import io.genericark.demo.cluster.Way;
import java.util.List;
import java.util.Optional;

/** All scenarios. */
public final class Scenarios {
    public static final List<Scenario> ALL = List.of(
            new KillOwner(),
            new KillService(),
            new FreezeOwner(),
            new PartitionOwner(),
            new NoQuorum(),
            new Throttle(),
            new Denied(),
            new Takeover(
                    "route-table",
                    Way.ROUTE_TABLE,
                    "every route table leads the virtual IP to the node that has the service, after a switchover and after"
                            + " its death"),
            new Takeover(
                    "elastic-ip",
                    Way.ELASTIC_IP,
                    "the Elastic IP leads to the node that has the service, after a switchover and after its death"),
            new Takeover(
                    "route53",
                    Way.ROUTE53,
                    "the name leads to the node that has the service, after a switchover and after its death"),
            new Takeover(
                    "nlb",
                    Way.NLB,
                    "the load balancer hands connections to the node that has the service and to no other, after a switchover"
                            + " and after its death"),
            new CrossRegion(),
            new RegionDown(),
            new OwnerDiesMidway());

    private Scenarios() {}

    public static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
