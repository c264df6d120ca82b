package io.genericark.crossregion;

import io.genericark.api.KitException;
import io.genericark.aws.AwsCall;
import io.genericark.aws.Ec2Calls;
import io.genericark.aws.VpcRoute;
import io.genericark.crossregion.plan.Aim;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.crossregion.plan.VipChange.RouteChange;
import io.genericark.crossregion.plan.VipChange.SourceDestCheckOff;
import io.genericark.crossregion.topology.Destination;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayPrefixListReferenceRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceTransitGatewayRouteRequest;

/** The writing calls of EC2 at one place. Each is sent at most once, and fails INDETERMINATE when its outcome is not known. */
record Ec2Writes(Ec2Calls ec2) {

    void make(VipChange change) throws KitException {
        switch (change) {
            case SourceDestCheckOff off -> ec2.switchOffSourceDestCheck(off.eni());
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
                VpcRoute route = new VpcRoute(
                        change.table().value(),
                        change.destination().toString(),
                        change.to().toString());
                if (change.from().isPresent()) {
                    route.replace(ec2);
                } else {
                    route.create(ec2);
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
}
