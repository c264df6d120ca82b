package io.genericark.demo.cluster;

import io.genericark.awssim.AwsSim;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.core.NodeId;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The simulated AWS around the nodes: one region, one VPC, an instance for each node, a client subnet, and three route
 * tables that know the VIP. Thread-safe.
 */
public final class AwsPlace implements AutoCloseable {
    public static final String REGION = "ap-northeast-1";
    public static final String VIP = "10.99.0.10";

    private static final String VIP_BLOCK = VIP + "/32";
    private static final List<String> ZONES = List.of(REGION + "a", REGION + "c", REGION + "d");

    private final AwsSim sim;
    private final SimSubnet clients;
    private final Map<NodeId, SimInstance> instances = new LinkedHashMap<>();

    /** Builds the VPC. The VIP's routes lead to the last node, so that the first restore has something to do. */
    public AwsPlace(List<NodeId> nodes) {
        var world = new AwsWorld();
        var vpc = world.region(REGION).vpc("10.1.0.0/16", "demo");
        var forNodes = vpc.routeTable("nodes");
        for (var i = 0; i < nodes.size(); i++) {
            var name = nodes.get(i).value();
            var subnet = vpc.subnet("10.1." + (i + 1) + ".0/24", ZONES.get(i % ZONES.size()), name);
            forNodes.associate(subnet);
            instances.put(nodes.get(i), subnet.instance(name));
        }
        clients = vpc.subnet("10.1.100.0/24", ZONES.getFirst(), "clients");
        var last = instance(nodes.getLast());
        for (var table : List.of(
                vpc.mainRouteTable(), forNodes, vpc.routeTable("clients").associate(clients))) {
            table.route(VIP_BLOCK, last);
        }
        sim = AwsSim.start(world);
    }

    private SimInstance instance(NodeId node) {
        return Optional.ofNullable(instances.get(node)).orElseThrow();
    }

    public URI endpoint() {
        return sim.endpoint();
    }

    /** The metadata service of a node's instance. */
    public URI imds(NodeId node) {
        return sim.imds(instance(node).id()).endpoint();
    }

    /** Whose instance gets a packet from the client subnet to the VIP now; empty when nobody's. */
    public Optional<NodeId> packetGoesTo() {
        return switch (clients.packet(VIP)) {
            case PacketResult.Delivered delivered ->
                instances.entrySet().stream()
                        .filter(e -> e.getValue().id().equals(delivered.instance()))
                        .map(Map.Entry::getKey)
                        .findFirst();
            case PacketResult.LeavesVpc away -> Optional.empty();
            case PacketResult.Dropped dropped -> Optional.empty();
        };
    }

    /** Every call of this action is refused for want of permission; {@code *} is every action. */
    public void deny(String action) {
        sim.faults().add(Fault.on(REGION, action).denied());
    }

    /** Each call is throttled with this probability. */
    public void throttle(double probability) {
        sim.faults().add(Fault.on(REGION, Fault.ANY).throttle().withProbability(probability));
    }

    public void liftFaults() {
        sim.faults().clear();
    }

    /** How many calls were answered with this error code so far. */
    public long errors(String code) {
        return sim.log().calls().stream().filter(c -> c.error().equals(code)).count();
    }

    @Override
    public void close() {
        sim.close();
    }
}
