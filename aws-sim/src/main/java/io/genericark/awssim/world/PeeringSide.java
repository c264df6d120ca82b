package io.genericark.awssim.world;

import io.genericark.awssim.world.Peering.End;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import java.time.Instant;

/** A peering as seen from one of its ends. */
public record PeeringSide(Peering peering, End own, End other) implements TransitAttachment {
    @Override
    public TransitAttachmentId id() {
        return peering.id();
    }

    @Override
    public TransitGatewayId gateway() {
        return own.gateway();
    }

    @Override
    public String type() {
        return "peering";
    }

    @Override
    public TransitGatewayId resource() {
        return other.gateway();
    }

    @Override
    public Instant created() {
        return peering.created();
    }

    @Override
    public Course course() {
        return peering.course();
    }

    @Override
    public Tags tags() {
        return own.tags();
    }

    @Override
    public PeeringSide withTags(Tags changed) {
        return new PeeringSide(peering, own.withTags(changed), other);
    }
}
