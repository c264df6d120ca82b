package io.genericark.crossregion.walk;

import io.genericark.crossregion.topology.TableId;
import java.util.List;
import java.util.Optional;

/**
 * The way of a packet from a source to the VIP, or of the answer back.
 *
 * @param wrong the first table that leads it astray; empty when it arrives, when that is unknown, and when no table is to blame
 */
public record Way(Source source, Direction direction, List<Hop> hops, Verdict verdict, Optional<TableId> wrong) {

    /** Which way. */
    public enum Direction {
        TO_VIP,
        BACK
    }

    /** Copies. */
    public Way {
        hops = List.copyOf(hops);
    }
}
