package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A handle on one VPC. Thread-safe. */
public record SimVpc(SimRegion region, VpcId id) {

    public SimSubnet subnet(String cidr, String zone) {
        return subnet(cidr, zone, "");
    }

    /** A new subnet; {@code zone} is the full name, such as {@code ap-northeast-1a}. */
    public SimSubnet subnet(String cidr, String zone, String name) {
        Subnet subnet = region.change(r -> r.network().createSubnet(id, Cidr.of(cidr), zone, SimRegion.tags(name)));
        return new SimSubnet(this, subnet.id());
    }

    public SimRouteTable mainRouteTable() {
        return new SimRouteTable(
                this,
                region.read(r -> r.routeTables().all().stream()
                        .filter(t -> t.vpc().equals(id) && t.isMain())
                        .findFirst()
                        .orElseThrow()
                        .id()));
    }

    public SimRouteTable routeTable() {
        return routeTable("");
    }

    /** A new table with the local route only, associated with nothing. */
    public SimRouteTable routeTable(String name) {
        RouteTable table = region.change(r -> r.network().createRouteTable(id, SimRegion.tags(name)));
        return new SimRouteTable(this, table.id());
    }

    /** A new internet gateway, attached. */
    public GatewayId internetGateway() {
        return region.change(r -> {
            GatewayId gateway = r.network().createInternetGateway(Tags.NONE).id();
            r.network().attach(gateway, id);
            return gateway;
        });
    }

    /** A new transit gateway, to which this VPC is attached in every zone that it has a subnet in. */
    public TransitGatewayId transitGateway() {
        SimTransitGateway gateway = region.transitGateway("");
        gateway.attach(this);
        return gateway.id();
    }

    /** The first subnet of each zone. */
    public List<SubnetId> oneSubnetOfEachZone() {
        return region.read(r -> r.subnets().all().stream()
                .filter(it -> it.vpc().equals(id))
                .collect(Collectors.toMap(Subnet::zone, Subnet::id, (first, later) -> first, TreeMap::new))
                .values()
                .stream()
                .toList());
    }

    public void detach(GatewayId gateway) {
        region.change(r -> {
            r.network().detach(gateway, id);
            return gateway;
        });
    }
}
