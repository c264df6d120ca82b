package io.genericark.crossregion.plan;

import io.genericark.crossregion.topology.TableId;
import java.util.List;

/**
 * How a table leads a VIP to the active node.
 *
 * @param aims where it leads: one, when it may be written
 * @param next the tables that decide after it, all of which lead; none when the node is reached
 * @param stage one more than that of each table in {@code next}
 */
record Lead(List<Aim> aims, List<TableId> next, int stage) {
    Lead {
        aims = List.copyOf(aims);
        next = List.copyOf(next);
    }
}
