package io.genericark.awssim.world;

import inet.ipaddr.IPAddress;
import io.genericark.awssim.world.Instance.State;
import io.genericark.awssim.world.NetworkInterface.Attachment;
import io.genericark.awssim.world.ResourceId.AttachmentId;
import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Life and death of instances and interfaces. Every state change is complete when the call returns. */
public final class InstanceOperations {
    /** The image that every region has. */
    public static final String IMAGE = "ami-0000000000000cafe";

    private static final int RESERVED_AT_START = 4;

    private final Region region;

    InstanceOperations(Region region) {
        this.region = region;
    }

    /** What RunInstances asks for; without {@code privateIp} the next free address of the subnet is taken. */
    public record Launch(
            SubnetId subnet, @Nullable String privateIp, String imageId, String type, String roleName, Tags tags) {
        public static Launch in(SubnetId subnet) {
            return new Launch(subnet, null, IMAGE, "t3.micro", "ark-node", Tags.NONE);
        }

        public Launch withPrivateIp(@Nullable String changed) {
            return new Launch(subnet, changed, imageId, type, roleName, tags);
        }

        public Launch withTags(Tags changed) {
            return new Launch(subnet, privateIp, imageId, type, roleName, changed);
        }
    }

    /** A running instance with one interface, whose source/dest check is on as in AWS. */
    public Instance run(Launch launch) {
        NetworkInterface eni = createInterface(launch.subnet(), launch.privateIp(), "", Tags.NONE);
        Subnet subnet = region.subnets().get(launch.subnet());
        InstanceId id = new InstanceId(region.newIds().next("i"));
        Instance instance = new Instance(
                id,
                subnet.vpc(),
                subnet.id(),
                subnet.zone(),
                launch.imageId(),
                launch.type(),
                launch.roleName(),
                region.clock().instant(),
                State.RUNNING,
                launch.tags());
        region.instances().put(id, instance);
        attach(eni.id(), id, 0);
        return instance;
    }

    public Instance stop(InstanceId id) {
        return change(alive(id), State.STOPPED);
    }

    public Instance start(InstanceId id) {
        return change(alive(id), State.RUNNING);
    }

    /** Ends the instance; its primary interface goes with it, further ones are detached. Repeatable. */
    public Instance terminate(InstanceId id) {
        for (NetworkInterface eni : region.interfacesOf(id)) {
            Attachment attachment = eni.attachment();
            if (attachment != null && attachment.device() == 0) {
                removeInterface(eni.id());
            } else {
                put(eni.withAttachment(null));
            }
        }
        return change(region.instances().get(id), State.TERMINATED);
    }

    public NetworkInterface createInterface(SubnetId subnetId, @Nullable String privateIp, String text, Tags tags) {
        Subnet subnet = region.subnets().get(subnetId);
        String ip = privateIp == null ? nextFree(subnet) : checkedIp(subnet, privateIp);
        return put(new NetworkInterface(
                new EniId(region.newIds().next("eni")),
                subnet.vpc(),
                subnetId,
                region.newIds().nextMac(),
                List.of(ip),
                SourceDestCheck.ON,
                null,
                text,
                tags));
    }

    public void deleteInterface(EniId id) {
        NetworkInterface eni = region.interfaces().get(id);
        if (eni.attachment() != null) {
            throw AwsError.invalidValue("Network interface '" + id + "' is currently in use.");
        }
        removeInterface(id);
    }

    /** A further private address for the interface. */
    public void assignPrivateIp(EniId id, String privateIp) {
        NetworkInterface eni = region.interfaces().get(id);
        String ip = checkedIp(region.subnets().get(eni.subnet()), privateIp);
        put(eni.withPrivateIps(
                Stream.concat(eni.privateIps().stream(), Stream.of(ip)).toList()));
    }

    public AttachmentId attach(EniId eniId, InstanceId instanceId, int device) {
        NetworkInterface eni = region.interfaces().get(eniId);
        alive(instanceId);
        if (eni.attachment() != null) {
            throw AwsError.badRequest("InvalidNetworkInterface.InUse", "Interface: [" + eniId + "] in use.");
        }
        AttachmentId id = new AttachmentId(region.newIds().next("eni-attach"));
        put(eni.withAttachment(new Attachment(id, instanceId, device)));
        return id;
    }

    public void detach(AttachmentId id) {
        NetworkInterface eni = region.interfaces().all().stream()
                .filter(e -> e.attachment() != null && e.attachment().id().equals(id))
                .findFirst()
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidAttachmentID.NotFound", "The attachment ID '" + id + "' does not exist"));
        Attachment attachment = eni.attachment();
        if (attachment != null && attachment.device() == 0) {
            throw AwsError.badRequest(
                    "OperationNotPermitted",
                    "The network interface at device index 0 and networkCard index 0 cannot be detached.");
        }
        put(eni.withAttachment(null));
    }

    public void setSourceDestCheck(EniId id, SourceDestCheck check) {
        put(region.interfaces().get(id).withSourceDestCheck(check));
    }

    private void removeInterface(EniId id) {
        region.interfaces().remove(id);
        region.addresses().interfaceGone(id);
    }

    private Instance alive(InstanceId id) {
        Instance instance = region.instances().get(id);
        if (instance.state() == State.TERMINATED) {
            throw AwsError.badRequest(
                    "IncorrectInstanceState", "The instance '" + id + "' is not in a state from which it can be used.");
        }
        return instance;
    }

    private Instance change(Instance instance, State state) {
        Instance changed = instance.withState(state);
        region.instances().put(changed.id(), changed);
        return changed;
    }

    private NetworkInterface put(NetworkInterface eni) {
        region.interfaces().put(eni.id(), eni);
        return eni;
    }

    private String checkedIp(Subnet subnet, String privateIp) {
        IPAddress address = Cidr.address(privateIp);
        if (!subnet.cidr().contains(address)) {
            throw AwsError.invalidValue("Address " + address + " does not fall within the subnet's address range");
        }
        String ip = address.toCanonicalString();
        if (isTaken(subnet, ip)) {
            throw AwsError.badRequest("InvalidIPAddress.InUse", "The specified address is already in use.");
        }
        return ip;
    }

    private String nextFree(Subnet subnet) {
        Iterator<? extends IPAddress> hosts = subnet.cidr().block().withoutPrefixLength().stream()
                .skip(RESERVED_AT_START)
                .iterator();
        while (hosts.hasNext()) {
            String ip = hosts.next().toCanonicalString();
            if (hosts.hasNext() && !isTaken(subnet, ip)) {
                return ip;
            }
        }
        throw AwsError.badRequest(
                "InsufficientFreeAddressesInSubnet", "The subnet " + subnet.id() + " has no free addresses.");
    }

    private boolean isTaken(Subnet subnet, String ip) {
        return region.interfaces().all().stream()
                .anyMatch(e -> e.vpc().equals(subnet.vpc()) && e.privateIps().contains(ip));
    }
}
