package io.genericark.crossregion;

import io.genericark.api.KitException;
import io.genericark.aws.AwsCall;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.Ec2Calls;
import io.genericark.aws.EniId;
import io.genericark.crossregion.plan.Aim;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.crossregion.plan.VipChange.RouteChange;
import io.genericark.crossregion.plan.VipChange.SourceDestCheckOff;
import io.genericark.crossregion.topology.Destination;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayPrefixListReferenceRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceTransitGatewayRouteRequest;

/** The writing calls of EC2 at one place. Each is sent at most once, and fails INDETERMINATE when its outcome is not known. */
record Ec2Writes(Ec2Calls ec2) {

    void make(VipChange change) throws KitException {
        switch (change) {
            case SourceDestCheckOff off -> switchOff(off.eni());
            case RouteChange route -> write(route);
        }
    }

    private void write(RouteChange change) throws KitException {
        switch (change.to()) {
            case Aim.ToAttachment(var attachment) -> {
                if (change.destination() instanceof Destination.PrefixList list) {
                    refer(change, list.id(), attachment.value());
                } else if (change.from().isPresent()) {
                    replace(change, attachment.value());
                } else {
                    create(change, attachment.value());
                }
            }
            case Aim.ToEni _, Aim.ToTgw _ -> {
                if (change.from().isPresent()) {
                    replace(change);
                } else {
                    create(change);
                }
            }
        }
    }

    private static AwsCall call(RouteChange change, String done) {
        return AwsCall.write(
                "ec2:" + change.operation(),
                change.place().region(),
                "route " + change.destination() + " in " + change.table() + " was not " + done);
    }

    private void replace(RouteChange change) throws KitException {
        ReplaceRouteRequest.Builder request = ReplaceRouteRequest.builder()
                .routeTableId(change.table().value())
                .overrideConfiguration(ec2.bounds().write());
        switch (change.destination()) {
            case Destination.PrefixList list -> request.destinationPrefixListId(list.id());
            case Destination.Block(CidrBlock block)
            when block.isIpv6() -> request.destinationIpv6CidrBlock(block.toString());
            case Destination.Block(CidrBlock block) -> request.destinationCidrBlock(block.toString());
        }
        if (change.to() instanceof Aim.ToEni(EniId eni)) {
            request.networkInterfaceId(eni.value());
        } else {
            request.transitGatewayId(change.to().toString());
        }
        call(change, "replaced").run(() -> ec2.writer().replaceRoute(request.build()));
    }

    private void create(RouteChange change) throws KitException {
        CreateRouteRequest.Builder request = CreateRouteRequest.builder()
                .routeTableId(change.table().value())
                .overrideConfiguration(ec2.bounds().write());
        switch (change.destination()) {
            case Destination.PrefixList list -> request.destinationPrefixListId(list.id());
            case Destination.Block(CidrBlock block)
            when block.isIpv6() -> request.destinationIpv6CidrBlock(block.toString());
            case Destination.Block(CidrBlock block) -> request.destinationCidrBlock(block.toString());
        }
        if (change.to() instanceof Aim.ToEni(EniId eni)) {
            request.networkInterfaceId(eni.value());
        } else {
            request.transitGatewayId(change.to().toString());
        }
        call(change, "created").run(() -> ec2.writer().createRoute(request.build()));
    }

    private void replace(RouteChange change, String attachment) throws KitException {
        ReplaceTransitGatewayRouteRequest request = ReplaceTransitGatewayRouteRequest.builder()
                .transitGatewayRouteTableId(change.table().value())
                .destinationCidrBlock(change.destination().toString())
                .transitGatewayAttachmentId(attachment)
                .overrideConfiguration(ec2.bounds().write())
                .build();
        call(change, "replaced").run(() -> ec2.writer().replaceTransitGatewayRoute(request));
    }

    private void create(RouteChange change, String attachment) throws KitException {
        CreateTransitGatewayRouteRequest request = CreateTransitGatewayRouteRequest.builder()
                .transitGatewayRouteTableId(change.table().value())
                .destinationCidrBlock(change.destination().toString())
                .transitGatewayAttachmentId(attachment)
                .overrideConfiguration(ec2.bounds().write())
                .build();
        call(change, "created").run(() -> ec2.writer().createTransitGatewayRoute(request));
    }

    private void refer(RouteChange change, String prefixList, String attachment) throws KitException {
        ModifyTransitGatewayPrefixListReferenceRequest request =
                ModifyTransitGatewayPrefixListReferenceRequest.builder()
                        .transitGatewayRouteTableId(change.table().value())
                        .prefixListId(prefixList)
                        .transitGatewayAttachmentId(attachment)
                        .overrideConfiguration(ec2.bounds().write())
                        .build();
        call(change, "replaced").run(() -> ec2.writer().modifyTransitGatewayPrefixListReference(request));
    }

    private void switchOff(EniId eni) throws KitException {
        AwsCall.write(
                        "ec2:ModifyNetworkInterfaceAttribute",
                        ec2.region(),
                        "the source/dest check of " + eni + " was not switched off")
                .run(() -> ec2.writer()
                        .modifyNetworkInterfaceAttribute(request -> request.networkInterfaceId(eni.value())
                                .sourceDestCheck(check -> check.value(false))
                                .overrideConfiguration(ec2.bounds().write())));
    }
}
