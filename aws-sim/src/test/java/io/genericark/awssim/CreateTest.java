package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.REGION;
import static io.genericark.awssim.OneVpc.VIP;
import static io.genericark.awssim.RouteActionsTest.assertThatCode;
import static io.genericark.awssim.RouteActionsTest.filter;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult.Delivered;
import io.genericark.awssim.world.ResourceId.SubnetId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Builds a topology from nothing through the API alone, as Terraform or a script would. */
class CreateTest {
    private final AwsWorld world = new AwsWorld();
    private final AwsSim sim = AwsSim.start(world);
    private final Ec2Client ec2 = OneVpc.ec2(sim.endpoint(), REGION, OneVpc.CALLER);
    private String vpc = "";
    private String subnet = "";

    @BeforeEach
    void build() {
        world.region(REGION);
        vpc = ec2.createVpc(r -> r.cidrBlock("10.5.0.0/16")).vpc().vpcId();
        subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.5.1.0/24").availabilityZone(REGION + "c"))
                .subnet()
                .subnetId();
    }

    @AfterEach
    void stop() {
        ec2.close();
        sim.close();
    }

    @Test
    void aTopologyBuiltByTheApiCarriesPackets() {
        Instance node = run("10.5.1.10");
        String eni = node.networkInterfaces().getFirst().networkInterfaceId();
        ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(eni).sourceDestCheck(v -> v.value(false)));
        String table = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
        ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock(VIP).networkInterfaceId(eni));
        assertThat(world.packet(new SubnetId(subnet), "10.99.0.10"))
                .isInstanceOfSatisfying(
                        Delivered.class, d -> assertThat(d.instance().value()).isEqualTo(node.instanceId()));
    }

    @Test
    void addressesAreChosenAfterTheReservedOnesAndNeverTwice() {
        assertThat(run(null).privateIpAddress()).isEqualTo("10.5.1.4");
        assertThat(run(null).privateIpAddress()).isEqualTo("10.5.1.5");
        assertThatCode(() -> run("10.5.1.4")).isEqualTo("InvalidIPAddress.InUse");
        assertThatCode(() -> run("10.6.1.4")).isEqualTo("InvalidParameterValue");
    }

    @Test
    void tagsAreGivenAtCreationAndLater() {
        TagSpecification name = TagSpecification.builder()
                .resourceType(ResourceType.ROUTE_TABLE)
                .tags(Tag.builder().key("Name").value("first").build())
                .build();
        String table = ec2.createRouteTable(r -> r.vpcId(vpc).tagSpecifications(name))
                .routeTable()
                .routeTableId();
        ec2.createTags(r -> r.resources(table, vpc)
                .tags(Tag.builder().key("cluster").value("demo").build()));
        assertThat(ec2.describeRouteTables(r -> r.filters(filter("tag:Name", "first"), filter("tag:cluster", "d?mo")))
                        .routeTables())
                .hasSize(1);
        assertThat(ec2.describeVpcs(r -> r.filters(filter("tag-key", "cluster")))
                        .vpcs())
                .hasSize(1);
        assertThatCode(() -> ec2.createTags(r -> r.resources("vpc-0123")
                        .tags(Tag.builder().key("k").value("v").build())))
                .isEqualTo("InvalidID");
    }

    @Test
    void interfacesLiveAndDie() {
        String node = run(null).instanceId();
        String eni = ec2.createNetworkInterface(r -> r.subnetId(subnet).description("spare"))
                .networkInterface()
                .networkInterfaceId();
        String attachment = ec2.attachNetworkInterface(
                        r -> r.networkInterfaceId(eni).instanceId(node).deviceIndex(1))
                .attachmentId();
        assertThatCode(() -> ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni)))
                .isEqualTo("InvalidParameterValue");
        ec2.detachNetworkInterface(r -> r.attachmentId(attachment));
        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni));
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).hasSize(1);
    }

    @Test
    void associationsAreExclusive() {
        String first = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        String second = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        String association = ec2.associateRouteTable(r -> r.routeTableId(first).subnetId(subnet))
                .associationId();
        assertThatCode(() -> ec2.associateRouteTable(r -> r.routeTableId(second).subnetId(subnet)))
                .isEqualTo("Resource.AlreadyAssociated");
        assertThatCode(() -> ec2.deleteRouteTable(r -> r.routeTableId(first))).isEqualTo("DependencyViolation");
        ec2.disassociateRouteTable(r -> r.associationId(association));
        ec2.deleteRouteTable(r -> r.routeTableId(first));
        ec2.associateRouteTable(r -> r.routeTableId(second).subnetId(subnet));
        assertThat(ec2.describeRouteTables(r -> r.filters(filter("association.subnet-id", subnet)))
                        .routeTables())
                .hasSize(1);
    }

    @Test
    void anInternetGatewayIsATargetOnceAttached() {
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        String table = ec2.describeRouteTables(r -> r.filters(filter("association.main", "true")))
                .routeTables()
                .getFirst()
                .routeTableId();
        assertThatCode(() -> ec2.createRoute(r ->
                        r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway)))
                .isEqualTo("InvalidParameterValue");
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        assertThat(ec2.describeInternetGateways().internetGateways())
                .singleElement()
                .satisfies(g -> assertThat(g.attachments()).hasSize(1));
    }

    @Test
    void aTableHoldsFiftyRoutes() {
        String table = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        String node = run(null).instanceId();
        for (int i = 0; i < 49; i++) {
            String destination = "10.100." + i + ".0/24";
            ec2.createRoute(
                    r -> r.routeTableId(table).destinationCidrBlock(destination).instanceId(node));
        }
        assertThatCode(() -> ec2.createRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock("10.101.0.0/24")
                        .instanceId(node)))
                .isEqualTo("RouteLimitExceeded");
    }

    private Instance run(@Nullable String ip) {
        return ec2.runInstances(r -> r.imageId("ami-1")
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(subnet)
                        .privateIpAddress(ip))
                .instances()
                .getFirst();
    }
}
