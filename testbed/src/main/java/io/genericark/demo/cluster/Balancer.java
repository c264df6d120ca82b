package io.genericark.demo.cluster;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.HealthCheck;
import io.genericark.awssim.world.HealthCheck.Protocol;
import io.genericark.awssim.world.LoadBalancer;
import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.Target;
import io.genericark.awssim.world.TargetGroup.TargetType;
import io.genericark.awssim.world.TargetHealth;
import io.genericark.core.NodeId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Network Load Balancer whose targets are the nodes' instances. Each has a port of its own, at which it is probed: the nodes
 * share one machine. Somebody has to see to it that probes are made. Thread-safe.
 */
final class Balancer {
    /** The shortest that AWS takes. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final int THRESHOLD = 2;
    private static final int PORT = 80;
    private static final String NAME = "web";

    private final AwsWorld world;
    private final String region;
    private final Map<NodeId, Target.Key> targets;
    private final LoadBalancer made;
    private final AtomicInteger connections = new AtomicInteger();

    /** Makes it, in this subnet. */
    Balancer(AwsWorld world, SimSubnet subnet, Map<NodeId, Target.Key> targets) {
        this.world = world;
        this.region = subnet.vpc().region().name();
        this.targets = new LinkedHashMap<>(targets);
        this.made = world.change(region, r -> make(r, subnet));
    }

    private LoadBalancer make(Region in, SimSubnet subnet) {
        var check = new HealthCheck(
                Protocol.HTTP, HealthCheck.TRAFFIC_PORT, "/", INTERVAL, TIMEOUT, THRESHOLD, THRESHOLD, "200-399");
        var group = in.balancing().createGroup(NAME, "TCP", PORT, subnet.vpc().id(), TargetType.INSTANCE, check);
        var balancer =
                in.balancing().create(NAME, "internal", List.of(subnet.id().value()));
        in.balancing().listen(balancer.arn(), "TCP", PORT, group.arn());
        targets.values().forEach(target -> in.targets().register(group.arn(), target));
        return in.balancing().loadBalancer(balancer.arn());
    }

    /** The name that clients ask. */
    String dnsName() {
        return made.dnsName();
    }

    /** To whose instance the next connection is handed: each that may have it in turn. Empty when none may. */
    Optional<NodeId> next() {
        var receiving = world.read(region, r -> r.targets().receiving(group()));
        return receiving.isEmpty()
                ? Optional.empty()
                : Optional.of(nodeOf(receiving.get(Math.floorMod(connections.getAndIncrement(), receiving.size()))));
    }

    /** The nodes whose target is healthy. */
    List<NodeId> healthy() {
        return world.read(
                region,
                r -> targets.entrySet().stream()
                        .filter(entry ->
                                r.targets().healthOf(group(), entry.getValue()).equals(TargetHealth.HEALTHY))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private String group() {
        return made.listeners().getFirst().targetGroup();
    }

    private NodeId nodeOf(Target.Key target) {
        return targets.entrySet().stream()
                .filter(entry -> entry.getValue().equals(target))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
