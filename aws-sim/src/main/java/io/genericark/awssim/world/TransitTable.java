package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A route table of a transit gateway: immutable, each {@code with...} gives a changed copy.
 *
 * @param associations the attachments whose packets it decides for
 * @param propagations the attachments whose VPC's blocks it leads to by themselves
 * @param routes the static ones by destination
 */
public record TransitTable(
        TransitTableId id,
        TransitGatewayId gateway,
        Instant created,
        Course course,
        Map<TransitAttachmentId, Course> associations,
        Map<TransitAttachmentId, Course> propagations,
        Map<Cidr, TransitRoute> routes,
        Tags tags)
        implements Resource {

    public TransitTable {
        associations = Collections.unmodifiableMap(associations);
        propagations = Collections.unmodifiableMap(propagations);
        routes = Collections.unmodifiableMap(routes);
    }

    /** The static route with exactly this destination. */
    public Optional<TransitRoute> route(Cidr destination) {
        return Optional.ofNullable(routes.get(destination));
    }

    TransitTable withRoute(TransitRoute route) {
        Map<Cidr, TransitRoute> changed = new LinkedHashMap<>(routes);
        changed.put(route.destination(), route);
        return new TransitTable(id, gateway, created, course, associations, propagations, changed, tags);
    }

    TransitTable withoutRoute(Cidr destination) {
        Map<Cidr, TransitRoute> changed = new LinkedHashMap<>(routes);
        changed.remove(destination);
        return new TransitTable(id, gateway, created, course, associations, propagations, changed, tags);
    }

    TransitTable withAssociation(TransitAttachmentId attachment, Course changed) {
        return new TransitTable(
                id, gateway, created, course, with(associations, attachment, changed), propagations, routes, tags);
    }

    TransitTable withPropagation(TransitAttachmentId attachment, Course changed) {
        return new TransitTable(
                id, gateway, created, course, associations, with(propagations, attachment, changed), routes, tags);
    }

    TransitTable withCourse(Course changed) {
        return new TransitTable(id, gateway, created, changed, associations, propagations, routes, tags);
    }

    @Override
    public TransitTable withTags(Tags changed) {
        return new TransitTable(id, gateway, created, course, associations, propagations, routes, changed);
    }

    private static Map<TransitAttachmentId, Course> with(
            Map<TransitAttachmentId, Course> all, TransitAttachmentId attachment, Course course) {
        Map<TransitAttachmentId, Course> changed = new LinkedHashMap<>(all);
        changed.put(attachment, course);
        return changed;
    }
}
