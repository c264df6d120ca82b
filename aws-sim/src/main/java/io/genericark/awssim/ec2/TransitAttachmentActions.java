package io.genericark.awssim.ec2;

import io.genericark.awssim.world.PeeringSide;
import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import io.genericark.awssim.world.ResourceId.VpcId;
import io.genericark.awssim.world.Transit;
import io.genericark.awssim.world.TransitAttachment;
import io.genericark.awssim.world.TransitState;
import io.genericark.awssim.world.VpcAttachment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attachments of VPCs to transit gateways, and DescribeTransitGatewayAttachments, which lists those of every kind. */
final class TransitAttachmentActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "CreateTransitGatewayVpcAttachment", TransitAttachmentActions::create,
            "DescribeTransitGatewayVpcAttachments", TransitAttachmentActions::describe,
            "ModifyTransitGatewayVpcAttachment", TransitAttachmentActions::modify,
            "DeleteTransitGatewayVpcAttachment", TransitAttachmentActions::delete,
            "AcceptTransitGatewayVpcAttachment", TransitAttachmentActions::accept,
            "RejectTransitGatewayVpcAttachment", TransitAttachmentActions::reject,
            "DescribeTransitGatewayAttachments", TransitAttachmentActions::describeAll);

    private TransitAttachmentActions() {}

    private static void create(Ec2Call call) {
        answer(
                call,
                call.region()
                        .attaching()
                        .create(
                                TransitGatewayActions.gateway(call),
                                new VpcId(call.get("VpcId")),
                                subnets(call, "SubnetIds"),
                                call.options(),
                                call.newTags("transit-gateway-attachment")));
    }

    private static void describe(Ec2Call call) {
        List<VpcAttachment> asked = call.asked(
                "TransitGatewayAttachmentIds",
                TransitAttachmentId::new,
                call.region().vpcAttachments());
        Filters<VpcAttachment> filters = common(new Filters<VpcAttachment>(), call.region())
                .one("vpc-id", a -> a.vpc().value());
        Page<VpcAttachment> page = Page.of(call, filters.apply(call.parameters(), asked));
        call.xml().set("transitGatewayVpcAttachments", page.items(), it -> write(call, it));
        page.writeToken(call);
    }

    private static void modify(Ec2Call call) {
        call.requireOwner(id(call));
        answer(
                call,
                call.region()
                        .attaching()
                        .modify(
                                id(call),
                                subnets(call, "AddSubnetIds"),
                                subnets(call, "RemoveSubnetIds"),
                                call.options()));
    }

    private static void delete(Ec2Call call) {
        answer(call, call.region().attaching().delete(id(call)));
    }

    private static void accept(Ec2Call call) {
        requireOwnerOfGateway(call);
        answer(call, call.region().attaching().accept(id(call)));
    }

    private static void reject(Ec2Call call) {
        requireOwnerOfGateway(call);
        answer(call, call.region().attaching().reject(id(call)));
    }

    private static void requireOwnerOfGateway(Ec2Call call) {
        call.region().vpcAttachments().find(id(call)).ifPresent(it -> call.requireOwner(it.gateway()));
    }

    private static void describeAll(Ec2Call call) {
        Page<TransitAttachment> page = Page.of(
                call,
                allFilters(call)
                        .apply(
                                call.parameters(),
                                asked(call, call.region().transit().attachments())));
        call.xml().set("transitGatewayAttachments", page.items(), it -> writeAny(call, it));
        page.writeToken(call);
    }

    /** Those of the numbered ids, each of which must be there, or all that the caller may see. */
    static <A extends TransitAttachment> List<A> asked(Ec2Call call, List<A> all) {
        List<String> ids = call.parameters().list("TransitGatewayAttachmentIds");
        List<A> visible = all.stream().filter(call.boundary()::sees).toList();
        ids.stream()
                .filter(id -> visible.stream().noneMatch(it -> it.id().value().equals(id)))
                .findFirst()
                .ifPresent(id -> {
                    throw Transit.noAttachment(new TransitAttachmentId(id));
                });
        return visible.stream()
                .filter(it -> ids.isEmpty() || ids.contains(it.id().value()))
                .toList();
    }

    /** The filters that all kinds of attachments have. */
    static <A extends TransitAttachment> Filters<A> common(Filters<A> filters, Region region) {
        return filters.one("transit-gateway-attachment-id", a -> a.id().value())
                .one("transit-gateway-id", a -> a.gateway().value())
                .one("state", a -> region.transit().state(a.course()).wireName());
    }

    private static Filters<TransitAttachment> allFilters(Ec2Call call) {
        return common(new Filters<TransitAttachment>(), call.region())
                .one("resource-type", TransitAttachment::type)
                .one("resource-id", a -> a.resource().value())
                .one("resource-owner-id", a -> resourceOwner(call, a))
                .one("transit-gateway-owner-id", a -> gatewayOwner(call, a))
                .optional(
                        "association.transit-gateway-route-table-id",
                        a -> association(call, a).map(it -> it.table().value()))
                .optional(
                        "association.state",
                        a -> association(call, a).map(it -> it.state().wireName()));
    }

    private record Association(TransitTableId table, TransitState state) {}

    private static Optional<Association> association(Ec2Call call, TransitAttachment attachment) {
        Transit transit = call.region().transit();
        return transit.tableOf(attachment.gateway(), attachment.id())
                .map(table -> new Association(
                        table.id(),
                        transit.associations(table).getOrDefault(attachment.id(), TransitState.ASSOCIATING)));
    }

    private static String resourceOwner(Ec2Call call, TransitAttachment attachment) {
        return switch (attachment) {
            case VpcAttachment vpc -> call.ownerOf(vpc.vpc());
            case PeeringSide side -> side.other().account();
        };
    }

    private static String gatewayOwner(Ec2Call call, TransitAttachment attachment) {
        return switch (attachment) {
            case VpcAttachment vpc -> call.ownerOf(vpc.gateway());
            case PeeringSide side -> side.own().account();
        };
    }

    static TransitAttachmentId id(Ec2Call call) {
        return new TransitAttachmentId(call.get("TransitGatewayAttachmentId"));
    }

    private static List<SubnetId> subnets(Ec2Call call, String parameter) {
        return call.parameters().list(parameter).stream().map(SubnetId::new).toList();
    }

    private static void answer(Ec2Call call, VpcAttachment attachment) {
        call.xml().element("transitGatewayVpcAttachment", () -> write(call, attachment));
    }

    private static void write(Ec2Call call, VpcAttachment attachment) {
        call.xml()
                .text("transitGatewayAttachmentId", attachment.id())
                .text("transitGatewayId", attachment.gateway())
                .text("vpcId", attachment.vpc())
                .text("vpcOwnerId", call.ownerOf(attachment.vpc()))
                .text(
                        "state",
                        call.region().transit().state(attachment.course()).wireName())
                .element(
                        "subnetIds",
                        () -> attachment.subnets().forEach(it -> call.xml().text("item", it)));
        call.writeTime(attachment.created());
        TransitGatewayActions.writeOptions(call, attachment.options());
        call.writeTags(attachment.tags());
    }

    private static void writeAny(Ec2Call call, TransitAttachment attachment) {
        call.xml()
                .text("transitGatewayAttachmentId", attachment.id())
                .text("transitGatewayId", attachment.gateway())
                .text("transitGatewayOwnerId", gatewayOwner(call, attachment))
                .text("resourceOwnerId", resourceOwner(call, attachment))
                .text("resourceType", attachment.type())
                .text("resourceId", attachment.resource())
                .text(
                        "state",
                        call.region().transit().state(attachment.course()).wireName());
        association(call, attachment)
                .ifPresent(it -> call.xml()
                        .element(
                                "association",
                                () -> call.xml()
                                        .text("transitGatewayRouteTableId", it.table())
                                        .text("state", it.state().wireName())));
        call.writeTime(attachment.created());
        call.writeTags(attachment.tags());
    }
}
