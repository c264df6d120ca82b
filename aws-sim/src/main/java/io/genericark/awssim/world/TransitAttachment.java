package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import java.time.Instant;

/** What is attached to a transit gateway, as that gateway's region sees it. */
public sealed interface TransitAttachment extends Resource permits VpcAttachment, PeeringSide {
    @Override
    TransitAttachmentId id();

    TransitGatewayId gateway();

    /** AWS's word for what is attached: {@code vpc} or {@code peering}. */
    String type();

    /** The VPC, or the transit gateway at the other end. */
    ResourceId resource();

    Instant created();

    Course course();
}
