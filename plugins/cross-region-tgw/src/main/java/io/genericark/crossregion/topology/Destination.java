package io.genericark.crossregion.topology;

import io.genericark.aws.CidrBlock;
import java.util.List;

/** What a route is for. */
public sealed interface Destination {

    /** Whether a packet to this address may take the route. */
    default boolean covers(CidrBlock address) {
        return prefix(address) >= 0;
    }

    /** The length of the longest of its prefixes that an address lies in; -1 when it lies in none. */
    int prefix(CidrBlock address);

    /** One block of addresses. */
    record Block(CidrBlock block) implements Destination {
        @Override
        public int prefix(CidrBlock address) {
            return block.contains(address) ? block.prefix() : -1;
        }

        @Override
        public String toString() {
            return block.toString();
        }
    }

    /**
     * The entries of a managed prefix list.
     *
     * @param id {@code pl-...}
     */
    record PrefixList(String id, List<CidrBlock> entries) implements Destination {
        /** Copies. */
        public PrefixList {
            entries = List.copyOf(entries);
        }

        @Override
        public int prefix(CidrBlock address) {
            return entries.stream()
                    .filter(entry -> entry.contains(address))
                    .mapToInt(CidrBlock::prefix)
                    .max()
                    .orElse(-1);
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
