package io.genericark.demo.cluster;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.Cidr;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.RouteTarget;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimRouteTable;
import io.genericark.awssim.world.SimTransitTable;
import io.genericark.awssim.world.TransitRoute;
import io.genericark.core.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Regions whose transit gateways are all peered with each other; in each a VPC with clients, and the nodes in turn. All route tables
 * know the VIP. Clients of the last region are those who are asked. Thread-safe.
 */
public final class PeeredRegions {
    private static final String VIP = AwsPlace.VIP + "/32";

    private final List<Site> sites;
    private final Map<Border, TransitAttachmentId> peerings = new HashMap<>();
    private final Instances instances;
    private final Map<NodeId, Site> homes = new LinkedHashMap<>();
    private final AtomicInteger loops = new AtomicInteger();

    /** How many route tables the VPC of a region has, three at least, and its transit gateway, one at least. */
    public record Tables(int ofVpc, int ofGateway) {
        public static final Tables FEWEST = new Tables(3, 1);
    }

    private record Border(String from, String to) {}

    /** Builds them. The VIP leads to the last node, so that the first restore has something to do. */
    public PeeredRegions(AwsWorld world, List<String> names, List<NodeId> nodes, Tables tables) {
        var built = new ArrayList<Site>();
        names.forEach(name -> built.add(Site.in(world.region(name), built.size() + 1, tables)));
        sites = List.copyOf(built);
        var made = new LinkedHashMap<NodeId, SimInstance>();
        for (var i = 0; i < nodes.size(); i++) {
            var home = sites.get(i % sites.size());
            homes.put(nodes.get(i), home);
            made.put(nodes.get(i), home.instance(nodes.get(i)));
        }
        instances = new Instances(made);
        for (var i = 0; i < sites.size(); i++) {
            for (var other : sites.subList(i + 1, sites.size())) {
                join(sites.get(i), other);
            }
        }
        leadTo(nodes.getLast());
    }

    private void join(Site one, Site other) {
        var peering = one.gateway().peer(other.gateway());
        peerings.put(new Border(one.name(), other.name()), peering);
        peerings.put(new Border(other.name(), one.name()), peering);
        one.leadTo(other, peering);
        other.leadTo(one, peering);
    }

    /** Writes all tables, without a call. */
    public void leadTo(NodeId node) {
        for (var site : sites) {
            for (var table : site.tables()) {
                table.target(VIP).ifPresent(old -> table.deleteRoute(VIP));
                if (site.equals(home(node))) {
                    table.route(VIP, instance(node));
                } else {
                    table.route(VIP, site.gateway().id());
                }
            }
            for (var table : site.gatewayTables()) {
                target(table).ifPresent(old -> table.deleteRoute(VIP));
                table.route(VIP, wanted(site, node));
            }
        }
    }

    private static Optional<TransitAttachmentId> target(SimTransitTable table) {
        return table.routes().stream()
                .filter(route -> route.destination().equals(Cidr.of(VIP)))
                .findFirst()
                .map(TransitRoute::attachment);
    }

    private TransitAttachmentId wanted(Site from, NodeId node) {
        return from.equals(home(node))
                ? from.attachment()
                : Optional.ofNullable(peerings.get(new Border(from.name(), regionOf(node))))
                        .orElseThrow();
    }

    private boolean isAstray(Site site, SimRouteTable table, NodeId node) {
        var wanted = site.equals(home(node))
                ? new RouteTarget.Eni(instance(node).eniId())
                : new RouteTarget.TransitGateway(site.gateway().id());
        return !table.target(VIP).equals(Optional.of(wanted));
    }

    private Site home(NodeId node) {
        return Optional.ofNullable(homes.get(node)).orElseThrow();
    }

    private Site site(String region) {
        return sites.stream().filter(it -> it.name().equals(region)).findFirst().orElseThrow();
    }

    /** On which this node believes to run. */
    public SimInstance instance(NodeId node) {
        return instances.of(node);
    }

    public List<String> names() {
        return sites.stream().map(Site::name).toList();
    }

    /** How many route tables know the VIP. */
    public int tables() {
        return sites.stream()
                .mapToInt(site -> site.tables().size() + site.gatewayTables().size())
                .sum();
    }

    /** The region in which this node is. */
    public String regionOf(NodeId node) {
        return home(node).name();
    }

    /** The region of the clients who are asked. */
    public String regionOfClients() {
        return sites.getLast().name();
    }

    /** Whose instance gets a packet of the clients who are asked now; empty when nobody's. The other clients send one, too. */
    Optional<NodeId> reached() {
        return names().stream().map(this::reachedFrom).toList().getLast();
    }

    /** Whose instance gets a packet to the VIP from clients of this region now; empty when nobody's. */
    public Optional<NodeId> reachedFrom(String region) {
        return switch (packetFrom(region)) {
            case PacketResult.Delivered delivered -> instances.nodeOn(delivered.instance());
            case PacketResult.LeavesVpc away -> Optional.empty();
            case PacketResult.Dropped dropped -> {
                if (dropped.cause() == PacketResult.Cause.LOOP) {
                    loops.incrementAndGet();
                }
                yield Optional.empty();
            }
        };
    }

    /** The regions that such a packet passes now, in their order. */
    public List<String> passedFrom(String region) {
        return packetFrom(region).passed().stream()
                .map(PacketResult.Lookup::region)
                .distinct()
                .toList();
    }

    private PacketResult packetFrom(String region) {
        return site(region).clients().packet(AwsPlace.VIP);
    }

    /** How many of all packets so far came back to where they had been. */
    public int loops() {
        return loops.get();
    }

    /** The route tables of a region that do not lead the VIP to this node by the shortest way. */
    public List<String> astray(String region, NodeId node) {
        var site = site(region);
        var found = new ArrayList<String>();
        site.tables().stream()
                .filter(table -> isAstray(site, table, node))
                .forEach(table -> found.add(table.id().value()));
        site.gatewayTables().stream()
                .filter(table -> !target(table).equals(Optional.of(wanted(site, node))))
                .forEach(table -> found.add(table.id().value()));
        return found;
    }

    /** The same of all regions. */
    public List<String> astray(NodeId node) {
        return names().stream().flatMap(region -> astray(region, node).stream()).toList();
    }
}
