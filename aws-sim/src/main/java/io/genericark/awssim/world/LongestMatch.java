package io.genericark.awssim.world;

import inet.ipaddr.IPAddress;
import inet.ipaddr.format.util.DualIPv4v6AssociativeTries;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** How routers choose: of all entries that cover an address, the one with the longest prefix. */
public final class LongestMatch {
    private LongestMatch() {}

    /** The entry that covers {@code wanted}, an address or a block, and no other does more closely. */
    public static <T> Optional<T> of(Collection<T> entries, Function<T, Cidr> destination, IPAddress wanted) {
        DualIPv4v6AssociativeTries<T> tries = new DualIPv4v6AssociativeTries<>();
        for (T entry : entries) {
            tries.put(destination.apply(entry).block(), entry);
        }
        return Optional.ofNullable(tries.longestPrefixMatchNode(wanted)).map(node -> node.getValue());
    }
}
