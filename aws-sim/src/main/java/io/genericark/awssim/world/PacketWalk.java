package io.genericark.awssim.world;

import inet.ipaddr.IPAddress;
import io.genericark.awssim.world.PacketResult.Cause;
import io.genericark.awssim.world.PacketResult.Delivered;
import io.genericark.awssim.world.PacketResult.Dropped;
import io.genericark.awssim.world.PacketResult.LeavesVpc;
import io.genericark.awssim.world.PacketResult.Lookup;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way of one packet: from a subnet by the routers of VPCs and transit gateways, through all regions. The longest match
 * decides alone: a blackhole does not fall back to a shorter one. Security groups and network ACLs are not modelled.
 */
final class PacketWalk {
    private final DataPlane plane;
    private final IPAddress to;
    private final List<Lookup> passed = new ArrayList<>();
    private final Set<Place> seen = new HashSet<>();

    PacketWalk(DataPlane plane, IPAddress to) {
        this.plane = plane;
        this.to = to;
    }

    /** Where a router decides; from the same place a packet takes the same way again. */
    private sealed interface Place {
        record InSubnet(String region, SubnetId subnet) implements Place {}

        record InGateway(String region, TransitGatewayId gateway, TransitAttachmentId by, String zone)
                implements Place {}
    }

    /** The way of a packet that leaves the subnet. */
    PacketResult from(String regionName, SubnetId id) {
        if (!seen.add(new Place.InSubnet(regionName, id))) {
            return loop(id);
        }
        Region region = plane.now(regionName);
        Subnet subnet = region.subnets().get(id);
        RouteTable table = tableOf(region, subnet);
        Optional<Route> match = LongestMatch.of(table.routes(), Route::destination, to);
        if (match.isEmpty()) {
            return noRoute(table.id());
        }
        Route route = match.get();
        Route.State state = region.stateOf(table, route);
        Lookup lookup = look(new Lookup(
                regionName, table.id(), route.destination(), route.target().toString(), state));
        if (state == Route.State.BLACKHOLE) {
            return blackhole(lookup);
        }
        return switch (route.target()) {
            case RouteTarget.Local local -> local(region, subnet);
            case RouteTarget.Eni eni -> through(region, region.interfaces().get(eni.id()), lookup);
            case RouteTarget.Gateway gateway -> new LeavesVpc(gateway, leads(lookup), List.copyOf(passed));
            case RouteTarget.TransitGateway gateway -> enter(region, subnet, gateway.id());
        };
    }

    /** As the routers know it; of a VPC that they do not know yet, as it is. */
    private RouteTable tableOf(Region region, Subnet subnet) {
        Region routed = plane.routed(region.name());
        return (routed.vpcs().find(subnet.vpc()).isPresent() ? routed : region).tableOf(subnet);
    }

    private PacketResult local(Region region, Subnet from) {
        Optional<NetworkInterface> holder = region.interfaces().all().stream()
                .filter(e -> e.vpc().equals(from.vpc()) && holds(e))
                .findFirst();
        if (holder.isEmpty()) {
            return dropped(Cause.NO_SUCH_ADDRESS, "no interface of " + from.vpc() + " has " + to);
        }
        NetworkInterface eni = holder.get();
        Optional<Instance> instance = region.runningInstanceBehind(eni.id());
        if (instance.isEmpty()) {
            return dropped(Cause.NOT_RUNNING, "no running instance is behind " + eni.id());
        }
        return new Delivered(instance.get().id(), eni.id(), eni.id() + " has " + to, List.copyOf(passed));
    }

    private PacketResult through(Region region, NetworkInterface eni, Lookup lookup) {
        if (eni.sourceDestCheck() == SourceDestCheck.ON && !holds(eni)) {
            return dropped(Cause.SOURCE_DEST_CHECK, "the source/dest check of " + eni.id() + " drops packets to " + to);
        }
        Instance instance = region.runningInstanceBehind(eni.id())
                .orElseThrow(() -> new IllegalStateException("active route to " + eni.id() + " without instance"));
        return new Delivered(instance.id(), eni.id(), leads(lookup), List.copyOf(passed));
    }

    private PacketResult enter(Region region, Subnet from, TransitGatewayId gateway) {
        VpcAttachment attachment = region.transit()
                .way(from.vpc(), gateway)
                .orElseThrow(() -> new IllegalStateException("active route to " + gateway + " without attachment"));
        if (subnetIn(region, attachment, from.zone()).isEmpty()) {
            return dropped(
                    Cause.NO_ATTACHMENT_IN_ZONE,
                    attachment.id() + " has no subnet in " + from.zone() + ", where " + from.id() + " is");
        }
        return inGateway(region.name(), gateway, attachment.id(), from.zone());
    }

    private PacketResult inGateway(String regionName, TransitGatewayId gateway, TransitAttachmentId by, String zone) {
        if (!seen.add(new Place.InGateway(regionName, gateway, by, zone))) {
            return loop(gateway);
        }
        Transit routed = plane.routed(regionName).transit();
        Optional<TransitTable> associated =
                routed.tableOf(gateway, by).filter(it -> routed.associations(it).get(by) == TransitState.ASSOCIATED);
        if (associated.isEmpty()) {
            return dropped(Cause.NO_ASSOCIATION, by + " is associated with no route table of " + gateway);
        }
        TransitTable table = associated.get();
        Optional<TransitRoute> match = LongestMatch.of(routed.routes(table), TransitRoute::destination, to);
        if (match.isEmpty()) {
            return noRoute(table.id());
        }
        TransitRoute route = match.get();
        Region region = plane.now(regionName);
        TransitAttachmentId next = route.attachment();
        Route.State state = region.transit().stateOf(table, route);
        Lookup lookup = look(new Lookup(
                regionName, table.id(), route.destination(), next == null ? "blackhole" : next.value(), state));
        if (state == Route.State.BLACKHOLE || next == null) {
            return blackhole(lookup);
        }
        return switch (region.transit().attachment(gateway, next)) {
            case VpcAttachment vpc -> arrive(region, vpc, zone);
            case PeeringSide side -> cross(side);
        };
    }

    /** In the zone of the sender when the attachment is there too, else in any; there the subnet's own table decides. */
    private PacketResult arrive(Region region, VpcAttachment attachment, String zone) {
        Optional<SubnetId> near = subnetIn(region, attachment, zone);
        SubnetId subnet = near.isPresent() ? near.get() : attachment.subnets().getFirst();
        return from(region.name(), subnet);
    }

    private PacketResult cross(PeeringSide side) {
        String here = side.own().region();
        String there = side.other().region();
        boolean isolated = !here.equals(there)
                && (plane.outages().isIsolated(here) || plane.outages().isIsolated(there));
        if (isolated || plane.outages().isCut(here, side.id())) {
            return dropped(
                    Cause.PEERING_CUT,
                    "a fault keeps packets from crossing " + side.id() + " from " + here + " to " + there);
        }
        return inGateway(there, side.other().gateway(), side.id(), "");
    }

    private static Optional<SubnetId> subnetIn(Region region, VpcAttachment attachment, String zone) {
        return attachment.subnets().stream()
                .filter(id -> region.subnets().get(id).zone().equals(zone))
                .findFirst();
    }

    private Lookup look(Lookup lookup) {
        passed.add(lookup);
        return lookup;
    }

    private PacketResult loop(ResourceId place) {
        return dropped(Cause.LOOP, "the packet to " + to + " comes to " + place + " again");
    }

    private PacketResult noRoute(ResourceId table) {
        return dropped(Cause.NO_ROUTE, "no route of " + table + " covers " + to);
    }

    private PacketResult blackhole(Lookup lookup) {
        return dropped(Cause.BLACKHOLE, leads(lookup) + ", which takes no packets (blackhole)");
    }

    private static String leads(Lookup lookup) {
        return lookup.match() + " of " + lookup.table() + " leads to " + lookup.target();
    }

    private PacketResult dropped(Cause cause, String reason) {
        return new Dropped(cause, reason, List.copyOf(passed));
    }

    private boolean holds(NetworkInterface eni) {
        return eni.privateIps().contains(to.toCanonicalString());
    }
}
