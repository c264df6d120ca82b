package io.genericark.awssim.ec2;

import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Cidr;
import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import io.genericark.awssim.world.Subnet;
import io.genericark.awssim.world.Vpc;
import io.genericark.awssim.world.Vpc.Block;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** DescribeVpcs, DescribeSubnets, CreateVpc, CreateSubnet, AssociateVpcCidrBlock. */
final class VpcActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "DescribeVpcs", VpcActions::describeVpcs,
            "DescribeSubnets", VpcActions::describeSubnets,
            "CreateVpc", VpcActions::createVpc,
            "AssociateVpcCidrBlock", VpcActions::associate,
            "CreateSubnet", VpcActions::createSubnet);

    private VpcActions() {}

    private static void describeVpcs(Ec2Call call) {
        List<Vpc> asked = call.asked("VpcId", VpcId::new, call.region().vpcs());
        Page<Vpc> page = Page.of(call, vpcFilters(call.region()).apply(call.parameters(), asked));
        call.xml().set("vpcSet", page.items(), vpc -> write(call, vpc));
        page.writeToken(call);
    }

    private static void describeSubnets(Ec2Call call) {
        List<Subnet> asked = call.asked("SubnetId", SubnetId::new, call.region().subnets());
        Page<Subnet> page = Page.of(call, subnetFilters(call.region()).apply(call.parameters(), asked));
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

    private static void associate(Ec2Call call) {
        VpcId id = new VpcId(call.get("VpcId"));
        Block block = call.parameters().isTrue("AmazonProvidedIpv6CidrBlock")
                ? call.region().network().associateAmazonIpv6(id)
                : call.region().network().associate(id, ipv4(call.get("CidrBlock")));
        call.xml().text("vpcId", id);
        call.xml()
                .element(
                        block.cidr().isIpv6() ? "ipv6CidrBlockAssociation" : "cidrBlockAssociation",
                        () -> write(call, block));
    }

    private static Cidr ipv4(String text) {
        Cidr cidr = Cidr.of(text);
        if (cidr.isIpv6()) {
            throw AwsError.invalidValue("Value (" + text + ") for parameter cidrBlock is of the wrong address family.");
        }
        return cidr;
    }

    private static Filters<Vpc> vpcFilters(Region region) {
        return new Filters<Vpc>()
                .one("vpc-id", v -> v.id().value())
                .one("cidr", v -> v.cidr().toString())
                .many("cidr-block-association.cidr-block", v -> blocks(v, block -> !block.isIpv6()))
                .many("ipv6-cidr-block-association.ipv6-cidr-block", v -> blocks(v, Cidr::isIpv6))
                .one("is-default", v -> "false")
                .one("state", v -> "available")
                .one("owner-id", v -> region.ownership().of(v.id()));
    }

    private static List<Block> associations(Vpc vpc, Predicate<Cidr> which) {
        return vpc.blocks().stream().filter(block -> which.test(block.cidr())).toList();
    }

    private static List<String> blocks(Vpc vpc, Predicate<Cidr> which) {
        return associations(vpc, which).stream()
                .map(block -> block.cidr().toString())
                .toList();
    }

    private static Filters<Subnet> subnetFilters(Region region) {
        return new Filters<Subnet>()
                .one("subnet-id", s -> s.id().value())
                .one("vpc-id", s -> s.vpc().value())
                .one("availability-zone", Subnet::zone)
                .one("cidr-block", s -> s.cidr().toString())
                .one("cidr", s -> s.cidr().toString())
                .one("state", s -> "available")
                .one("owner-id", s -> region.ownership().of(s.id()));
    }

    private static void write(Ec2Call call, Block block) {
        String family = block.cidr().isIpv6() ? "ipv6CidrBlock" : "cidrBlock";
        call.xml()
                .text("associationId", block.association())
                .text(family, block.cidr())
                .element(family + "State", () -> call.xml().text("state", "associated"));
    }

    private static void write(Ec2Call call, Vpc vpc) {
        call.xml()
                .text("vpcId", vpc.id())
                .text("ownerId", call.ownerOf(vpc.id()))
                .text("state", "available")
                .text("cidrBlock", vpc.cidr())
                .text("instanceTenancy", "default")
                .text("isDefault", "false")
                .set(
                        "cidrBlockAssociationSet",
                        associations(vpc, block -> !block.isIpv6()),
                        block -> write(call, block))
                .set("ipv6CidrBlockAssociationSet", associations(vpc, Cidr::isIpv6), block -> write(call, block));
        call.writeTags(vpc.tags());
    }

    private static void write(Ec2Call call, Subnet subnet) {
        call.xml()
                .text("subnetId", subnet.id())
                .text("vpcId", subnet.vpc())
                .text("ownerId", call.ownerOf(subnet.id()))
                .text("state", "available")
                .text("cidrBlock", subnet.cidr())
                .text("availabilityZone", subnet.zone())
                .text("defaultForAz", "false")
                .text("mapPublicIpOnLaunch", "false");
        call.writeTags(subnet.tags());
    }
}
