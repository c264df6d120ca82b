package io.genericark.demo.cluster;

import io.genericark.awssim.AwsSim;
import io.genericark.awssim.faults.CallLog;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.AddressOperations.Reassociation;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.ElasticIp;
import io.genericark.awssim.world.HostedZone;
import io.genericark.awssim.world.Instance;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.RecordChange;
import io.genericark.awssim.world.RecordSet;
import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.ResourceId.AllocationId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.Route;
import io.genericark.awssim.world.RouteTarget;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimRouteTable;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.SimVpc;
import io.genericark.awssim.world.Tags;
import io.genericark.awssim.world.Target;
import io.genericark.core.NodeId;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The simulated AWS around the nodes: one region, one VPC, an instance for each node, a client subnet; three route tables that
 * know the VIP, an Elastic IP, two hosted zones of one name, a public and a private one, and on demand a load balancer. Thread-safe.
 */
public final class AwsPlace implements AutoCloseable {
    public static final String REGION = "ap-northeast-1";
    public static final String VIP = "10.99.0.10";

    /** The {@code Name} tag of the Elastic IP. */
    static final String ELASTIC_IP = "web";

    /** The record in the private zone. */
    static final String NAME = "web.example.com";

    private static final String ZONE = "example.com";
    private static final long TTL = 10;
    private static final String VIP_BLOCK = VIP + "/32";
    private static final List<String> ZONES = List.of(REGION + "a", REGION + "c", REGION + "d");

    private final AwsWorld world = new AwsWorld();
    private final AwsSim sim;
    private final SimSubnet clients;
    private final Map<NodeId, SimInstance> instances = new LinkedHashMap<>();
    private final List<SimRouteTable> tables;
    private final AllocationId elasticIp;
    private final HostedZone privateZone;
    private final Map<NodeId, Integer> probePorts = new LinkedHashMap<>();
    private @Nullable Balancer balancer;

    /** Builds it, on any free ports. */
    public AwsPlace(List<NodeId> nodes) {
        this(nodes, new FreePorts());
    }

    /** Builds it. VIP, Elastic IP and record lead to the last node, so that the first restore has something to do. */
    AwsPlace(List<NodeId> nodes, FreePorts ports) {
        nodes.forEach(node -> probePorts.put(node, ports.next()));
        var vpc = world.region(REGION).vpc("10.1.0.0/16", "demo");
        var forNodes = vpc.routeTable("nodes");
        for (var i = 0; i < nodes.size(); i++) {
            var name = nodes.get(i).value();
            var subnet = vpc.subnet("10.1." + (i + 1) + ".0/24", ZONES.get(i % ZONES.size()), name);
            forNodes.associate(subnet);
            instances.put(nodes.get(i), subnet.instance(name));
        }
        forNodes.route("0.0.0.0/0", vpc.internetGateway());
        clients = vpc.subnet("10.1.100.0/24", ZONES.getFirst(), "clients");
        var last = instance(nodes.getLast());
        tables = List.of(
                vpc.mainRouteTable(), forNodes, vpc.routeTable("clients").associate(clients));
        tables.forEach(table -> table.route(VIP_BLOCK, last));
        elasticIp = elasticIpAt(last);
        privateZone = zones(vpc, last);
        sim = AwsSim.start(world);
    }

    private AllocationId elasticIpAt(SimInstance instance) {
        return world.change(REGION, region -> {
            var id = region.addresses().allocate(Tags.named(ELASTIC_IP)).id();
            region.addresses().associate(id, instance.eniId(), null, Reassociation.ALLOWED);
            return id;
        });
    }

    private HostedZone zones(SimVpc vpc, SimInstance instance) {
        return world.changeDns(dns -> {
            dns.create(ZONE, "public", Optional.empty());
            var zone = dns.create(
                    ZONE,
                    "private",
                    Optional.of(new HostedZone.Vpc(REGION, vpc.id().value())));
            var record = RecordSet.simple(NAME, "A", TTL, instance.privateIp());
            dns.change(zone.id(), List.of(new RecordChange(RecordChange.Action.CREATE, record)));
            return zone;
        });
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

    /** Whose instance gets a packet from the client subnet to this address now; empty when nobody's. */
    public Optional<NodeId> packetGoesTo(String address) {
        return switch (clients.packet(address)) {
            case PacketResult.Delivered delivered -> nodeOf(delivered.instance());
            case PacketResult.LeavesVpc away -> Optional.empty();
            case PacketResult.Dropped dropped -> Optional.empty();
        };
    }

    private Optional<NodeId> nodeOf(InstanceId instance) {
        return instances.entrySet().stream()
                .filter(e -> e.getValue().id().equals(instance))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The public address that clients of the internet ask. */
    String elasticIp() {
        return world.read(REGION, region -> region.elasticIps().get(elasticIp).publicIp());
    }

    /** Whose instance gets a packet from the internet to the Elastic IP now, and can answer it; empty when nobody's. */
    Optional<NodeId> internetPacketGoesTo() {
        return world.read(
                        REGION,
                        region -> Optional.ofNullable(
                                        region.elasticIps().get(elasticIp).association())
                                .map(ElasticIp.Association::eni)
                                .filter(eni -> leadsToInternet(
                                        region, region.interfaces().get(eni).subnet()))
                                .flatMap(region::instanceBehind)
                                .filter(Instance::isRunning))
                .flatMap(instance -> nodeOf(instance.id()));
    }

    private static boolean leadsToInternet(Region region, SubnetId subnet) {
        var table = region.tableOf(region.subnets().get(subnet));
        return table.routes().stream()
                .anyMatch(route -> route.target() instanceof RouteTarget.Gateway
                        && region.stateOf(table, route) == Route.State.ACTIVE);
    }

    /** The record of the private zone as Route 53's own name servers give it; empty when there is none. */
    Optional<RecordSet> lookUp(String name) {
        return world.readDns(dns -> dns.zone(privateZone.id()).find(name, "A"));
    }

    /** The load balancer in front of the nodes. Made when first asked for; its targets are probed from then on. */
    synchronized Balancer balancer() {
        var there = balancer;
        if (there == null) {
            var targets = new LinkedHashMap<NodeId, Target.Key>();
            probePorts.forEach((node, port) ->
                    targets.put(node, new Target.Key(instance(node).id().value(), port)));
            there = new Balancer(world, clients, targets);
            balancer = there;
            sim.probeTargets();
        }
        return there;
    }

    /** The port at which the load balancer probes each node. */
    Map<NodeId, Integer> probePorts() {
        return Map.copyOf(probePorts);
    }

    /** The route tables that do not lead the VIP to this node. */
    List<String> tablesAstray(NodeId node) {
        var wanted = new RouteTarget.Eni(instance(node).eniId());
        return tables.stream()
                .filter(table -> !table.target(VIP_BLOCK).equals(Optional.of(wanted)))
                .map(table -> table.id().value())
                .toList();
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

    /** How many calls of this action were performed so far. */
    public long performed(String action) {
        return sim.log().calls(action).stream()
                .filter(c -> c.outcome() == CallLog.Outcome.ANSWERED)
                .count();
    }

    @Override
    public void close() {
        sim.close();
    }
}
