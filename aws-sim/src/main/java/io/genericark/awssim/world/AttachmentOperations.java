package io.genericark.awssim.world;

import static io.genericark.awssim.world.TransitState.AVAILABLE;
import static io.genericark.awssim.world.TransitState.DELETED;
import static io.genericark.awssim.world.TransitState.DELETING;
import static io.genericark.awssim.world.TransitState.INITIATING_REQUEST;
import static io.genericark.awssim.world.TransitState.MODIFYING;
import static io.genericark.awssim.world.TransitState.PENDING;
import static io.genericark.awssim.world.TransitState.PENDING_ACCEPTANCE;
import static io.genericark.awssim.world.TransitState.REJECTED;
import static io.genericark.awssim.world.TransitState.REJECTING;

import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Life and death of the attachments of VPCs to transit gateways, with the checks that EC2 makes. */
public final class AttachmentOperations {
    private static final int GATEWAYS_PER_VPC = 5;

    private final Region region;
    private final Transit transit;

    AttachmentOperations(Region region) {
        this.region = region;
        this.transit = region.transit();
    }

    /** Attaches a VPC; to the gateway of another account only when that accepts by itself, or once it has accepted. */
    public VpcAttachment create(
            TransitGatewayId gatewayId, VpcId vpc, List<SubnetId> subnets, Map<String, String> options, Tags tags) {
        TransitGateway gateway = region.transitNetwork().available(gatewayId);
        region.vpcs().get(vpc);
        checkSubnets(vpc, subnets);
        refuseRepeats(gatewayId, vpc);
        TransitAttachmentId id = new TransitAttachmentId(region.newIds().next("tgw-attach"));
        boolean accepted = gateway.options().isEnabled(TransitOptions.AUTO_ACCEPT)
                || region.ownership().of(gatewayId).equals(region.ownership().of(id));
        VpcAttachment attachment = put(new VpcAttachment(
                id,
                gatewayId,
                vpc,
                subnets,
                TransitOptions.OF_ATTACHMENT.with(options),
                transit.now(),
                accepted ? transit.course(PENDING, AVAILABLE) : transit.course(INITIATING_REQUEST, PENDING_ACCEPTANCE),
                tags));
        if (accepted) {
            region.transitRouting().joinDefaults(gateway, attachment);
        }
        return attachment;
    }

    private void checkSubnets(VpcId vpc, List<SubnetId> ids) {
        List<Subnet> subnets = ids.stream().map(region.subnets()::get).toList();
        if (subnets.isEmpty()) {
            throw AwsError.missingParameter("SubnetIds");
        }
        if (!subnets.stream().allMatch(it -> it.vpc().equals(vpc))) {
            throw AwsError.invalidValue("The subnets " + ids + " are not all of " + vpc);
        }
        if (subnets.stream().map(Subnet::zone).distinct().count() < subnets.size()) {
            throw AwsError.badRequest(
                    "DuplicateSubnetsInSameZone", "Duplicate Subnets for same AZ; one for each AZ is allowed");
        }
    }

    private void refuseRepeats(TransitGatewayId gateway, VpcId vpc) {
        Set<TransitGatewayId> attached = region.vpcAttachments().all().stream()
                .filter(it ->
                        it.vpc().equals(vpc) && !transit.state(it.course()).isGone())
                .map(VpcAttachment::gateway)
                .collect(Collectors.toSet());
        if (attached.contains(gateway)) {
            throw AwsError.badRequest(
                    "DuplicateTransitGatewayAttachment",
                    gateway + " has non-deleted Transit Gateway Attachments with same VPC ID.");
        }
        if (attached.size() >= GATEWAYS_PER_VPC) {
            throw AwsError.badRequest(
                    "TransitGatewayAttachmentLimitExceeded",
                    "You have reached the limit of " + GATEWAYS_PER_VPC + " transit gateways for " + vpc);
        }
    }

    public VpcAttachment accept(TransitAttachmentId id) {
        VpcAttachment attachment = in(id, Set.of(PENDING_ACCEPTANCE));
        VpcAttachment accepted = put(attachment.withCourse(transit.course(PENDING, AVAILABLE)));
        region.transitRouting().joinDefaults(transit.gateway(attachment.gateway()), accepted);
        return accepted;
    }

    public VpcAttachment reject(TransitAttachmentId id) {
        return put(in(id, Set.of(PENDING_ACCEPTANCE)).withCourse(transit.course(REJECTING, REJECTED)));
    }

    public VpcAttachment modify(
            TransitAttachmentId id, List<SubnetId> added, List<SubnetId> removed, Map<String, String> options) {
        VpcAttachment attachment = in(id, Set.of(AVAILABLE));
        if (!attachment.subnets().containsAll(removed)) {
            throw AwsError.invalidValue("The subnets " + removed + " are not all of " + id);
        }
        List<SubnetId> subnets = new ArrayList<>(attachment.subnets());
        subnets.removeAll(removed);
        subnets.addAll(added);
        checkSubnets(attachment.vpc(), subnets);
        return put(attachment
                .withSubnets(subnets)
                .withOptions(attachment.options().with(options))
                .withCourse(transit.course(MODIFYING, AVAILABLE)));
    }

    public VpcAttachment delete(TransitAttachmentId id) {
        return put(in(id, Set.of(AVAILABLE, PENDING_ACCEPTANCE)).withCourse(transit.course(DELETING, DELETED)));
    }

    /** The attachment, provided that it is in one of these states. */
    private VpcAttachment in(TransitAttachmentId id, Set<TransitState> states) {
        VpcAttachment attachment = region.vpcAttachments()
                .find(id)
                .filter(it -> !transit.state(it.course()).isGone())
                .orElseThrow(() -> Transit.noAttachment(id));
        transit.require(id, attachment.course(), states);
        return attachment;
    }

    private VpcAttachment put(VpcAttachment attachment) {
        region.vpcAttachments().put(attachment.id(), attachment);
        return attachment;
    }
}
