package io.genericark.awssim.ec2;

import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AddressOperations.Reassociation;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.ElasticIp;
import io.genericark.awssim.world.ElasticIp.Association;
import io.genericark.awssim.world.Instance;
import io.genericark.awssim.world.NetworkInterface;
import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.ResourceId.AllocationId;
import io.genericark.awssim.world.ResourceId.AssociationId;
import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Elastic IP addresses of VPCs: allocating, describing, associating, disassociating, releasing. */
final class AddressActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "AllocateAddress", AddressActions::allocate,
            "DescribeAddresses", AddressActions::describe,
            "AssociateAddress", AddressActions::associate,
            "DisassociateAddress", AddressActions::disassociate,
            "ReleaseAddress", AddressActions::release);

    private AddressActions() {}

    private static void allocate(Ec2Call call) {
        ElasticIp address = call.region().addresses().allocate(call.newTags("elastic-ip"));
        call.xml()
                .text("publicIp", address.publicIp())
                .text("allocationId", address.id())
                .text("domain", "vpc");
    }

    /** Without pages, as in EC2. */
    private static void describe(Ec2Call call) {
        List<ElasticIp> asked =
                call.asked("AllocationId", AllocationId::new, call.region().elasticIps());
        List<String> ips = call.parameters().list("PublicIp");
        ips.forEach(ip -> call.region().addresses().byPublicIp(ip));
        List<ElasticIp> left = asked.stream()
                .filter(address -> ips.isEmpty() || ips.contains(address.publicIp()))
                .toList();
        call.xml()
                .set(
                        "addressesSet",
                        filters(call.region()).apply(call.parameters(), left),
                        address -> write(call, address));
    }

    private static void associate(Ec2Call call) {
        QueryParameters parameters = call.parameters();
        ElasticIp address = call.region()
                .addresses()
                .associate(
                        address(call).id(),
                        target(call),
                        parameters.find("PrivateIpAddress").orElse(null),
                        parameters
                                        .find("AllowReassociation")
                                        .filter("false"::equalsIgnoreCase)
                                        .isPresent()
                                ? Reassociation.REFUSED
                                : Reassociation.ALLOWED);
        call.done();
        Optional.ofNullable(address.association()).ifPresent(a -> call.xml().text("associationId", a.id()));
    }

    private static ElasticIp address(Ec2Call call) {
        Optional<String> allocation = call.parameters().find("AllocationId");
        return allocation.isPresent()
                ? call.region().elasticIps().get(new AllocationId(allocation.get()))
                : call.region().addresses().byPublicIp(call.get("PublicIp"));
    }

    private static EniId target(Ec2Call call) {
        Optional<String> eni = call.parameters().find("NetworkInterfaceId");
        Optional<String> instance = call.parameters().find("InstanceId");
        if (eni.isPresent() == instance.isPresent()) {
            throw AwsError.badRequest(
                    "InvalidParameterCombination",
                    "You must specify either an InstanceId or a NetworkInterfaceId, and not both");
        }
        if (eni.isPresent()) {
            return new EniId(eni.get());
        }
        Instance existing = call.region().instances().get(new InstanceId(instance.orElseThrow()));
        List<NetworkInterface> interfaces = call.region().interfacesOf(existing.id());
        if (!existing.isRunning() || interfaces.isEmpty()) {
            throw AwsError.badRequest(
                    "InvalidInstanceID",
                    "The instance '" + existing.id() + "' is not in a valid state for this operation.");
        }
        return interfaces.getFirst().id();
    }

    private static void disassociate(Ec2Call call) {
        call.region().addresses().disassociate(new AssociationId(call.get("AssociationId")));
        call.done();
    }

    private static void release(Ec2Call call) {
        if (call.parameters().find("AllocationId").isEmpty()) {
            throw AwsError.invalidValue("You must specify an allocation id when releasing a VPC elastic IP address");
        }
        call.region().addresses().release(new AllocationId(call.get("AllocationId")));
        call.done();
    }

    private static void write(Ec2Call call, ElasticIp address) {
        Xml xml = call.xml();
        xml.text("publicIp", address.publicIp())
                .text("allocationId", address.id())
                .text("domain", "vpc")
                .text("networkBorderGroup", call.region().name())
                .text("publicIpv4Pool", "amazon");
        Association association = address.association();
        if (association != null) {
            call.region().instanceBehind(association.eni()).ifPresent(i -> xml.text("instanceId", i.id()));
            xml.text("associationId", association.id())
                    .text("networkInterfaceId", association.eni())
                    .text("networkInterfaceOwnerId", AwsWorld.ACCOUNT)
                    .text("privateIpAddress", association.privateIp());
        }
        call.writeTags(address.tags());
    }

    private static Filters<ElasticIp> filters(Region region) {
        return new Filters<ElasticIp>()
                .one("allocation-id", a -> a.id().value())
                .one("public-ip", ElasticIp::publicIp)
                .one("domain", a -> "vpc")
                .optional("association-id", a -> association(a, it -> it.id().value()))
                .optional(
                        "network-interface-id",
                        a -> association(a, it -> it.eni().value()))
                .optional("private-ip-address", a -> association(a, Association::privateIp))
                .optional(
                        "instance-id",
                        a -> association(a, Association::eni)
                                .flatMap(region::instanceBehind)
                                .map(i -> i.id().value()));
    }

    private static <T> Optional<T> association(ElasticIp address, Function<Association, T> field) {
        return Optional.ofNullable(address.association()).map(field);
    }
}
