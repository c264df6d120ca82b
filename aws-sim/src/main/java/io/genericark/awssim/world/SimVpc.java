package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.VpcId;

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

    /** A transit gateway with an attachment to this VPC: a valid target for this VPC's routes and no more. */
    public GatewayId transitGateway() {
        return region.change(
                r -> r.network().createTransitGateway(id, Tags.NONE).id());
    }

    public void detach(GatewayId gateway) {
        region.change(r -> {
            r.network().detach(gateway, id);
            return gateway;
        });
    }
}
