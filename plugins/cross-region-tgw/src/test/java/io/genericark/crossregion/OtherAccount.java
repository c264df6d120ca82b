package io.genericark.crossregion;

import io.genericark.aws.AwsClients;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.SimRegion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** A VPC of another account on a corner's transit gateway, which is shared with it; its tables have no route of a VIP. */
record OtherAccount(SimRegion region, String vpc, String subnet, List<String> tables) {
    private static final String ACCOUNT = "222222222222";
    static final String ROLE = role(ACCOUNT);

    static OtherAccount attachedTo(SampleNet.Corner corner, SimUnderTest aws, AwsClients operator) {
        return attachedTo(corner, ACCOUNT, 0, aws, operator);
    }

    /** A role of an account. */
    static String role(String account) {
        return "arn:aws:iam::" + account + ":role/network";
    }

    /** The same of any account, with so many tables beside the main one. */
    static OtherAccount attachedTo(
            SampleNet.Corner corner, String account, int more, SimUnderTest aws, AwsClients operator) {
        AwsWorld world = aws.sim().world();
        world.accounts().addRole(role(account));
        corner.gateway().shareWith(account);
        String key = world.accounts()
                .assume(
                        role(account),
                        Optional.empty(),
                        "test",
                        world.clock().instant().plus(Duration.ofHours(1)))
                .accessKeyId();
        try (AwsClients clients =
                new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")))) {
            Ec2Client ec2 = SampleNet.ec2(corner, clients, aws.endpoint());
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.77.0.0/16")).vpc().vpcId();
            String subnet = ec2.createSubnet(r -> r.vpcId(vpc)
                            .cidrBlock("10.77.1.0/24")
                            .availabilityZone(corner.region().name() + "a"))
                    .subnet()
                    .subnetId();
            String attachment = ec2.createTransitGatewayVpcAttachment(
                            r -> r.transitGatewayId(corner.gateway().id().value())
                                    .vpcId(vpc)
                                    .subnetIds(subnet))
                    .transitGatewayVpcAttachment()
                    .transitGatewayAttachmentId();
            SampleNet.ec2(corner, operator, aws.endpoint())
                    .acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));
            for (int i = 0; i < more; i++) {
                ec2.createRouteTable(r -> r.vpcId(vpc));
            }
            List<String> tables = ec2.describeRouteTables().routeTables().stream()
                    .map(RouteTable::routeTableId)
                    .toList();
            return new OtherAccount(corner.region(), vpc, subnet, tables);
        }
    }

    /** Where its main table leads the VIP. */
    Optional<String> target() {
        return target(tables.getFirst());
    }

    /** Where one of its tables leads the VIP. */
    Optional<String> target(String table) {
        return region.routeTable(new RouteTableId(table)).target(SampleNet.VIP).map(Object::toString);
    }

    /** The interface that its packets to the VIP reach, or why not. */
    String arrival(SimUnderTest aws) {
        PacketResult result = aws.sim().world().packet(new SubnetId(subnet), "10.99.0.10");
        return result instanceof PacketResult.Delivered delivered
                ? delivered.eni().value()
                : result.reason();
    }
}
