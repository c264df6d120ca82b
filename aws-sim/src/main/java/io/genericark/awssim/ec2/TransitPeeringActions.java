package io.genericark.awssim.ec2;

import io.genericark.awssim.world.Peering.End;
import io.genericark.awssim.world.PeeringSide;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.Tags;
import io.genericark.awssim.world.TransitState;
import java.util.List;
import java.util.Map;

/** Peerings of transit gateways: asking, accepting, rejecting, ending, describing. */
final class TransitPeeringActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "CreateTransitGatewayPeeringAttachment", TransitPeeringActions::create,
            "DescribeTransitGatewayPeeringAttachments", TransitPeeringActions::describe,
            "AcceptTransitGatewayPeeringAttachment", TransitPeeringActions::accept,
            "RejectTransitGatewayPeeringAttachment", TransitPeeringActions::reject,
            "DeleteTransitGatewayPeeringAttachment", TransitPeeringActions::delete);

    private TransitPeeringActions() {}

    private static void create(Ec2Call call) {
        End peer = new End(
                call.get("PeerRegion"),
                call.get("PeerAccountId"),
                new TransitGatewayId(call.get("PeerTransitGatewayId")),
                Tags.NONE);
        answer(
                call,
                call.region()
                        .peering()
                        .create(TransitGatewayActions.gateway(call), peer, call.newTags("transit-gateway-attachment")));
    }

    private static void describe(Ec2Call call) {
        List<PeeringSide> asked = TransitAttachmentActions.asked(
                        call, call.region().transit().peerings())
                .stream()
                .filter(it -> it.own().account().equals(call.boundary().account()))
                .toList();
        Filters<PeeringSide> filters = TransitAttachmentActions.common(new Filters<PeeringSide>(), call.region())
                .one("local-owner-id", it -> it.own().account())
                .one("remote-owner-id", it -> it.other().account());
        Page<PeeringSide> page = Page.of(call, filters.apply(call.parameters(), asked));
        call.xml().set("transitGatewayPeeringAttachments", page.items(), it -> write(call, it));
        page.writeToken(call);
    }

    private static void accept(Ec2Call call) {
        answer(
                call,
                call.region()
                        .peering()
                        .accept(
                                TransitAttachmentActions.id(call),
                                call.boundary().account()));
    }

    private static void reject(Ec2Call call) {
        answer(
                call,
                call.region()
                        .peering()
                        .reject(
                                TransitAttachmentActions.id(call),
                                call.boundary().account()));
    }

    private static void delete(Ec2Call call) {
        answer(call, call.region().peering().delete(TransitAttachmentActions.id(call)));
    }

    private static void answer(Ec2Call call, PeeringSide side) {
        call.xml().element("transitGatewayPeeringAttachment", () -> write(call, side));
    }

    private static void write(Ec2Call call, PeeringSide side) {
        TransitState state = call.region().transit().state(side.course());
        call.xml().text("transitGatewayAttachmentId", side.id());
        writeEnd(call, "requesterTgwInfo", side.peering().requester());
        writeEnd(call, "accepterTgwInfo", side.peering().accepter());
        call.xml()
                .element("status", () -> call.xml().text("code", state.wireName()))
                .text("state", state.wireName());
        call.writeTime(side.created());
        call.writeTags(side.tags());
    }

    private static void writeEnd(Ec2Call call, String name, End end) {
        call.xml()
                .element(
                        name,
                        () -> call.xml()
                                .text("transitGatewayId", end.gateway())
                                .text("ownerId", end.account())
                                .text("region", end.region()));
    }
}
