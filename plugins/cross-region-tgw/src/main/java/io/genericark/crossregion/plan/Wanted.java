package io.genericark.crossregion.plan;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import java.util.List;

/**
 * What is wished.
 *
 * @param vips single addresses, IPv4 or IPv6, outside of all VPCs
 * @param owner the interface of the active node
 */
public record Wanted(List<CidrBlock> vips, EniId owner, Scope scope) {
    /**
     * Copies.
     *
     * @throws IllegalArgumentException when one is not a single address
     */
    public Wanted {
        vips = List.copyOf(vips);
        vips.stream().filter(vip -> !vip.isAddress()).findFirst().ifPresent(vip -> {
            throw new IllegalArgumentException(vip + " is not a single address; give an address, a /32 or a /128");
        });
    }
}
