package io.genericark.crossregion.plan;

import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.TableId;
import java.util.Set;

/**
 * Which tables may be written, and what about those without a route.
 *
 * @param regions only tables of these regions; of all when empty
 * @param include only these tables; all when empty
 * @param exclude never these
 */
public record Scope(Set<String> regions, Set<TableId> include, Set<TableId> exclude, Missing missing) {

    /** What is done about a table without a route of the VIP. */
    public enum Missing {
        LEAVE,
        CREATE
    }

    /** Copies. */
    public Scope {
        regions = Set.copyOf(regions);
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
    }

    /** All tables. */
    public static Scope all(Missing missing) {
        return new Scope(Set.of(), Set.of(), Set.of(), missing);
    }

    /** Whether a table may be written. */
    boolean has(TableId table, Place place) {
        return (regions.isEmpty() || regions.contains(place.region()))
                && (include.isEmpty() || include.contains(table))
                && !exclude.contains(table);
    }
}
