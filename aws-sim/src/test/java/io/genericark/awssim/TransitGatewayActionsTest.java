package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.REGION;
import static io.genericark.awssim.RouteActionsTest.assertThatCode;
import static io.genericark.awssim.RouteActionsTest.filter;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.awssim.world.ResourceId.SubnetId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DefaultRouteTableAssociationValue;
import software.amazon.awssdk.services.ec2.model.DefaultRouteTablePropagationValue;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

class TransitGatewayActionsTest {
    private final OneVpc aws = new OneVpc();
    private final Ec2Client ec2 = aws.ec2();

    @AfterEach
    void stop() {
        ec2.close();
        aws.close();
    }

    @Test
    void aGatewayIsMadeWithItsDefaultTableAndDescribed() {
        TransitGateway made = ec2.createTransitGateway(r -> r.description("hub")
                        .options(o -> o.amazonSideAsn(64600L))
                        .tagSpecifications(named(ResourceType.TRANSIT_GATEWAY, "hub")))
                .transitGateway();
        assertThat(made.transitGatewayId()).matches("tgw-0[0-9a-f]{16}");
        assertThat(made.stateAsString()).isEqualTo("available");
        TransitGateway described = ec2.describeTransitGateways(
                        r -> r.filters(filter("tag:Name", "h*"), filter("options.amazon-side-asn", "64600")))
                .transitGateways()
                .getFirst();
        assertThat(described).isEqualTo(made);
        assertThat(tables("default-association-route-table", "true"))
                .extracting(TransitGatewayRouteTable::transitGatewayRouteTableId)
                .containsExactly(made.options().associationDefaultRouteTableId())
                .containsExactly(made.options().propagationDefaultRouteTableId());
        assertThatCode(() -> ec2.describeTransitGateways(r -> r.transitGatewayIds("tgw-0123")))
                .isEqualTo("InvalidTransitGatewayID.NotFound");
    }

    @Test
    void aGatewayMayHaveNoDefaultTableAndGetOneLater() {
        String bare = ec2.createTransitGateway(
                        r -> r.options(o -> o.defaultRouteTableAssociation(DefaultRouteTableAssociationValue.DISABLE)
                                .defaultRouteTablePropagation(DefaultRouteTablePropagationValue.DISABLE)))
                .transitGateway()
                .transitGatewayId();
        assertThat(tables("transit-gateway-id", bare)).isEmpty();
        String attachment = attach(bare);
        assertThat(attachment(attachment).association()).isNull();
        String table = table(bare);
        assertThatCode(() -> ec2.modifyTransitGateway(r -> r.transitGatewayId(bare)
                        .options(o -> o.defaultRouteTableAssociation(DefaultRouteTableAssociationValue.ENABLE))))
                .isEqualTo("MissingParameter");
        TransitGateway changed = ec2.modifyTransitGateway(r -> r.transitGatewayId(bare)
                        .description("later")
                        .options(o -> o.defaultRouteTableAssociation(DefaultRouteTableAssociationValue.ENABLE)
                                .associationDefaultRouteTableId(table)))
                .transitGateway();
        assertThat(changed.description()).isEqualTo("later");
        assertThat(changed.options().associationDefaultRouteTableId()).isEqualTo(table);
        assertThat(changed.options().propagationDefaultRouteTableId()).isNull();
    }

    @Test
    void aVpcIsAttachedByOneSubnetOfEachZone() {
        String gateway = gateway();
        TransitGatewayVpcAttachment made = ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway)
                        .vpcId(vpc())
                        .subnetIds(subnetA(), subnetB())
                        .tagSpecifications(named(ResourceType.TRANSIT_GATEWAY_ATTACHMENT, "att")))
                .transitGatewayVpcAttachment();
        assertThat(made.subnetIds()).containsExactly(subnetA(), subnetB());
        assertThat(ec2.describeTransitGatewayVpcAttachments(r -> r.filters(filter("vpc-id", vpc())))
                        .transitGatewayVpcAttachments())
                .containsExactly(made);
        TransitGatewayAttachment seen = attachment(made.transitGatewayAttachmentId());
        assertThat(seen.resourceTypeAsString()).isEqualTo("vpc");
        assertThat(seen.resourceId()).isEqualTo(vpc());
        assertThat(seen.association().transitGatewayRouteTableId()).isEqualTo(defaultTable(gateway));
        assertThat(seen.association().stateAsString()).isEqualTo("associated");
        assertThat(seen.tags()).extracting(Tag::value).containsExactly("att");
        assertThatCode(() -> attach(gateway)).isEqualTo("DuplicateTransitGatewayAttachment");
    }

    @Test
    void wrongAttachmentsGetTheErrorCodesOfEc2() {
        String gateway = gateway();
        String second = aws.vpc.subnet("10.1.3.0/24", REGION + "a").id().value();
        assertThatCode(() -> attach("tgw-0123", subnetA())).isEqualTo("InvalidTransitGatewayID.NotFound");
        assertThatCode(() -> attach(gateway, "subnet-0123")).isEqualTo("InvalidSubnetID.NotFound");
        assertThatCode(() -> attach(gateway, subnetA(), second)).isEqualTo("DuplicateSubnetsInSameZone");
        assertThatCode(() -> ec2.createTransitGatewayVpcAttachment(
                        r -> r.transitGatewayId(gateway).vpcId("vpc-0123").subnetIds(subnetA())))
                .isEqualTo("InvalidVpcID.NotFound");
        assertThatCode(() -> ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId("tgw-attach-0")))
                .isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        assertThatCode(() -> ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway)
                        .vpcId(vpc())
                        .subnetIds(subnetA())
                        .dryRun(true)))
                .isEqualTo("DryRunOperation");
        assertThat(ec2.describeTransitGatewayAttachments().transitGatewayAttachments())
                .isEmpty();
    }

    @Test
    void subnetsAreAddedAndTakenAway() {
        String attachment = attach(gateway(), subnetA());
        assertThat(ec2.modifyTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment)
                                .addSubnetIds(subnetB())
                                .removeSubnetIds(subnetA()))
                        .transitGatewayVpcAttachment()
                        .subnetIds())
                .containsExactly(subnetB());
        assertThat(aws.world.region(REGION).subnet(new SubnetId(subnetB())).zone())
                .isEqualTo(REGION + "b");
        assertThatCode(() -> ec2.modifyTransitGatewayVpcAttachment(
                        r -> r.transitGatewayAttachmentId(attachment).removeSubnetIds(subnetB())))
                .isEqualTo("MissingParameter");
    }

    @Test
    void aGatewayIsDeletedOnlyWithoutAttachmentsAndIsRememberedAsDeleted() {
        String gateway = gateway();
        String attachment = attach(gateway);
        assertThatCode(() -> ec2.deleteTransitGateway(r -> r.transitGatewayId(gateway)))
                .isEqualTo("IncorrectState");
        ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));
        assertThat(attachment(attachment).stateAsString()).isEqualTo("deleted");
        assertThatCode(() -> ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment)))
                .isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        ec2.deleteTransitGateway(r -> r.transitGatewayId(gateway));
        assertThat(ec2.describeTransitGateways(r -> r.filters(filter("state", "deleted")))
                        .transitGateways())
                .extracting(TransitGateway::transitGatewayId)
                .containsExactly(gateway);
        assertThatCode(() -> table(gateway)).isEqualTo("InvalidTransitGatewayID.NotFound");
    }

    @Test
    void anAttachmentIsAssociatedWithOneTable() {
        String gateway = gateway();
        String attachment = attach(gateway);
        String table = table(gateway);
        assertThatCode(() -> associate(table, attachment)).isEqualTo("Resource.AlreadyAssociated");
        assertThatCode(() -> ec2.disassociateTransitGatewayRouteTable(
                        r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment)))
                .isEqualTo("InvalidAssociation.NotFound");
        assertThat(ec2.disassociateTransitGatewayRouteTable(r -> r.transitGatewayRouteTableId(defaultTable(gateway))
                                .transitGatewayAttachmentId(attachment))
                        .association()
                        .stateAsString())
                .isEqualTo("disassociated");
        associate(table, attachment);
        assertThat(ec2.getTransitGatewayRouteTableAssociations(
                                r -> r.transitGatewayRouteTableId(table).filters(filter("resource-type", "vpc")))
                        .associations())
                .singleElement()
                .satisfies(a -> assertThat(a.resourceId()).isEqualTo(vpc()))
                .satisfies(a -> assertThat(a.stateAsString()).isEqualTo("associated"));
        assertThatCode(() -> ec2.deleteTransitGatewayRouteTable(r -> r.transitGatewayRouteTableId(table)))
                .isEqualTo("IncorrectState");
        ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));
        ec2.deleteTransitGatewayRouteTable(r -> r.transitGatewayRouteTableId(table));
        assertThatCode(() ->
                        ec2.deleteTransitGatewayRouteTable(r -> r.transitGatewayRouteTableId(defaultTable(gateway))))
                .isEqualTo("IncorrectState");
    }

    @Test
    void propagationIsSwitchedOnAndOff() {
        String gateway = gateway();
        String attachment = attach(gateway);
        String table = table(gateway);
        assertThatCode(() -> ec2.disableTransitGatewayRouteTablePropagation(
                        r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment)))
                .isEqualTo("TransitGatewayRouteTablePropagation.NotFound");
        assertThat(ec2.enableTransitGatewayRouteTablePropagation(
                                r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment))
                        .propagation()
                        .stateAsString())
                .isEqualTo("enabled");
        assertThatCode(() -> ec2.enableTransitGatewayRouteTablePropagation(
                        r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment)))
                .isEqualTo("TransitGatewayRouteTablePropagation.Duplicate");
        assertThat(ec2.getTransitGatewayRouteTablePropagations(r -> r.transitGatewayRouteTableId(table))
                        .transitGatewayRouteTablePropagations())
                .singleElement()
                .satisfies(p -> assertThat(p.transitGatewayAttachmentId()).isEqualTo(attachment));
        assertThat(ec2.getTransitGatewayAttachmentPropagations(r -> r.transitGatewayAttachmentId(attachment))
                        .transitGatewayAttachmentPropagations())
                .extracting(p -> p.transitGatewayRouteTableId())
                .containsExactlyInAnyOrder(table, defaultTable(gateway));
        ec2.disableTransitGatewayRouteTablePropagation(
                r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment));
        assertThat(ec2.getTransitGatewayRouteTablePropagations(r -> r.transitGatewayRouteTableId(table))
                        .transitGatewayRouteTablePropagations())
                .isEmpty();
    }

    @Test
    void aGatewayHasTwentyTablesAndTheyComeInPages() {
        String gateway = gateway();
        List<String> all = IntStream.range(0, 19).mapToObj(i -> table(gateway)).toList();
        assertThatCode(() -> table(gateway)).isEqualTo("TransitGatewayRouteTableLimitExceeded");
        DescribeTransitGatewayRouteTablesRequest request = DescribeTransitGatewayRouteTablesRequest.builder()
                .maxResults(8)
                .filters(filter("transit-gateway-id", gateway))
                .build();
        assertThat(ec2.describeTransitGatewayRouteTablesPaginator(request).stream())
                .extracting(p -> p.transitGatewayRouteTables().size())
                .containsExactly(8, 8, 4);
        assertThat(ec2.describeTransitGatewayRouteTablesPaginator(request).transitGatewayRouteTables())
                .extracting(TransitGatewayRouteTable::transitGatewayRouteTableId)
                .containsAll(all);
    }

    @Test
    void anAccountHasFiveGatewaysInARegion() {
        IntStream.range(0, 5).forEach(i -> gateway());
        assertThatCode(this::gateway).isEqualTo("TransitGatewayLimitExceeded");
    }

    @Test
    void aVpcRouteNeedsAnAttachmentAndIsABlackholeWithoutIt() {
        String gateway = gateway();
        String table = aws.main.id().value();
        assertThatCode(() -> ec2.createRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock("10.50.0.0/16")
                        .transitGatewayId(gateway)))
                .isEqualTo("InvalidTransitGatewayID.NotFound");
        String attachment = attach(gateway);
        ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock("10.50.0.0/16").transitGatewayId(gateway));
        ec2.replaceRoute(
                r -> r.routeTableId(table).destinationCidrBlock(OneVpc.VIP).transitGatewayId(gateway));
        assertThat(ec2.describeRouteTables(r -> r.filters(filter("route.transit-gateway-id", gateway)))
                        .routeTables()
                        .getFirst()
                        .routes())
                .extracting(r -> r.transitGatewayId())
                .containsExactly(null, gateway, gateway);
        assertThat(aws.main.state(OneVpc.VIP)).hasToString("Optional[ACTIVE]");
        ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));
        assertThat(aws.main.state(OneVpc.VIP)).hasToString("Optional[BLACKHOLE]");
        attach(gateway);
        assertThat(aws.main.state(OneVpc.VIP)).hasToString("Optional[ACTIVE]");
    }

    private String gateway() {
        return ec2.createTransitGateway().transitGateway().transitGatewayId();
    }

    private String defaultTable(String gateway) {
        return ec2.describeTransitGateways(r -> r.transitGatewayIds(gateway))
                .transitGateways()
                .getFirst()
                .options()
                .associationDefaultRouteTableId();
    }

    private String table(String gateway) {
        return ec2.createTransitGatewayRouteTable(r -> r.transitGatewayId(gateway))
                .transitGatewayRouteTable()
                .transitGatewayRouteTableId();
    }

    private List<TransitGatewayRouteTable> tables(String name, String value) {
        return ec2.describeTransitGatewayRouteTables(r -> r.filters(filter(name, value)))
                .transitGatewayRouteTables();
    }

    private String attach(String gateway) {
        return attach(gateway, subnetA(), subnetB());
    }

    private String attach(String gateway, String... subnets) {
        return ec2.createTransitGatewayVpcAttachment(
                        r -> r.transitGatewayId(gateway).vpcId(vpc()).subnetIds(subnets))
                .transitGatewayVpcAttachment()
                .transitGatewayAttachmentId();
    }

    private TransitGatewayAttachment attachment(String id) {
        return ec2.describeTransitGatewayAttachments(r -> r.transitGatewayAttachmentIds(id))
                .transitGatewayAttachments()
                .getFirst();
    }

    private void associate(String table, String attachment) {
        ec2.associateTransitGatewayRouteTable(
                r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment));
    }

    private String vpc() {
        return aws.vpc.id().value();
    }

    private String subnetA() {
        return aws.subnetA.id().value();
    }

    private String subnetB() {
        return aws.subnetB.id().value();
    }

    private static TagSpecification named(ResourceType type, String name) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(Tag.builder().key("Name").value(name).build())
                .build();
    }
}
