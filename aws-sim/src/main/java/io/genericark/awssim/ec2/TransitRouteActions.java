package io.genericark.awssim.ec2;

import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Cidr;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.Transit;
import io.genericark.awssim.world.TransitRoute;
import io.genericark.awssim.world.TransitTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Static routes of transit gateways, and the search over all routes of a table. */
final class TransitRouteActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "CreateTransitGatewayRoute", TransitRouteActions::create,
            "ReplaceTransitGatewayRoute", TransitRouteActions::replace,
            "DeleteTransitGatewayRoute", TransitRouteActions::delete,
            "SearchTransitGatewayRoutes", TransitRouteActions::search);

    private TransitRouteActions() {}

    private static void create(Ec2Call call) {
        answer(
                call,
                call.region()
                        .transitRouting()
                        .create(TransitTableActions.table(call), destination(call), attachment(call)));
    }

    private static void replace(Ec2Call call) {
        answer(
                call,
                call.region()
                        .transitRouting()
                        .replace(TransitTableActions.table(call), destination(call), attachment(call)));
    }

    private static void delete(Ec2Call call) {
        TransitRoute deleted =
                call.region().transitRouting().delete(TransitTableActions.table(call), destination(call));
        TransitTable table = call.region().transit().table(TransitTableActions.table(call));
        call.xml().element("route", () -> write(call, table, deleted, "deleted"));
    }

    /** Not in pages: what does not fit is only said to be there. */
    private static void search(Ec2Call call) {
        Transit transit = call.region().transit();
        TransitTable table = transit.table(TransitTableActions.table(call));
        List<TransitRoute> found = new RouteSearch(transit, table).of(call.parameters());
        Page<TransitRoute> first = Page.of(call, found);
        List<TransitRoute> shown =
                first.items().subList(0, Math.min(first.items().size(), Page.LARGEST));
        call.xml()
                .set("routeSet", shown, it -> write(call, table, it))
                .text("additionalRoutesAvailable", shown.size() < found.size());
    }

    private static Cidr destination(Ec2Call call) {
        return Cidr.of(call.get("DestinationCidrBlock"));
    }

    /** Where the route is to lead; empty for a blackhole. */
    private static Optional<TransitAttachmentId> attachment(Ec2Call call) {
        Optional<String> attachment = call.parameters().find("TransitGatewayAttachmentId");
        boolean blackhole = call.parameters().isTrue("Blackhole");
        if (attachment.isEmpty() && !blackhole) {
            throw AwsError.missingParameter("TransitGatewayAttachmentId or Blackhole");
        }
        if (attachment.isPresent() && blackhole) {
            throw AwsError.badRequest(
                    "InvalidParameterCombination",
                    "The request must contain one of TransitGatewayAttachmentId and Blackhole.");
        }
        return attachment.map(TransitAttachmentId::new);
    }

    private static void answer(Ec2Call call, TransitRoute route) {
        TransitTable table = call.region().transit().table(TransitTableActions.table(call));
        call.xml().element("route", () -> write(call, table, route));
    }

    private static void write(Ec2Call call, TransitTable table, TransitRoute route) {
        write(call, table, route, call.region().transit().stateOf(table, route).wireName());
    }

    private static void write(Ec2Call call, TransitTable table, TransitRoute route, String state) {
        List<TransitAttachmentId> attachments =
                Optional.ofNullable(route.attachment()).stream().toList();
        call.xml()
                .text("destinationCidrBlock", route.destination())
                .set("transitGatewayAttachments", attachments, id -> {
                    call.xml().text("transitGatewayAttachmentId", id);
                    call.region()
                            .transit()
                            .find(table.gateway(), id)
                            .ifPresent(it ->
                                    call.xml().text("resourceId", it.resource()).text("resourceType", it.type()));
                })
                .text("type", route.type().wireName())
                .text("state", state);
    }
}
