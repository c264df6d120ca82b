package io.genericark.elasticip;

import io.genericark.api.KitException;
import io.genericark.aws.AwsCall;
import io.genericark.aws.Ec2Calls;
import io.genericark.aws.EniId;
import io.genericark.aws.IpAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The EC2 calls on AWS SDK v2. */
record SdkAddressApi(Ec2Calls ec2) implements AddressApi {

    @Override
    public Seen.Interface networkInterface(EniId eni) throws KitException {
        NetworkInterface it = ec2.networkInterface(eni);
        List<Seen.PrivateIp> privateIps = it.privateIpAddresses().stream()
                .sorted(Comparator.comparing(ip -> !Boolean.TRUE.equals(ip.primary())))
                .map(ip -> privateIp(ip, it))
                .toList();
        return new Seen.Interface(
                eni,
                privateIps,
                Optional.ofNullable(it.attachment())
                        .flatMap(attachment -> Optional.ofNullable(attachment.instanceId())));
    }

    /** By filters: they answer with nothing where a parameter would answer with an error. */
    @Override
    public List<Seen.Address> addresses(EipName name) throws KitException {
        Filter filter = switch (name) {
            case EipName.PublicIp(IpAddress address) -> Ec2Calls.filter("public-ip", address.toString());
            case EipName.Allocation(String id) -> Ec2Calls.filter("allocation-id", id);
            case EipName.Tag(String key, String value) -> Ec2Calls.filter("tag:" + key, value);
        };
        return AwsCall.read("ec2:DescribeAddresses", ec2.region(), "Elastic IP " + name + " was not read")
                .run(() -> ec2
                        .reader()
                        .describeAddresses(request -> request.filters(filter)
                                .overrideConfiguration(ec2.bounds().read()))
                        .addresses()
                        .stream()
                        .map(SdkAddressApi::address)
                        .toList());
    }

    @Override
    public void associate(Seen.Address address, EniId eni, IpAddress privateIp) throws KitException {
        association(address, eni, privateIp)
                .run(() -> ec2.writer()
                        .associateAddress(request(address, eni, privateIp)
                                .overrideConfiguration(ec2.bounds().write())
                                .build()));
    }

    @Override
    public void tryToAssociate(Seen.Address address, EniId eni, IpAddress privateIp) throws KitException {
        association(address, eni, privateIp)
                .tryOut(() -> ec2.writer()
                        .associateAddress(request(address, eni, privateIp)
                                .dryRun(true)
                                .overrideConfiguration(ec2.bounds().write())
                                .build()));
    }

    @Override
    public void disassociate(Seen.Address address, Seen.Association association) throws KitException {
        disassociation(address, association)
                .run(() -> ec2.writer()
                        .disassociateAddress(request -> request.associationId(association.id())
                                .overrideConfiguration(ec2.bounds().write())));
    }

    @Override
    public void tryToDisassociate(Seen.Address address, Seen.Association association) throws KitException {
        disassociation(address, association)
                .tryOut(() -> ec2.writer()
                        .disassociateAddress(request -> request.associationId(association.id())
                                .dryRun(true)
                                .overrideConfiguration(ec2.bounds().write())));
    }

    private AwsCall association(Seen.Address address, EniId eni, IpAddress privateIp) {
        return AwsCall.write(
                "ec2:AssociateAddress",
                ec2.region(),
                "Elastic IP " + address + " was not associated with " + eni + " " + privateIp);
    }

    private AwsCall disassociation(Seen.Address address, Seen.Association association) {
        return AwsCall.write(
                "ec2:DisassociateAddress",
                ec2.region(),
                "Elastic IP " + address + " was not disassociated from " + association);
    }

    private static AssociateAddressRequest.Builder request(Seen.Address address, EniId eni, IpAddress privateIp) {
        return AssociateAddressRequest.builder()
                .allocationId(address.allocation())
                .networkInterfaceId(eni.value())
                .privateIpAddress(privateIp.toString())
                .allowReassociation(true);
    }

    /** The association of an interface is that of its primary address. */
    private static Seen.PrivateIp privateIp(NetworkInterfacePrivateIpAddress ip, NetworkInterface of) {
        Optional<NetworkInterfaceAssociation> association = Optional.ofNullable(ip.association())
                .or(() -> Optional.ofNullable(of.association()).filter(it -> Boolean.TRUE.equals(ip.primary())));
        return new Seen.PrivateIp(
                IpAddress.parse(ip.privateIpAddress()),
                association.flatMap(it -> Optional.ofNullable(it.allocationId())));
    }

    private static Seen.Address address(Address address) {
        return new Seen.Address(
                String.valueOf(address.allocationId()),
                IpAddress.parse(address.publicIp()),
                address.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)),
                Optional.ofNullable(address.associationId()).map(id -> association(id, address)));
    }

    private static Seen.Association association(String id, Address address) {
        String holder = Optional.ofNullable(address.networkInterfaceId())
                .or(() -> Optional.ofNullable(address.instanceId()))
                .orElse("something unknown");
        return new Seen.Association(
                id, holder, Optional.ofNullable(address.privateIpAddress()).map(IpAddress::parse));
    }
}
