package io.genericark.awssim.ec2;

import io.genericark.awssim.world.ResourceId.AssociationId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import io.genericark.awssim.world.RouteTable;
import java.util.List;
import java.util.Map;

/** DescribeRouteTables, and creating, deleting and associating tables. */
final class RouteTableActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "DescribeRouteTables", RouteTableActions::describe,
            "CreateRouteTable", RouteTableActions::create,
            "DeleteRouteTable", RouteTableActions::delete,
            "AssociateRouteTable", RouteTableActions::associate,
            "DisassociateRouteTable", RouteTableActions::disassociate);

    private static final int TABLES_ON_A_PAGE = 100;

    private RouteTableActions() {}

    private static void describe(Ec2Call call) {
        List<RouteTable> asked =
                call.asked("RouteTableId", RouteTableId::new, call.region().routeTables());
        Page<RouteTable> page =
                Page.of(call, RouteTableFilters.of(call.region()).apply(call.parameters(), asked), TABLES_ON_A_PAGE);
        call.xml().set("routeTableSet", page.items(), table -> RouteTableXml.write(call, table));
        page.writeToken(call);
    }

    private static void create(Ec2Call call) {
        RouteTable table =
                call.region().network().createRouteTable(new VpcId(call.get("VpcId")), call.newTags("route-table"));
        call.xml().element("routeTable", () -> RouteTableXml.write(call, table));
    }

    private static void delete(Ec2Call call) {
        call.region().network().deleteRouteTable(new RouteTableId(call.get("RouteTableId")));
        call.done();
    }

    private static void associate(Ec2Call call) {
        AssociationId id = call.region()
                .network()
                .associate(new RouteTableId(call.get("RouteTableId")), new SubnetId(call.get("SubnetId")));
        call.xml()
                .text("associationId", id)
                .element("associationState", () -> call.xml().text("state", "associated"));
    }

    private static void disassociate(Ec2Call call) {
        call.region().network().disassociate(new AssociationId(call.get("AssociationId")));
        call.done();
    }
}
