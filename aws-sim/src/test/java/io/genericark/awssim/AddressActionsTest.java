package io.genericark.awssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class AddressActionsTest {
    private final OneVpc aws = new OneVpc();
    private final Ec2Client ec2 = aws.ec2();
    private final String eniA = aws.nodeA.eniId().value();
    private final String eniB = aws.nodeB.eniId().value();
    private final String eip = allocate("vip");

    @BeforeEach
    void attachInternetGateway() {
        aws.vpc.internetGateway();
    }

    @AfterEach
    void stop() {
        ec2.close();
        aws.close();
    }

    @Test
    void anAddressIsAllocatedFoundAndReleased() {
        assertThat(ec2.describeAddresses(r -> r.filters(filter("tag:Name", "vip")))
                        .addresses())
                .singleElement()
                .satisfies(address -> assertThat(address.allocationId()).isEqualTo(eip))
                .satisfies(address -> assertThat(address.associationId()).isNull());
        String ip = describe(eip).publicIp();
        assertThat(ec2.describeAddresses(r -> r.publicIps(ip)).addresses())
                .extracting(Address::allocationId)
                .containsExactly(eip);
        ec2.releaseAddress(r -> r.allocationId(eip));
        assertRefused(() -> describe(eip), "InvalidAllocationID.NotFound");
        assertRefused(() -> ec2.describeAddresses(r -> r.publicIps(ip)), "InvalidAddress.NotFound");
        assertThat(ec2.describeAddresses(r -> r.filters(filter("public-ip", ip)))
                        .addresses())
                .isEmpty();
    }

    @Test
    void anAssociatedAddressIsShownWithItsInterfaceAndTheInterfaceWithIt() {
        String association = associate(eip, eniA);
        Address address = describe(eip);
        assertThat(address.associationId()).isEqualTo(association);
        assertThat(address.networkInterfaceId()).isEqualTo(eniA);
        assertThat(address.instanceId()).isEqualTo(aws.nodeA.id().value());
        assertThat(address.privateIpAddress()).isEqualTo("10.1.1.10");
        assertThat(ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(eniA))
                        .networkInterfaces()
                        .getFirst()
                        .association()
                        .allocationId())
                .isEqualTo(eip);
    }

    @Test
    void aRepeatedAssociationIsTheSameAndAMovedOneIsNew() {
        String first = associate(eip, eniA);
        assertThat(associate(eip, eniA)).isEqualTo(first);
        String second = associate(eip, eniB);
        assertThat(second).isNotEqualTo(first);
        assertThat(describe(eip).networkInterfaceId()).isEqualTo(eniB);
        assertRefused(() -> ec2.disassociateAddress(r -> r.associationId(first)), "InvalidAssociationID.NotFound");
        assertThat(describe(eip).networkInterfaceId()).isEqualTo(eniB);
    }

    @Test
    void withoutReassociationATakenAddressAndATakenPrivateAddressAreRefused() {
        associate(eip, eniA);
        assertRefused(() -> associateOnlyIfFree(eip, eniB), "Resource.AlreadyAssociated");
        String other = allocate("other");
        assertRefused(() -> associateOnlyIfFree(other, eniA), "Resource.AlreadyAssociated");
        assertThat(describe(eip).networkInterfaceId()).isEqualTo(eniA);
    }

    @Test
    void aSecondAddressOnAPrivateAddressPushesTheFirstAside() {
        associate(eip, eniA);
        String other = allocate("other");
        associate(other, eniA);
        assertThat(describe(eip).associationId()).isNull();
        assertThat(describe(other).networkInterfaceId()).isEqualTo(eniA);
    }

    @Test
    void aFurtherPrivateAddressCarriesAFurtherAddress() {
        ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(eniA).privateIpAddresses("10.1.1.77"));
        associate(eip, eniA);
        String other = allocate("other");
        ec2.associateAddress(r -> r.allocationId(other).networkInterfaceId(eniA).privateIpAddress("10.1.1.77"));
        assertThat(describe(eip).privateIpAddress()).isEqualTo("10.1.1.10");
        assertThat(describe(other).privateIpAddress()).isEqualTo("10.1.1.77");
        assertRefused(
                () -> ec2.associateAddress(
                        r -> r.allocationId(eip).networkInterfaceId(eniA).privateIpAddress("10.1.1.78")),
                "InvalidParameterValue");
    }

    @Test
    void anAddressSurvivesItsInstanceAndLeadsNowhereThen() {
        associate(eip, eniA);
        aws.nodeA.stop();
        assertThat(describe(eip).networkInterfaceId()).isEqualTo(eniA);
        aws.nodeA.terminate();
        assertThat(describe(eip).associationId()).isNull();
    }

    @Test
    void anAddressInUseIsNotReleased() {
        associate(eip, eniA);
        assertRefused(() -> ec2.releaseAddress(r -> r.allocationId(eip)), "InvalidIPAddress.InUse");
    }

    @Test
    void withoutAnInternetGatewayNothingIsAssociated() {
        String vpc = aws.world.region(OneVpc.REGION).vpc("10.7.0.0/16").id().value();
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.7.1.0/24"))
                .subnet()
                .subnetId();
        String eni = ec2.createNetworkInterface(r -> r.subnetId(subnet))
                .networkInterface()
                .networkInterfaceId();
        assertRefused(() -> associate(eip, eni), "Gateway.NotAttached");
    }

    @Test
    void aRegionHoldsFiveAddresses() {
        for (int i = 1; i < 5; i++) {
            allocate("one of five");
        }
        assertRefused(() -> allocate("one too many"), "AddressLimitExceeded");
    }

    @Test
    void aDryRunMakesTheChecksAndChangesNothing() {
        assertRefused(
                () -> ec2.associateAddress(
                        r -> r.allocationId(eip).networkInterfaceId(eniA).dryRun(true)),
                "DryRunOperation");
        assertThat(describe(eip).associationId()).isNull();
    }

    private String allocate(String name) {
        TagSpecification tags = TagSpecification.builder()
                .resourceType(ResourceType.ELASTIC_IP)
                .tags(Tag.builder().key("Name").value(name).build())
                .build();
        return ec2.allocateAddress(r -> r.tagSpecifications(tags)).allocationId();
    }

    private String associate(String allocation, String eni) {
        return ec2.associateAddress(r -> r.allocationId(allocation).networkInterfaceId(eni))
                .associationId();
    }

    private String associateOnlyIfFree(String allocation, String eni) {
        return ec2.associateAddress(
                        r -> r.allocationId(allocation).networkInterfaceId(eni).allowReassociation(false))
                .associationId();
    }

    private Address describe(String allocation) {
        return ec2.describeAddresses(r -> r.allocationIds(allocation))
                .addresses()
                .getFirst();
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Ec2Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
