package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which account the resources of a region belong to, and which subnets and transit gateways are shared with which other accounts. See AWS,
 * "Responsibilities and permissions for owners and participants" of shared VPCs.
 */
public final class Ownership {

    private record Share(ResourceId resource, String account) {}

    private final Region region;
    private final Map<ResourceId, String> owners;
    private final Set<Share> shares;
    private Set<ResourceId> before = Set.of();
    private String maker = AwsWorld.ACCOUNT;

    Ownership(Region region) {
        this.region = region;
        this.owners = new HashMap<>();
        this.shares = new HashSet<>();
    }

    Ownership(Region region, Ownership original) {
        this.region = region;
        this.owners = new HashMap<>(original.owners);
        this.shares = new HashSet<>(original.shares);
    }

    /** Gives everything that is made from now on in this draft to an account. */
    public void actFor(String account) {
        before = region.ids();
        maker = account;
    }

    /** The account of a resource; the world's own unless another one made it. */
    public String of(ResourceId id) {
        if (id instanceof TransitAttachmentId attachment
                && region.backbone().find(attachment).isPresent()) {
            return ends(attachment).findFirst().map(Peering.End::account).orElse(AwsWorld.ACCOUNT);
        }
        String newcomers = before.contains(id) ? AwsWorld.ACCOUNT : maker;
        return owners.getOrDefault(id, newcomers);
    }

    /** Remembers who made what is new in this draft. */
    public void remember() {
        region.ids().forEach(id -> owners.put(id, of(id)));
    }

    /** Shares a transit gateway, as AWS RAM does. */
    public void share(TransitGatewayId gateway, String account) {
        region.transitGateways().get(gateway);
        shares.add(new Share(gateway, account));
    }

    /** Shares a subnet, as AWS RAM does. */
    public void share(SubnetId subnet, String account) {
        region.subnets().get(subnet);
        shares.add(new Share(subnet, account));
    }

    /** Whether an account may look at a resource: at its own, at what is shared with it, at interfaces in its VPCs. */
    public boolean isVisible(ResourceId id, String account) {
        return of(id).equals(account)
                || switch (id) {
                    case SubnetId subnet -> shares.contains(new Share(subnet, account));
                    case VpcId vpc -> isSharedWith(vpc, account);
                    case RouteTableId table ->
                        region.routeTables()
                                .find(table)
                                .filter(it -> isSharedWith(it.vpc(), account))
                                .isPresent();
                    case EniId eni ->
                        region.interfaces()
                                .find(eni)
                                .filter(it -> of(it.vpc()).equals(account))
                                .isPresent();
                    case TransitGatewayId gateway -> shares.contains(new Share(gateway, account));
                    case TransitAttachmentId attachment -> isAttachedTo(attachment, account);
                    case ResourceId other -> false;
                };
    }

    /** Whether one of the account's gateways is at an end of the attachment that is in this region. */
    private boolean isAttachedTo(TransitAttachmentId attachment, String account) {
        return ends(attachment).anyMatch(it -> it.account().equals(account))
                || region.vpcAttachments()
                        .find(attachment)
                        .filter(it -> of(it.gateway()).equals(account))
                        .isPresent();
    }

    private Stream<Peering.End> ends(TransitAttachmentId attachment) {
        return region.backbone().find(attachment).stream()
                .flatMap(it -> Stream.of(it.requester(), it.accepter()))
                .filter(it -> it.region().equals(region.name()));
    }

    private boolean isSharedWith(VpcId vpc, String account) {
        return region.subnets().all().stream()
                .anyMatch(subnet -> subnet.vpc().equals(vpc) && shares.contains(new Share(subnet.id(), account)));
    }
}
