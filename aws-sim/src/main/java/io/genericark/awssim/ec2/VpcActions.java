package io.genericark.awssim.ec2;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.Cidr;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import io.genericark.awssim.world.Subnet;
import io.genericark.awssim.world.Vpc;
import java.util.List;
import java.util.Map;

/** DescribeVpcs, DescribeSubnets, CreateVpc, CreateSubnet. */
final class VpcActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "DescribeVpcs", VpcActions::describeVpcs,
            "DescribeSubnets", VpcActions::describeSubnets,
            "CreateVpc", VpcActions::createVpc,
            "CreateSubnet", VpcActions::createSubnet);

    private static final Filters<Vpc> VPC_FILTERS = new Filters<Vpc>()
            .one("vpc-id", v -> v.id().value())
            .one("cidr", v -> v.cidr().toString())
            .one("cidr-block-association.cidr-block", v -> v.cidr().toString())
            .one("is-default", v -> "false")
            .one("state", v -> "available")
            .one("owner-id", v -> AwsWorld.ACCOUNT);

    private static final Filters<Subnet> SUBNET_FILTERS = new Filters<Subnet>()
            .one("subnet-id", s -> s.id().value())
            .one("vpc-id", s -> s.vpc().value())
            .one("availability-zone", Subnet::zone)
            .one("cidr-block", s -> s.cidr().toString())
            .one("cidr", s -> s.cidr().toString())
            .one("state", s -> "available")
            .one("owner-id", s -> AwsWorld.ACCOUNT);

    private VpcActions() {}

    private static void describeVpcs(Ec2Call call) {
        List<Vpc> asked = call.asked("VpcId", VpcId::new, call.region().vpcs());
        Page<Vpc> page = Page.of(call, VPC_FILTERS.apply(call.parameters(), asked));
        call.xml().set("vpcSet", page.items(), vpc -> write(call, vpc));
        page.writeToken(call);
    }

    private static void describeSubnets(Ec2Call call) {
        List<Subnet> asked = call.asked("SubnetId", SubnetId::new, call.region().subnets());
        Page<Subnet> page = Page.of(call, SUBNET_FILTERS.apply(call.parameters(), asked));
        call.xml().set("subnetSet", page.items(), subnet -> write(call, subnet));
        page.writeToken(call);
    }

    private static void createVpc(Ec2Call call) {
        Vpc vpc = call.region().network().createVpc(Cidr.of(call.get("CidrBlock")), call.newTags("vpc"));
        call.xml().element("vpc", () -> write(call, vpc));
    }

    private static void createSubnet(Ec2Call call) {
        String zone = call.parameters()
                .find("AvailabilityZone")
                .orElse(call.region().zones().getFirst());
        Subnet subnet = call.region()
                .network()
                .createSubnet(
                        new VpcId(call.get("VpcId")), Cidr.of(call.get("CidrBlock")), zone, call.newTags("subnet"));
        call.xml().element("subnet", () -> write(call, subnet));
    }

    private static void write(Ec2Call call, Vpc vpc) {
        call.xml()
                .text("vpcId", vpc.id())
                .text("ownerId", AwsWorld.ACCOUNT)
                .text("state", "available")
                .text("cidrBlock", vpc.cidr())
                .text("instanceTenancy", "default")
                .text("isDefault", "false");
        call.writeTags(vpc.tags());
    }

    private static void write(Ec2Call call, Subnet subnet) {
        call.xml()
                .text("subnetId", subnet.id())
                .text("vpcId", subnet.vpc())
                .text("ownerId", AwsWorld.ACCOUNT)
                .text("state", "available")
                .text("cidrBlock", subnet.cidr())
                .text("availabilityZone", subnet.zone())
                .text("defaultForAz", "false")
                .text("mapPublicIpOnLaunch", "false");
        call.writeTags(subnet.tags());
    }
}
