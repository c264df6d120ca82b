package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.REGION;
import static io.genericark.awssim.OneVpc.VIP;
import static io.genericark.awssim.RouteActionsTest.assertThatCode;
import static io.genericark.awssim.RouteActionsTest.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.SourceDestCheck;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttribute;
import software.amazon.awssdk.services.ec2.model.Region;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

class DescribeTest {
    private final OneVpc aws = new OneVpc();
    private final Ec2Client ec2 = aws.ec2();

    @AfterEach
    void stop() {
        ec2.close();
        aws.close();
    }

    @Test
    void anInterfaceIsDescribedWithItsAttachment() {
        NetworkInterface eni = ec2.describeNetworkInterfaces(r -> r.filters(
                        filter("attachment.instance-id", aws.nodeA.id().value())))
                .networkInterfaces()
                .getFirst();
        assertThat(eni.networkInterfaceId()).isEqualTo(aws.nodeA.eniId().value());
        assertThat(eni.privateIpAddress()).isEqualTo("10.1.1.10");
        assertThat(eni.sourceDestCheck()).isFalse();
        assertThat(eni.availabilityZone()).isEqualTo(REGION + "a");
        assertThat(eni.attachment().instanceId()).isEqualTo(aws.nodeA.id().value());
        assertThat(eni.attachment().deviceIndex()).isZero();
        assertThat(eni.privateIpAddresses())
                .singleElement()
                .satisfies(p -> assertThat(p.primary()).isTrue());
        assertThat(eni.macAddress()).isEqualTo(aws.nodeA.networkInterface().mac());
    }

    @Test
    void interfacesAreFoundByIdAndByFilter() {
        assertThat(interfaces("subnet-id", aws.subnetB.id().value()))
                .containsExactly(aws.nodeB.eniId().value());
        assertThat(interfaces("addresses.private-ip-address", "10.1.2.*"))
                .containsExactly(aws.nodeB.eniId().value());
        assertThat(interfaces("source-dest-check", "true")).isEmpty();
        assertThat(ec2.describeNetworkInterfaces(
                                r -> r.networkInterfaceIds(aws.nodeB.eniId().value()))
                        .networkInterfaces())
                .hasSize(1);
        assertThatCode(() -> ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds("eni-0123")))
                .isEqualTo("InvalidNetworkInterfaceID.NotFound");
    }

    @Test
    void theSourceDestCheckIsReadAndSwitchedOnInterfaces() {
        String eni = aws.nodeA.eniId().value();
        ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(eni).sourceDestCheck(v -> v.value(true)));
        assertThat(aws.nodeA.networkInterface().sourceDestCheck()).isEqualTo(SourceDestCheck.ON);
        assertThat(ec2.describeNetworkInterfaceAttribute(
                                r -> r.networkInterfaceId(eni).attribute(NetworkInterfaceAttribute.SOURCE_DEST_CHECK))
                        .sourceDestCheck()
                        .value())
                .isTrue();
    }

    @Test
    void theSourceDestCheckIsReadAndSwitchedOnInstances() {
        String id = aws.nodeA.id().value();
        ec2.modifyInstanceAttribute(r -> r.instanceId(id).sourceDestCheck(v -> v.value(true)));
        assertThat(ec2.describeInstanceAttribute(
                                r -> r.instanceId(id).attribute(InstanceAttributeName.SOURCE_DEST_CHECK))
                        .sourceDestCheck()
                        .value())
                .isTrue();
        aws.nodeA.attach(aws.subnetA.networkInterface("10.1.1.99"), 1);
        assertThatCode(() -> ec2.modifyInstanceAttribute(r -> r.instanceId(id).sourceDestCheck(v -> v.value(false))))
                .isEqualTo("InvalidInstanceID");
    }

    @Test
    void anInstanceIsDescribedWithItsInterfaces() {
        Instance instance = ec2.describeInstances(r -> r.filters(filter("tag:Name", "node-b")))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
        assertThat(instance.instanceId()).isEqualTo(aws.nodeB.id().value());
        assertThat(instance.state().nameAsString()).isEqualTo("running");
        assertThat(instance.placement().availabilityZone()).isEqualTo(REGION + "b");
        assertThat(instance.sourceDestCheck()).isFalse();
        assertThat(instance.networkInterfaces())
                .singleElement()
                .satisfies(e -> assertThat(e.networkInterfaceId())
                        .isEqualTo(aws.nodeB.eniId().value()));
        ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));
        assertThat(ec2.describeInstances(r -> r.filters(filter("instance-state-name", "running", "stopped")))
                        .reservations())
                .hasSize(1);
    }

    @Test
    void placesAreDescribed() {
        aws.world.region("us-west-2");
        assertThat(ec2.describeVpcs().vpcs()).extracting(Vpc::cidrBlock).containsExactly("10.1.0.0/16");
        assertThat(ec2.describeSubnets(
                                r -> r.filters(filter("vpc-id", aws.vpc.id().value())))
                        .subnets())
                .extracting(Subnet::cidrBlock)
                .containsExactly("10.1.1.0/24", "10.1.2.0/24");
        assertThat(ec2.describeRegions().regions())
                .extracting(Region::regionName)
                .containsExactly(REGION, "us-west-2");
        assertThat(ec2.describeAvailabilityZones().availabilityZones())
                .extracting(AvailabilityZone::zoneName)
                .contains(REGION + "a", REGION + "d");
    }

    @Test
    void pagesAreSmallAndCompleteAndInOrder() {
        List<String> all = IntStream.range(0, 11)
                .mapToObj(i -> aws.vpc.routeTable("t" + i).id().value())
                .toList();
        DescribeRouteTablesRequest request = DescribeRouteTablesRequest.builder()
                .maxResults(5)
                .filters(filter("tag:Name", "t*"))
                .build();
        assertThat(ec2.describeRouteTablesPaginator(request).stream())
                .extracting(p -> p.routeTables().size())
                .containsExactly(5, 5, 1);
        assertThat(ec2.describeRouteTablesPaginator(request).routeTables())
                .extracting(RouteTable::routeTableId)
                .containsExactlyElementsOf(all);
        assertThatCode(() -> ec2.describeRouteTables(r -> r.maxResults(5).nextToken("invented")))
                .isEqualTo("InvalidPaginationToken");
        assertThatCode(() -> ec2.describeRouteTables(r -> r.maxResults(4))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void aRegionThatTheWorldDoesNotHaveIsRefused() {
        try (Ec2Client elsewhere = aws.ec2("eu-west-1", OneVpc.CALLER)) {
            // The JDK's HTTP client hides the body of a 401, and with it the code AuthFailure, from the SDK.
            assertThatThrownBy(elsewhere::describeVpcs)
                    .isInstanceOfSatisfying(
                            Ec2Exception.class, e -> assertThat(e.statusCode()).isEqualTo(401));
        }
    }

    @Test
    void anActionThatIsNotSimulatedIsRefused() {
        assertThatCode(ec2::describeVolumes).isEqualTo("InvalidAction");
    }

    @Test
    void theSameSeedMakesTheSameIds() {
        assertThat(new AwsWorld().region(REGION).vpc("10.1.0.0/16", "main").id())
                .isEqualTo(aws.vpc.id());
        assertThat(aws.vpc.id().value()).matches("vpc-0[0-9a-f]{16}");
        assertThat(aws.main.state(VIP)).isPresent();
    }

    private List<String> interfaces(String name, String value) {
        return ec2.describeNetworkInterfaces(r -> r.filters(filter(name, value))).networkInterfaces().stream()
                .map(NetworkInterface::networkInterfaceId)
                .toList();
    }
}
