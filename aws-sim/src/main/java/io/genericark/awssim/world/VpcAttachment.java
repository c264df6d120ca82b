package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.time.Instant;
import java.util.List;

/**
 * A VPC attached to a transit gateway.
 *
 * @param subnets at most one in each zone; packets enter and leave the VPC through them, and other zones have no access
 */
public record VpcAttachment(
        TransitAttachmentId id,
        TransitGatewayId gateway,
        VpcId vpc,
        List<SubnetId> subnets,
        TransitOptions options,
        Instant created,
        Course course,
        Tags tags)
        implements TransitAttachment {

    public VpcAttachment {
        subnets = List.copyOf(subnets);
    }

    @Override
    public String type() {
        return "vpc";
    }

    @Override
    public VpcId resource() {
        return vpc;
    }

    VpcAttachment withSubnets(List<SubnetId> changed) {
        return new VpcAttachment(id, gateway, vpc, changed, options, created, course, tags);
    }

    VpcAttachment withOptions(TransitOptions changed) {
        return new VpcAttachment(id, gateway, vpc, subnets, changed, created, course, tags);
    }

    VpcAttachment withCourse(Course changed) {
        return new VpcAttachment(id, gateway, vpc, subnets, options, created, changed, tags);
    }

    @Override
    public VpcAttachment withTags(Tags changed) {
        return new VpcAttachment(id, gateway, vpc, subnets, options, created, course, changed);
    }
}
