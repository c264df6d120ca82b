package io.genericark.elasticip;

import io.genericark.aws.standin.SampleNodes;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** An Elastic IP tagged Name=vip that leads nowhere at first, built and looked at with the plain SDK. */
record SampleAddress(Ec2Client ec2, String allocation, String publicIp) {

    static SampleAddress allocate(Ec2Client ec2, String name) {
        AllocateAddressResponse allocated = ec2.allocateAddress(r -> r.domain(DomainType.VPC)
                .tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.ELASTIC_IP)
                        .tags(Tag.builder().key("Name").value(name).build())
                        .build()));
        return new SampleAddress(ec2, allocated.allocationId(), allocated.publicIp());
    }

    SampleAddress leadingTo(SampleNodes.Node node) {
        ec2.associateAddress(
                r -> r.allocationId(allocation).networkInterfaceId(node.eni()).allowReassociation(true));
        return this;
    }

    void disassociate() {
        ec2.disassociateAddress(r -> r.associationId(describe().associationId()));
    }

    void release() {
        ec2.releaseAddress(r -> r.allocationId(allocation));
    }

    /** The interface to which it leads; {@code -} for none. */
    String target() {
        String eni = describe().networkInterfaceId();
        return eni == null || eni.isEmpty() ? "-" : eni;
    }

    String privateTarget() {
        return Objects.requireNonNullElse(describe().privateIpAddress(), "-");
    }

    private Address describe() {
        List<Address> addresses =
                ec2.describeAddresses(r -> r.allocationIds(allocation)).addresses();
        return addresses.getFirst();
    }
}
