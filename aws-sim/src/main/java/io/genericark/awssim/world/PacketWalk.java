package io.genericark.awssim.world;

import inet.ipaddr.IPAddress;
import inet.ipaddr.format.util.DualIPv4v6AssociativeTries;
import io.genericark.awssim.world.PacketResult.Cause;
import io.genericark.awssim.world.PacketResult.Delivered;
import io.genericark.awssim.world.PacketResult.Dropped;
import io.genericark.awssim.world.PacketResult.LeavesVpc;
import io.genericark.awssim.world.PacketResult.Lookup;
import io.genericark.awssim.world.ResourceId.SubnetId;
import java.util.List;
import java.util.Optional;

/**
 * The data plane of one region: follows a packet from a subnet to an address as the VPC router does. The longest match
 * decides alone: a blackhole does not fall back to a shorter one. Security groups and network ACLs are not modelled.
 */
final class PacketWalk {
    private final Region region;

    PacketWalk(Region region) {
        this.region = region;
    }

    PacketResult follow(SubnetId from, IPAddress to) {
        Subnet subnet = region.subnets().get(from);
        RouteTable table = region.tableOf(subnet);
        Optional<Route> match = longestMatch(table, to);
        if (match.isEmpty()) {
            return new Dropped(Cause.NO_ROUTE, "no route of " + table.id() + " covers " + to, List.of());
        }
        Route route = match.get();
        Lookup lookup = new Lookup(table.id(), route.destination(), route.target(), region.stateOf(table, route));
        return lookup.state() == Route.State.BLACKHOLE ? blackhole(lookup) : onward(subnet, lookup, to);
    }

    private static Optional<Route> longestMatch(RouteTable table, IPAddress to) {
        DualIPv4v6AssociativeTries<Route> tries = new DualIPv4v6AssociativeTries<>();
        for (Route route : table.routes()) {
            tries.put(route.destination().block(), route);
        }
        return Optional.ofNullable(tries.longestPrefixMatchNode(to)).map(node -> node.getValue());
    }

    private static PacketResult blackhole(Lookup lookup) {
        String reason = lookup.match() + " of " + lookup.table() + " leads to " + lookup.target()
                + ", which is gone, detached or not running (blackhole)";
        return new Dropped(Cause.BLACKHOLE, reason, List.of(lookup));
    }

    private PacketResult onward(Subnet from, Lookup lookup, IPAddress to) {
        return switch (lookup.target()) {
            case RouteTarget.Local local -> local(from, lookup, to);
            case RouteTarget.Eni eni -> through(region.interfaces().get(eni.id()), lookup, to);
            case RouteTarget.Gateway gateway ->
                new LeavesVpc(
                        gateway, lookup.match() + " of " + lookup.table() + " leads to " + gateway, List.of(lookup));
        };
    }

    private PacketResult local(Subnet from, Lookup lookup, IPAddress to) {
        Optional<NetworkInterface> holder = region.interfaces().all().stream()
                .filter(e -> e.vpc().equals(from.vpc()) && holds(e, to))
                .findFirst();
        if (holder.isEmpty()) {
            return new Dropped(Cause.NO_SUCH_ADDRESS, "no interface of " + from.vpc() + " has " + to, List.of(lookup));
        }
        NetworkInterface eni = holder.get();
        Optional<Instance> instance = region.runningInstanceBehind(eni.id());
        if (instance.isEmpty()) {
            return new Dropped(Cause.NOT_RUNNING, "no running instance is behind " + eni.id(), List.of(lookup));
        }
        return new Delivered(instance.get().id(), eni.id(), eni.id() + " has " + to, List.of(lookup));
    }

    private PacketResult through(NetworkInterface eni, Lookup lookup, IPAddress to) {
        if (eni.sourceDestCheck() == SourceDestCheck.ON && !holds(eni, to)) {
            return new Dropped(
                    Cause.SOURCE_DEST_CHECK,
                    "the source/dest check of " + eni.id() + " drops packets to " + to,
                    List.of(lookup));
        }
        Instance instance = region.runningInstanceBehind(eni.id())
                .orElseThrow(() -> new IllegalStateException("active route to " + eni.id() + " without instance"));
        String reason = lookup.match() + " of " + lookup.table() + " leads to " + eni.id();
        return new Delivered(instance.id(), eni.id(), reason, List.of(lookup));
    }

    private static boolean holds(NetworkInterface eni, IPAddress address) {
        return eni.privateIps().contains(address.toCanonicalString());
    }
}
