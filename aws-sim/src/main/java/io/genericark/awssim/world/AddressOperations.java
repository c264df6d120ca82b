package io.genericark.awssim.world;

import io.genericark.awssim.world.ElasticIp.Association;
import io.genericark.awssim.world.ResourceId.AllocationId;
import io.genericark.awssim.world.ResourceId.AssociationId;
import io.genericark.awssim.world.ResourceId.EniId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Elastic IP addresses: allocated, associated, taken away from others, released. */
public final class AddressOperations {
    private static final int QUOTA = 5;

    private final Region region;

    AddressOperations(Region region) {
        this.region = region;
    }

    /** Whether an association may take an address from where it leads, or push another address aside. */
    public enum Reassociation {
        ALLOWED,
        REFUSED
    }

    public ElasticIp allocate(Tags tags) {
        if (region.elasticIps().all().size() >= QUOTA) {
            throw AwsError.badRequest("AddressLimitExceeded", "The maximum number of addresses has been reached.");
        }
        AllocationId id = new AllocationId(region.newIds().next("eipalloc"));
        return put(new ElasticIp(id, region.newIds().nextPublicIp(), null, tags));
    }

    /**
     * Leads the address to a private address of the interface, the primary one unless told. Repeated, it changes nothing. An
     * address that led there before is pushed aside and stays allocated.
     */
    public ElasticIp associate(AllocationId id, EniId eniId, @Nullable String privateIp, Reassociation reassociation) {
        ElasticIp address = region.elasticIps().get(id);
        NetworkInterface eni = region.interfaces().get(eniId);
        String target = privateIp == null ? eni.primaryIp() : privateIp;
        if (!eni.privateIps().contains(target)) {
            throw AwsError.invalidValue(
                    "Invalid value '" + target + "' for PrivateIpAddress. The address is not assigned to"
                            + " the network interface '" + eniId + "'.");
        }
        checkInternetGateway(eni);
        if (address.leadsTo(eniId, target)) {
            return address;
        }
        Optional<ElasticIp> before = region.elasticIps().all().stream()
                .filter(other -> other.leadsTo(eniId, target))
                .findFirst();
        if (reassociation == Reassociation.REFUSED) {
            checkFree(address, before);
        }
        before.ifPresent(other -> put(other.withAssociation(null)));
        AssociationId association = new AssociationId(region.newIds().next("eipassoc"));
        return put(address.withAssociation(new Association(association, eniId, target)));
    }

    public void disassociate(AssociationId id) {
        ElasticIp address = region.elasticIps().all().stream()
                .filter(a -> a.association() != null && a.association().id().equals(id))
                .findFirst()
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist"));
        put(address.withAssociation(null));
    }

    public void release(AllocationId id) {
        ElasticIp address = region.elasticIps().get(id);
        if (address.association() != null) {
            throw AwsError.badRequest("InvalidIPAddress.InUse", "Address " + address.publicIp() + " is in use.");
        }
        region.elasticIps().remove(id);
    }

    /** The address of that number, or AWS's error. */
    public ElasticIp byPublicIp(String publicIp) {
        return region.elasticIps().all().stream()
                .filter(a -> a.publicIp().equals(publicIp))
                .findFirst()
                .orElseThrow(
                        () -> AwsError.badRequest("InvalidAddress.NotFound", "Address '" + publicIp + "' not found."));
    }

    /** What becomes of the addresses of an interface that is gone: they stay allocated and lead nowhere. */
    void interfaceGone(EniId eni) {
        region.elasticIps().all().stream()
                .filter(address -> address.leadsTo(eni))
                .forEach(address -> put(address.withAssociation(null)));
    }

    private void checkInternetGateway(NetworkInterface eni) {
        boolean attached =
                region.gateways().all().stream().anyMatch(gateway -> eni.vpc().equals(gateway.attachedTo()));
        if (!attached) {
            throw AwsError.badRequest(
                    "Gateway.NotAttached", "Network " + eni.vpc() + " is not attached to any internet gateway");
        }
    }

    private static void checkFree(ElasticIp address, Optional<ElasticIp> before) {
        Association taken = address.association();
        if (taken != null) {
            throw AwsError.badRequest(
                    "Resource.AlreadyAssociated",
                    "resource " + address.id() + " is already associated with associate-id " + taken.id());
        }
        if (before.isPresent()) {
            throw AwsError.badRequest(
                    "Resource.AlreadyAssociated",
                    "the private address is already associated with the elastic IP "
                            + before.get().publicIp());
        }
    }

    private ElasticIp put(ElasticIp address) {
        region.elasticIps().put(address.id(), address);
        return address;
    }
}
