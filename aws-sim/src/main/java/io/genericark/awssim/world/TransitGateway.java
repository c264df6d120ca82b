package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import java.time.Instant;
import java.util.Optional;

/** A transit gateway: a router of one region, to which VPCs and other transit gateways are attached. */
public record TransitGateway(
        TransitGatewayId id, String text, TransitOptions options, Instant created, Course course, Tags tags)
        implements Resource {

    /** The table that new attachments are associated with, if they are. */
    public Optional<TransitTableId> associationTable() {
        return table(TransitOptions.ASSOCIATION, TransitOptions.ASSOCIATION_TABLE);
    }

    /** The table that new attachments of VPCs propagate their blocks to, if they do. */
    public Optional<TransitTableId> propagationTable() {
        return table(TransitOptions.PROPAGATION, TransitOptions.PROPAGATION_TABLE);
    }

    private Optional<TransitTableId> table(String option, String name) {
        return options.find(name).filter(id -> options.isEnabled(option)).map(TransitTableId::new);
    }

    TransitGateway withText(String changed) {
        return new TransitGateway(id, changed, options, created, course, tags);
    }

    TransitGateway withOptions(TransitOptions changed) {
        return new TransitGateway(id, text, changed, created, course, tags);
    }

    TransitGateway withCourse(Course changed) {
        return new TransitGateway(id, text, options, created, changed, tags);
    }

    @Override
    public TransitGateway withTags(Tags changed) {
        return new TransitGateway(id, text, options, created, course, changed);
    }
}
