package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;

/** A subnet in one availability zone of its VPC. */
public record Subnet(SubnetId id, VpcId vpc, Cidr cidr, String zone, Tags tags) implements Resource {
    @Override
    public Subnet withTags(Tags changed) {
        return new Subnet(id, vpc, cidr, zone, changed);
    }
}
