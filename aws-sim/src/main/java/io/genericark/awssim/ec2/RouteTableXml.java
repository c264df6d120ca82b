package io.genericark.awssim.ec2;

import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.Route;
import io.genericark.awssim.world.RouteTable;
import io.genericark.awssim.world.RouteTable.Association;
import io.genericark.awssim.world.RouteTarget;
import java.util.List;

/** A route table as EC2 writes it. */
final class RouteTableXml {
    private RouteTableXml() {}

    static void write(Ec2Call call, RouteTable table) {
        call.xml()
                .text("routeTableId", table.id())
                .text("vpcId", table.vpc())
                .text("ownerId", call.ownerOf(table.id()))
                .set("routeSet", table.routes(), route -> writeRoute(call, table, route))
                .set("associationSet", table.associations(), a -> writeAssociation(call, table, a))
                .set("propagatingVgwSet", List.of(), nothing -> {});
        call.writeTags(table.tags());
    }

    private static void writeRoute(Ec2Call call, RouteTable table, Route route) {
        String kind = route.destination().isIpv6() ? "destinationIpv6CidrBlock" : "destinationCidrBlock";
        call.xml().text(kind, route.destination());
        switch (route.target()) {
            case RouteTarget.Local local -> call.xml().text("gatewayId", "local");
            case RouteTarget.Gateway gateway -> call.xml().text("gatewayId", gateway);
            case RouteTarget.TransitGateway gateway -> call.xml().text("transitGatewayId", gateway);
            case RouteTarget.Eni eni -> {
                RouteTableFilters.instanceOf(call.region(), route)
                        .ifPresent(id -> call.xml()
                                .text("instanceId", id)
                                .text("instanceOwnerId", call.ownerOf(new InstanceId(id))));
                call.xml().text("networkInterfaceId", eni);
            }
        }
        call.xml()
                .text("state", call.region().stateOf(table, route).wireName())
                .text("origin", route.origin().wireName());
    }

    private static void writeAssociation(Ec2Call call, RouteTable table, Association association) {
        call.xml()
                .text("routeTableAssociationId", association.id())
                .text("routeTableId", table.id())
                .text("main", association.isMain());
        if (association.subnet() != null) {
            call.xml().text("subnetId", association.subnet());
        }
        call.xml().element("associationState", () -> call.xml().text("state", "associated"));
    }
}
