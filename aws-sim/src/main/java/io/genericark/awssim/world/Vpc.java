package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.VpcId;
import java.util.ArrayList;
import java.util.List;

/**
 * A VPC with its CIDR blocks.
 *
 * @param blocks the first one is that which it was made with
 */
public record Vpc(VpcId id, List<Block> blocks, Tags tags) implements Resource {

    /** A CIDR block and the id of its association. */
    public record Block(String association, Cidr cidr) {}

    public Vpc {
        blocks = List.copyOf(blocks);
    }

    /** The block that it was made with. */
    public Cidr cidr() {
        return blocks.getFirst().cidr();
    }

    public boolean contains(Cidr other) {
        return blocks.stream().anyMatch(block -> block.cidr().contains(other));
    }

    public Vpc withBlock(Block further) {
        List<Block> changed = new ArrayList<>(blocks);
        changed.add(further);
        return new Vpc(id, changed, tags);
    }

    @Override
    public Vpc withTags(Tags changed) {
        return new Vpc(id, blocks, changed);
    }
}
