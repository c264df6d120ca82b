package io.genericark.routetable;

import io.genericark.aws.EniId;
import io.genericark.aws.standin.SampleNodes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * A VPC 10.0.0.0/16 with two nodes, an internet gateway and three route tables, built and looked at with the plain SDK.
 * No route of the VIP yet; source/dest checks off.
 */
record SampleVpc(
        Ec2Client ec2, String vpc, String gateway, List<String> subnets, List<TableId> tables, Node a, Node b) {

    static final String REGION = SampleNodes.REGION;
    static final String VIP = "10.99.0.10/32";

    /** A node of the cluster. */
    record Node(String name, String instance, EniId eni, String vpc, String privateIp) {
        SampleNodes.Node standIn() {
            return new SampleNodes.Node(name, instance, eni.value(), vpc, privateIp);
        }
    }

    static SampleVpc build(Ec2Client ec2) {
        return build(ec2, ec2, subnet -> {});
    }

    /** The same where the VPC belongs to one account and the nodes to another one, after the subnets have been shared with it. */
    static SampleVpc build(Ec2Client ec2, Ec2Client nodes, Consumer<String> share) {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String gateway = ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        String main = ec2.describeRouteTables(r -> r.filters(filter("vpc-id", vpc)))
                .routeTables()
                .getFirst()
                .routeTableId();
        String subnetA = subnet(ec2, vpc, "10.0.1.0/24", "ap-northeast-1a");
        String subnetB = subnet(ec2, vpc, "10.0.2.0/24", "ap-northeast-1c");
        share.accept(subnetA);
        share.accept(subnetB);
        List<TableId> tables = Stream.of(main, table(ec2, vpc, subnetA), table(ec2, vpc, subnetB))
                .map(TableId::new)
                .sorted()
                .toList();
        return new SampleVpc(
                ec2,
                vpc,
                gateway,
                List.of(subnetA, subnetB),
                tables,
                node(nodes, "node-a", vpc, subnetA),
                node(nodes, "node-b", vpc, subnetB));
    }

    /** Lets each table lead the VIP to this node. */
    SampleVpc leadingTo(Node node) {
        tables.forEach(table -> create(table, node.eni()));
        return this;
    }

    void create(TableId table, EniId eni) {
        create(table, VIP, eni);
    }

    void create(TableId table, String vip, EniId eni) {
        ec2.createRoute(r -> (vip.contains(":") ? r.destinationIpv6CidrBlock(vip) : r.destinationCidrBlock(vip))
                .routeTableId(table.value())
                .networkInterfaceId(eni.value()));
    }

    void createToGateway(TableId table) {
        ec2.createRoute(
                r -> r.routeTableId(table.value()).destinationCidrBlock(VIP).gatewayId(gateway));
    }

    void point(TableId table, EniId eni) {
        ec2.replaceRoute(
                r -> r.routeTableId(table.value()).destinationCidrBlock(VIP).networkInterfaceId(eni.value()));
    }

    void delete(TableId table) {
        ec2.deleteRoute(r -> r.routeTableId(table.value()).destinationCidrBlock(VIP));
    }

    void stop(Node node) {
        ec2.stopInstances(r -> r.instanceIds(node.instance()));
    }

    void switchOnSourceDestCheck(Node node) {
        check(ec2, node.eni(), true);
    }

    boolean sourceDestCheckOf(Node node) {
        return Boolean.TRUE.equals(ec2.describeNetworkInterfaces(
                        r -> r.networkInterfaceIds(node.eni().value()))
                .networkInterfaces()
                .getFirst()
                .sourceDestCheck());
    }

    /** A further interface of a node, attached to it. */
    EniId attachTo(Node node) {
        String eni = ec2.createNetworkInterface(r -> r.subnetId(subnets.get(node.equals(a) ? 0 : 1)))
                .networkInterface()
                .networkInterfaceId();
        ec2.attachNetworkInterface(
                r -> r.networkInterfaceId(eni).instanceId(node.instance()).deviceIndex(1));
        check(ec2, new EniId(eni), false);
        return new EniId(eni);
    }

    void detach(EniId eni) {
        String attachment = ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(eni.value()))
                .networkInterfaces()
                .getFirst()
                .attachment()
                .attachmentId();
        ec2.detachNetworkInterface(r -> r.attachmentId(attachment));
    }

    void delete(EniId eni) {
        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni.value()));
    }

    void tag(TableId table, String key, String value) {
        Tag tag = Tag.builder().key(key).value(value).build();
        ec2.createTags(r -> r.resources(table.value()).tags(tag));
    }

    /** Gives the VPC an IPv6 block and says which. */
    String addIpv6Block() {
        return ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).amazonProvidedIpv6CidrBlock(true))
                .ipv6CidrBlockAssociation()
                .ipv6CidrBlock();
    }

    /** Where the tables lead the VIP, in the order of {@link #tables}; {@code -} for no route. */
    List<String> targets() {
        return targets(VIP);
    }

    /** The same of another VIP. */
    List<String> targets(String vip) {
        return tables.stream().map(table -> target(table, vip).orElse("-")).toList();
    }

    private Optional<String> target(TableId table, String vip) {
        return ec2.describeRouteTables(r -> r.routeTableIds(table.value())).routeTables().getFirst().routes().stream()
                .filter(route ->
                        vip.equals(route.destinationCidrBlock()) || vip.equals(route.destinationIpv6CidrBlock()))
                .map(SampleVpc::target)
                .findFirst();
    }

    private static String target(Route route) {
        @Nullable String eni = route.networkInterfaceId();
        return eni == null ? String.valueOf(route.gatewayId()) : eni;
    }

    private static String subnet(Ec2Client ec2, String vpc, String cidr, String zone) {
        return ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    private static String table(Ec2Client ec2, String vpc, String subnet) {
        String table = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
        return table;
    }

    private static Node node(Ec2Client ec2, String name, String vpc, String subnet) {
        String instance = ec2.runInstances(r -> r.imageId("ami-12345678")
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(subnet))
                .instances()
                .getFirst()
                .instanceId();
        NetworkInterface eni = ec2.describeNetworkInterfaces(r -> r.filters(filter("attachment.instance-id", instance)))
                .networkInterfaces()
                .getFirst();
        EniId id = new EniId(eni.networkInterfaceId());
        check(ec2, id, false);
        return new Node(name, instance, id, vpc, eni.privateIpAddress());
    }

    private static void check(Ec2Client ec2, EniId eni, boolean on) {
        ec2.modifyNetworkInterfaceAttribute(
                r -> r.networkInterfaceId(eni.value()).sourceDestCheck(check -> check.value(on)));
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
