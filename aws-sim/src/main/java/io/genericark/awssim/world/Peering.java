package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Two transit gateways attached to each other, mostly of two regions, perhaps of two accounts: one state, two ends. */
public record Peering(TransitAttachmentId id, End requester, End accepter, Instant created, Course course) {

    /** One transit gateway of a peering, and the tags that its owner gave to the attachment. */
    public record End(String region, String account, TransitGatewayId gateway, Tags tags) {
        End withTags(Tags changed) {
            return new End(region, account, gateway, changed);
        }

        boolean isSameGateway(End other) {
            return gateway.equals(other.gateway) && region.equals(other.region);
        }
    }

    boolean joins(End one, End another) {
        return (requester.isSameGateway(one) && accepter.isSameGateway(another))
                || (requester.isSameGateway(another) && accepter.isSameGateway(one));
    }

    /** What the region sees of it at this time; the accepter sees nothing until it has been asked. */
    Stream<PeeringSide> sidesIn(String region, Instant now) {
        TransitState state = course.at(now);
        boolean asked = state != TransitState.INITIATING_REQUEST && state != TransitState.FAILED;
        return Stream.of(new PeeringSide(this, requester, accepter), new PeeringSide(this, accepter, requester))
                .filter(side -> side.own().region().equals(region))
                .filter(side -> asked || side.own().equals(requester));
    }

    Peering withCourse(Course changed) {
        return new Peering(id, requester, accepter, created, changed);
    }

    /** Adds tags at the ends in the region. */
    Peering tagged(String region, Map<String, String> added) {
        return new Peering(id, tagged(requester, region, added), tagged(accepter, region, added), created, course);
    }

    private static End tagged(End end, String region, Map<String, String> added) {
        return end.region().equals(region) ? end.withTags(end.tags().plus(added)) : end;
    }
}
