package io.genericark.demo.cluster;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One region, one VPC, an instance for each node, a client subnet; three route tables that know the VIP, an Elastic IP, two hosted
 * zones of one name, a public and a private one, and on demand a load balancer. Thread-safe.
 */
public final class OneVpc {
    static final String REGION = "ap-northeast-1";

    /** The {@code Name} tag of the Elastic IP. */
    static final String ELASTIC_IP = "web";

    /** The record in the private zone. */
    static final String NAME = "web.example.com";

    private static final String ZONE = "example.com";
    private static final long TTL = 10;
    private static final String VIP_BLOCK = AwsPlace.VIP + "/32";
    private static final List<String> ZONES = List.of(REGION + "a", REGION + "c", REGION + "d");

    private final AwsWorld world;
    private final SimSubnet clients;
    private final Instances instances;
    private final List<SimRouteTable> tables;
    private final AllocationId elasticIp;
    private final HostedZone privateZone;

    /** Builds it. VIP, Elastic IP and record lead to the last node, so that the first restore has something to do. */
    OneVpc(AwsWorld world, List<NodeId> nodes) {
        this.world = world;
        var vpc = world.region(REGION).vpc("10.1.0.0/16", "demo");
        var forNodes = vpc.routeTable("nodes");
        var made = new LinkedHashMap<NodeId, SimInstance>();
        for (var i = 0; i < nodes.size(); i++) {
            var name = nodes.get(i).value();
            var subnet = vpc.subnet("10.1." + (i + 1) + ".0/24", ZONES.get(i % ZONES.size()), name);
            forNodes.associate(subnet);
            made.put(nodes.get(i), subnet.instance(name));
        }
        instances = new Instances(made);
        forNodes.route("0.0.0.0/0", vpc.internetGateway());
        clients = vpc.subnet("10.1.100.0/24", ZONES.getFirst(), "clients");
        var last = instance(nodes.getLast());
        tables = List.of(
                vpc.mainRouteTable(), forNodes, vpc.routeTable("clients").associate(clients));
        tables.forEach(table -> table.route(VIP_BLOCK, last));
        elasticIp = elasticIpAt(last);
        privateZone = zones(vpc, last);
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

    /** On which this node believes to run. */
    public SimInstance instance(NodeId node) {
        return instances.of(node);
    }

    /** Whose instance gets a packet from the client subnet to this address now; empty when nobody's. */
    Optional<NodeId> packetGoesTo(String address) {
        return clients.packet(address) instanceof PacketResult.Delivered delivered
                ? instances.nodeOn(delivered.instance())
                : Optional.empty();
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
                .flatMap(instance -> instances.nodeOn(instance.id()));
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

    /** A load balancer in front of the nodes, which are probed at these ports. */
    Balancer balancer(Map<NodeId, Integer> probePorts) {
        var targets = new LinkedHashMap<NodeId, Target.Key>();
        probePorts.forEach((node, port) ->
                targets.put(node, new Target.Key(instance(node).id().value(), port)));
        return new Balancer(world, clients, targets);
    }

    /** The route tables that do not lead the VIP to this node. */
    List<String> tablesAstray(NodeId node) {
        var wanted = new RouteTarget.Eni(instance(node).eniId());
        return tables.stream()
                .filter(table -> !table.target(VIP_BLOCK).equals(Optional.of(wanted)))
                .map(table -> table.id().value())
                .toList();
    }
}
