package io.genericark.awssim.ec2;

import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.TransitGateway;
import io.genericark.awssim.world.TransitOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Transit gateways: creating, describing, modifying, deleting. */
final class TransitGatewayActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "CreateTransitGateway", TransitGatewayActions::create,
            "DescribeTransitGateways", TransitGatewayActions::describe,
            "ModifyTransitGateway", TransitGatewayActions::modify,
            "DeleteTransitGateway", TransitGatewayActions::delete);

    private TransitGatewayActions() {}

    private static void create(Ec2Call call) {
        answer(
                call,
                call.region()
                        .transitNetwork()
                        .create(
                                call.parameters().find("Description").orElse(""),
                                call.options(),
                                call.newTags("transit-gateway")));
    }

    private static void describe(Ec2Call call) {
        List<TransitGateway> asked = call.asked(
                "TransitGatewayIds", TransitGatewayId::new, call.region().transitGateways());
        Page<TransitGateway> page = Page.of(call, filters(call.region()).apply(call.parameters(), asked));
        call.xml().set("transitGatewaySet", page.items(), gateway -> write(call, gateway));
        page.writeToken(call);
    }

    private static void modify(Ec2Call call) {
        answer(
                call,
                call.region()
                        .transitNetwork()
                        .modify(gateway(call), call.parameters().find("Description"), call.options()));
    }

    private static void delete(Ec2Call call) {
        answer(call, call.region().transitNetwork().delete(gateway(call)));
    }

    static TransitGatewayId gateway(Ec2Call call) {
        return new TransitGatewayId(call.get("TransitGatewayId"));
    }

    private static Filters<TransitGateway> filters(Region region) {
        Filters<TransitGateway> filters = new Filters<TransitGateway>()
                .one("transit-gateway-id", g -> g.id().value())
                .one("owner-id", g -> region.ownership().of(g.id()))
                .one("state", g -> region.transit().state(g.course()).wireName());
        option(filters, "amazon-side-asn", TransitOptions.ASN);
        option(filters, "auto-accept-shared-attachments", TransitOptions.AUTO_ACCEPT);
        option(filters, "default-route-table-association", TransitOptions.ASSOCIATION);
        option(filters, "association-default-route-table-id", TransitOptions.ASSOCIATION_TABLE);
        option(filters, "default-route-table-propagation", TransitOptions.PROPAGATION);
        option(filters, "propagation-default-route-table-id", TransitOptions.PROPAGATION_TABLE);
        option(filters, "dns-support", "DnsSupport");
        option(filters, "vpn-ecmp-support", "VpnEcmpSupport");
        return filters;
    }

    private static void option(Filters<TransitGateway> filters, String filter, String name) {
        filters.optional("options." + filter, g -> g.options().find(name));
    }

    private static void answer(Ec2Call call, TransitGateway gateway) {
        call.xml().element("transitGateway", () -> write(call, gateway));
    }

    private static void write(Ec2Call call, TransitGateway gateway) {
        String owner = call.ownerOf(gateway.id());
        call.xml()
                .text("transitGatewayId", gateway.id())
                .text(
                        "transitGatewayArn",
                        "arn:aws:ec2:" + call.region().name() + ":" + owner + ":transit-gateway/" + gateway.id())
                .text("state", call.region().transit().state(gateway.course()).wireName())
                .text("ownerId", owner)
                .text("description", gateway.text());
        call.writeTime(gateway.created());
        writeOptions(call, gateway.options());
        call.writeTags(gateway.tags());
    }

    /** Option names begin with a small letter in answers. */
    static void writeOptions(Ec2Call call, TransitOptions options) {
        call.xml()
                .element(
                        "options",
                        () -> options.values()
                                .forEach((name, value) -> call.xml()
                                        .text(
                                                name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                                                value)));
    }
}
