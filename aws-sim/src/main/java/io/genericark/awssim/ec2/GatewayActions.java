package io.genericark.awssim.ec2;

import io.genericark.awssim.world.Gateway;
import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Internet gateways: creating, attaching, detaching, describing. */
final class GatewayActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "DescribeInternetGateways", GatewayActions::describe,
            "CreateInternetGateway", GatewayActions::create,
            "AttachInternetGateway", GatewayActions::attach,
            "DetachInternetGateway", GatewayActions::detach);

    private static final Filters<Gateway> FILTERS = new Filters<Gateway>()
            .one("internet-gateway-id", g -> g.id().value())
            .optional(
                    "attachment.vpc-id",
                    g -> Optional.ofNullable(g.attachedTo()).map(VpcId::value));

    private GatewayActions() {}

    private static void describe(Ec2Call call) {
        List<Gateway> asked =
                call.asked("InternetGatewayId", GatewayId::new, call.region().gateways());
        Page<Gateway> page = Page.of(call, FILTERS.apply(call.parameters(), asked));
        call.xml().set("internetGatewaySet", page.items(), gateway -> write(call, gateway));
        page.writeToken(call);
    }

    private static void create(Ec2Call call) {
        Gateway gateway = call.region().network().createInternetGateway(call.newTags("internet-gateway"));
        call.xml().element("internetGateway", () -> write(call, gateway));
    }

    private static void attach(Ec2Call call) {
        call.region().network().attach(new GatewayId(call.get("InternetGatewayId")), new VpcId(call.get("VpcId")));
        call.done();
    }

    private static void detach(Ec2Call call) {
        call.region().network().detach(new GatewayId(call.get("InternetGatewayId")), new VpcId(call.get("VpcId")));
        call.done();
    }

    private static void write(Ec2Call call, Gateway gateway) {
        List<VpcId> attached =
                Optional.ofNullable(gateway.attachedTo()).stream().toList();
        call.xml()
                .text("internetGatewayId", gateway.id())
                .text("ownerId", call.ownerOf(gateway.id()))
                .set(
                        "attachmentSet",
                        attached,
                        vpc -> call.xml().text("vpcId", vpc).text("state", "available"));
        call.writeTags(gateway.tags());
    }
}
