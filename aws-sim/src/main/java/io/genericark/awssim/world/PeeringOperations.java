package io.genericark.awssim.world;

import static io.genericark.awssim.world.TransitState.AVAILABLE;
import static io.genericark.awssim.world.TransitState.DELETED;
import static io.genericark.awssim.world.TransitState.DELETING;
import static io.genericark.awssim.world.TransitState.FAILED;
import static io.genericark.awssim.world.TransitState.INITIATING_REQUEST;
import static io.genericark.awssim.world.TransitState.PENDING;
import static io.genericark.awssim.world.TransitState.PENDING_ACCEPTANCE;
import static io.genericark.awssim.world.TransitState.REJECTED;
import static io.genericark.awssim.world.TransitState.REJECTING;

import io.genericark.awssim.world.Peering.End;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Peerings of transit gateways: asked for in one region, accepted in the other, ended in either. */
public final class PeeringOperations {
    private static final int PEERINGS_PER_GATEWAY = 50;

    private final Region region;
    private final Transit transit;

    PeeringOperations(Region region) {
        this.region = region;
        this.transit = region.transit();
    }

    /** Asks a gateway to peer. It fails when there is none such; the state says so, not the answer. */
    public PeeringSide create(TransitGatewayId gatewayId, End peer, Tags tags) {
        TransitGateway gateway = region.transitNetwork().available(gatewayId);
        End own = new End(region.name(), region.ownership().of(gatewayId), gatewayId, tags);
        refuse(own, peer);
        TransitAttachmentId id = new TransitAttachmentId(region.newIds().next("tgw-attach"));
        TransitState then = isThere(peer) ? PENDING_ACCEPTANCE : FAILED;
        Peering peering = put(new Peering(id, own, peer, transit.now(), transit.course(INITIATING_REQUEST, then)));
        PeeringSide side = new PeeringSide(peering, own, peer);
        region.transitRouting().joinDefaults(gateway, side);
        return side;
    }

    private void refuse(End own, End peer) {
        if (own.isSameGateway(peer)) {
            throw AwsError.invalidValue(own.gateway() + " cannot peer with itself");
        }
        if (region.backbone().between(own, peer, transit.now()).isPresent()) {
            throw AwsError.badRequest(
                    "DuplicateTransitGatewayAttachment",
                    own.gateway() + " has non-deleted Transit Gateway Peering Attachments with " + peer.gateway());
        }
        long peers = transit.attachments(own.gateway()).stream()
                .filter(PeeringSide.class::isInstance)
                .count();
        if (peers >= PEERINGS_PER_GATEWAY) {
            throw AwsError.badRequest(
                    "TransitGatewayAttachmentLimitExceeded",
                    "You have reached the limit of " + PEERINGS_PER_GATEWAY + " peerings for " + own.gateway());
        }
    }

    private boolean isThere(End peer) {
        return region.other(peer.region())
                .flatMap(other -> other.transitGateways()
                        .find(peer.gateway())
                        .filter(it -> other.ownership().of(it.id()).equals(peer.account()))
                        .filter(it -> transit.state(it.course()).carries()))
                .isPresent();
    }

    /** Accepts what another gateway has asked of one of this region and account. */
    public PeeringSide accept(TransitAttachmentId id, String account) {
        PeeringSide side = asked(id, account);
        PeeringSide accepted = put(side, transit.course(PENDING, AVAILABLE));
        region.transitRouting().joinDefaults(transit.gateway(side.gateway()), accepted);
        return accepted;
    }

    public PeeringSide reject(TransitAttachmentId id, String account) {
        return put(asked(id, account), transit.course(REJECTING, REJECTED));
    }

    /** Ends a peering for both sides. */
    public PeeringSide delete(TransitAttachmentId id) {
        PeeringSide side = sides(id).findFirst().orElseThrow(() -> Transit.noAttachment(id));
        transit.require(id, side.course(), Set.of(AVAILABLE, PENDING_ACCEPTANCE, INITIATING_REQUEST));
        return put(side, transit.course(DELETING, DELETED));
    }

    private PeeringSide asked(TransitAttachmentId id, String account) {
        if (sides(id).findAny().isEmpty()) {
            throw Transit.noAttachment(id);
        }
        Optional<PeeringSide> accepter = sides(id)
                .filter(it -> it.own().equals(it.peering().accepter()))
                .filter(it -> it.own().account().equals(account))
                .findFirst();
        PeeringSide side = accepter.orElseThrow(
                () -> AwsError.invalidValue("Cannot accept " + id + " as the source of the peering request."));
        transit.require(id, side.course(), Set.of(PENDING_ACCEPTANCE));
        return side;
    }

    private Stream<PeeringSide> sides(TransitAttachmentId id) {
        return transit.peerings().stream()
                .filter(it -> it.id().equals(id) && !transit.state(it.course()).isGone());
    }

    private PeeringSide put(PeeringSide side, Course course) {
        return new PeeringSide(put(side.peering().withCourse(course)), side.own(), side.other());
    }

    private Peering put(Peering peering) {
        region.backbone().put(peering);
        return peering;
    }
}
