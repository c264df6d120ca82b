package io.genericark.awssim.ec2;

import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import io.genericark.awssim.world.Transit;
import io.genericark.awssim.world.TransitAttachment;
import io.genericark.awssim.world.TransitGateway;
import io.genericark.awssim.world.TransitState;
import io.genericark.awssim.world.TransitTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Route tables of transit gateways, and which attachments are associated with them and propagate to them. */
final class TransitTableActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "CreateTransitGatewayRouteTable", TransitTableActions::create,
            "DescribeTransitGatewayRouteTables", TransitTableActions::describe,
            "DeleteTransitGatewayRouteTable", TransitTableActions::delete,
            "AssociateTransitGatewayRouteTable", TransitTableActions::associate,
            "DisassociateTransitGatewayRouteTable", TransitTableActions::disassociate,
            "EnableTransitGatewayRouteTablePropagation", TransitTableActions::propagate,
            "DisableTransitGatewayRouteTablePropagation", TransitTableActions::stopPropagation,
            "GetTransitGatewayRouteTableAssociations", TransitTableActions::associations,
            "GetTransitGatewayRouteTablePropagations", TransitTableActions::propagations,
            "GetTransitGatewayAttachmentPropagations", TransitTableActions::propagationsOf);

    private TransitTableActions() {}

    private static void create(Ec2Call call) {
        answer(
                call,
                call.region()
                        .transitNetwork()
                        .createTable(TransitGatewayActions.gateway(call), call.newTags("transit-gateway-route-table")));
    }

    private static void describe(Ec2Call call) {
        List<TransitTable> asked = call.asked(
                "TransitGatewayRouteTableIds",
                TransitTableId::new,
                call.region().transitTables());
        Page<TransitTable> page = Page.of(call, filters(call.region()).apply(call.parameters(), asked));
        call.xml().set("transitGatewayRouteTables", page.items(), it -> write(call, it));
        page.writeToken(call);
    }

    private static void delete(Ec2Call call) {
        answer(call, call.region().transitNetwork().deleteTable(table(call)));
    }

    private static void associate(Ec2Call call) {
        answer(
                call,
                "association",
                call.region().transitRouting().associate(table(call), TransitAttachmentActions.id(call)),
                call.region().transit()::associations,
                TransitState.DISASSOCIATED);
    }

    private static void disassociate(Ec2Call call) {
        answer(
                call,
                "association",
                call.region().transitRouting().disassociate(table(call), TransitAttachmentActions.id(call)),
                call.region().transit()::associations,
                TransitState.DISASSOCIATED);
    }

    private static void propagate(Ec2Call call) {
        answer(
                call,
                "propagation",
                call.region().transitRouting().propagate(table(call), TransitAttachmentActions.id(call)),
                call.region().transit()::propagations,
                TransitState.DISABLED);
    }

    private static void stopPropagation(Ec2Call call) {
        answer(
                call,
                "propagation",
                call.region().transitRouting().stopPropagation(table(call), TransitAttachmentActions.id(call)),
                call.region().transit()::propagations,
                TransitState.DISABLED);
    }

    private static void answer(
            Ec2Call call,
            String name,
            TransitAttachment attachment,
            Function<TransitTable, Map<TransitAttachmentId, TransitState>> ties,
            TransitState otherwise) {
        TransitTable table = call.region().transit().table(table(call));
        TransitState state = ties.apply(table).getOrDefault(attachment.id(), otherwise);
        call.xml().element(name, () -> {
            call.xml().text("transitGatewayRouteTableId", table.id());
            writeTie(call, attachment, state);
        });
    }

    private static void associations(Ec2Call call) {
        list(call, "associations", call.region().transit()::associations);
    }

    private static void propagations(Ec2Call call) {
        list(call, "transitGatewayRouteTablePropagations", call.region().transit()::propagations);
    }

    private static void list(
            Ec2Call call, String name, Function<TransitTable, Map<TransitAttachmentId, TransitState>> ties) {
        TransitTable table = call.region().transit().table(table(call));
        Map<TransitAttachmentId, TransitState> states = ties.apply(table);
        List<TransitAttachment> attachments = states.keySet().stream()
                .flatMap(id -> call.region().transit().find(table.gateway(), id).stream())
                .toList();
        Filters<TransitAttachment> filters = new Filters<TransitAttachment>()
                .one("transit-gateway-attachment-id", a -> a.id().value())
                .one("resource-type", TransitAttachment::type)
                .one("resource-id", a -> a.resource().value());
        Page<TransitAttachment> page = Page.of(call, filters.apply(call.parameters(), attachments));
        call.xml().set(name, page.items(), it -> writeTie(call, it, states.getOrDefault(it.id(), TransitState.FAILED)));
        page.writeToken(call);
    }

    private static void propagationsOf(Ec2Call call) {
        Transit transit = call.region().transit();
        TransitAttachmentId id = TransitAttachmentActions.id(call);
        if (transit.attachments().stream().noneMatch(it -> it.id().equals(id))) {
            throw Transit.noAttachment(id);
        }
        List<TransitTable> tables = call.region().transitTables().all().stream()
                .filter(it ->
                        call.boundary().sees(it) && transit.propagations(it).containsKey(id))
                .toList();
        Filters<TransitTable> filters = new Filters<TransitTable>()
                .one("transit-gateway-route-table-id", it -> it.id().value());
        Page<TransitTable> page = Page.of(call, filters.apply(call.parameters(), tables));
        call.xml()
                .set(
                        "transitGatewayAttachmentPropagations",
                        page.items(),
                        it -> call.xml()
                                .text("transitGatewayRouteTableId", it.id())
                                .text(
                                        "state",
                                        transit.propagations(it)
                                                .getOrDefault(id, TransitState.DISABLED)
                                                .wireName()));
        page.writeToken(call);
    }

    private static void writeTie(Ec2Call call, TransitAttachment attachment, TransitState state) {
        call.xml()
                .text("transitGatewayAttachmentId", attachment.id())
                .text("resourceId", attachment.resource())
                .text("resourceType", attachment.type())
                .text("state", state.wireName());
    }

    static TransitTableId table(Ec2Call call) {
        return new TransitTableId(call.get("TransitGatewayRouteTableId"));
    }

    private static Filters<TransitTable> filters(Region region) {
        return new Filters<TransitTable>()
                .one("transit-gateway-route-table-id", it -> it.id().value())
                .one("transit-gateway-id", it -> it.gateway().value())
                .one("state", it -> region.transit().state(it.course()).wireName())
                .one("default-association-route-table", it -> isDefault(region, it, TransitGateway::associationTable))
                .one("default-propagation-route-table", it -> isDefault(region, it, TransitGateway::propagationTable));
    }

    private static String isDefault(
            Region region, TransitTable table, Function<TransitGateway, Optional<TransitTableId>> defaultTable) {
        return String.valueOf(region.transitGateways()
                .find(table.gateway())
                .flatMap(defaultTable)
                .filter(table.id()::equals)
                .isPresent());
    }

    private static void answer(Ec2Call call, TransitTable table) {
        call.xml().element("transitGatewayRouteTable", () -> write(call, table));
    }

    private static void write(Ec2Call call, TransitTable table) {
        Region region = call.region();
        call.xml()
                .text("transitGatewayRouteTableId", table.id())
                .text("transitGatewayId", table.gateway())
                .text("state", region.transit().state(table.course()).wireName())
                .text("defaultAssociationRouteTable", isDefault(region, table, TransitGateway::associationTable))
                .text("defaultPropagationRouteTable", isDefault(region, table, TransitGateway::propagationTable));
        call.writeTime(table.created());
        call.writeTags(table.tags());
    }
}
