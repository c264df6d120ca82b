package io.genericark.aws;

import java.net.InetAddress;
import java.util.List;

/** How the kits read the VIPs that an operator has given a resource. */
public final class Vips {

    private Vips() {}

    /**
     * Reads the parameter {@code vip}: single addresses, each once.
     *
     * @throws IllegalArgumentException with a sentence for people when there is none, or one is no address that can be routed to
     */
    public static List<CidrBlock> of(List<String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("parameter vip: it names no address");
        }
        return texts.stream().map(Vips::vip).distinct().toList();
    }

    private static CidrBlock vip(String text) {
        CidrBlock block = CidrBlock.parse(text);
        if (!block.isAddress()) {
            throw new IllegalArgumentException(
                    "parameter vip: " + text + " is not a single address; give an address, a /32 or a /128");
        }
        InetAddress address = block.base().value();
        if (address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress()) {
            throw new IllegalArgumentException("parameter vip: " + text
                    + " is a loopback, link-local, multicast or unspecified address, to which nothing is routed");
        }
        return block;
    }
}
