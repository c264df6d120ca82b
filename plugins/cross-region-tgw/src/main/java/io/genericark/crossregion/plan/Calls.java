package io.genericark.crossregion.plan;

import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many API calls it takes, estimated: one for each write, and for a look the pages of each kind.
 *
 * @param writes by place
 * @param reads by place: what one look at everything takes
 * @param seconds the least time that the writes take within the request quota of EC2, which each operation has for itself in a place
 */
public record Calls(Map<Place, Integer> writes, Map<Place, Integer> reads, double seconds) {

    // VPCs, subnets, interfaces, gateways, their tables, their attachments as a whole, those of VPCs, and peerings
    private static final int KINDS = 8;
    private static final int PAGE = 100;
    private static final int BUCKET = 50;
    private static final double REFILL_PER_SECOND = 5;

    /** Copies. */
    public Calls {
        writes = new TreeMap<>(writes);
        reads = new TreeMap<>(reads);
    }

    private record Quota(Place place, String operation) {}

    /** What these changes take, and one look at this topology. */
    public static Calls of(List<VipChange> changes, Topology topology) {
        Map<Place, Integer> writes = new TreeMap<>();
        Map<Quota, Integer> quotas = new HashMap<>();
        for (VipChange change : changes) {
            writes.merge(change.place(), 1, Integer::sum);
            quotas.merge(new Quota(change.place(), change.operation()), 1, Integer::sum);
        }
        double seconds = quotas.values().stream()
                .mapToDouble(count -> Math.max(0, count - BUCKET) / REFILL_PER_SECOND)
                .max()
                .orElse(0);
        return new Calls(writes, reads(topology), seconds);
    }

    private static Map<Place, Integer> reads(Topology topology) {
        Map<Place, Integer> reads = new TreeMap<>();
        topology.read().forEach(place -> reads.put(place, KINDS));
        count(topology.routeTables(), RouteTable::place)
                .forEach((place, tables) -> reads.merge(place, (tables + PAGE - 1) / PAGE, Integer::sum));
        Map<TgwId, Place> gateways = new HashMap<>();
        topology.tgws().forEach(tgw -> gateways.put(tgw.id(), tgw.place()));
        for (TgwTable table : topology.tgwTables()) {
            Place place = gateways.get(table.tgw());
            if (place != null) {
                reads.merge(place, 1, Integer::sum);
            }
        }
        return reads;
    }

    private static <T> Map<Place, Integer> count(List<T> all, Function<T, Place> place) {
        Map<Place, Integer> counts = new TreeMap<>();
        all.forEach(one -> counts.merge(place.apply(one), 1, Integer::sum));
        return counts;
    }
}
