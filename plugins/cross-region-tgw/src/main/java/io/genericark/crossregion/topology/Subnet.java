package io.genericark.crossregion.topology;

import io.genericark.aws.CidrBlock;
import java.util.List;

/**
 * A subnet.
 *
 * @param zone the id of its availability zone, such as {@code apne1-az4}: names of zones differ from account to account
 * @param blocks IPv4 and IPv6
 */
public record Subnet(SubnetId id, String zone, List<CidrBlock> blocks) {
    /** Copies. */
    public Subnet {
        blocks = List.copyOf(blocks);
    }
}
