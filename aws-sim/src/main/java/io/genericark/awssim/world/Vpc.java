package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.VpcId;

/** A VPC with its one IPv4 CIDR block. */
public record Vpc(VpcId id, Cidr cidr, Tags tags) implements Resource {
    @Override
    public Vpc withTags(Tags changed) {
        return new Vpc(id, cidr, changed);
    }
}
