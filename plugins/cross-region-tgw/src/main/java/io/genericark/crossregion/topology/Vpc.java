package io.genericark.crossregion.topology;

import io.genericark.aws.CidrBlock;
import java.util.Comparator;
import java.util.List;

/**
 * A VPC with its subnets.
 *
 * @param blocks IPv4 and IPv6
 */
public record Vpc(VpcId id, Place place, List<CidrBlock> blocks, List<Subnet> subnets) {
    /** Copies, the subnets in the order of their ids. */
    public Vpc {
        blocks = List.copyOf(blocks);
        subnets = subnets.stream().sorted(Comparator.comparing(Subnet::id)).toList();
    }
}
