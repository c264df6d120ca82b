package io.genericark.crossregion.plan;

import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.TableId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which tables can lead a VIP to the active node, by which aim, and in which order. Pure.
 *
 * <p>Found from the node outwards, one hop at a time: a table leads once every table that its aim may bring a packet to leads. So
 * each takes the shortest way, equals are decided by id, and what leads has, at each of its next tables, a lower stage: written in
 * the order of their stages, tables lead only to tables that are through already, and no order of what came before makes
 * a loop. Tables that may not be written take part with the routes that they have. No way leads through a third VPC.
 *
 * <p>A VPC's table stays with the transit gateway that it has, however long the way from there, unless another one serves more of its
 * zones.
 */
final class Ways {

    private final Atlas atlas;
    private final Eni owner;
    private final CidrBlock vip;
    private final Predicate<TableId> writable;
    private final Hops hops;
    private final Map<TableId, Lead> leads = new LinkedHashMap<>();
    private final Map<TableId, List<Aim>> aims = new HashMap<>();

    private Ways(Atlas atlas, Eni owner, CidrBlock vip, Predicate<TableId> writable, Hops hops) {
        this.atlas = atlas;
        this.owner = owner;
        this.vip = vip;
        this.writable = writable;
        this.hops = hops;
    }

    /**
     * The tables that lead, in the order of their stages.
     *
     * @param writable the tables whose route of the VIP may be chosen
     */
    static Map<TableId, Lead> of(
            Atlas atlas, Eni owner, CidrBlock vip, Predicate<TableId> writable, Hops.Unseen unseen) {
        return new Ways(atlas, owner, vip, writable, new Hops(atlas, owner, unseen)).find();
    }

    private Map<TableId, Lead> find() {
        List<TableId> clients = new ArrayList<>();
        List<TableId> others = new ArrayList<>();
        for (TableId table : atlas.tables()) {
            boolean free = writable.test(table);
            aims.put(table, free ? hops.aims(table) : hops.current(table, vip));
            (free && isClient(table) ? clients : others).add(table);
        }
        int stage = 0;
        int before;
        do {
            before = leads.size();
            stage = settle(others, stage, this::lead);
        } while (leads.size() > before);
        settle(clients, stage, this::clientLead);
        return leads;
    }

    private boolean isClient(TableId table) {
        return atlas.routeTable(table)
                .filter(it -> !it.vpc().equals(owner.vpc()))
                .isPresent();
    }

    /** Settles what can be settled by what is settled already; each table of a stage looks at earlier stages only. */
    private int settle(List<TableId> tables, int stage, Chosen chosen) {
        Map<TableId, Lead> found = new LinkedHashMap<>();
        for (TableId table : tables) {
            if (!leads.containsKey(table)) {
                chosen.of(table, stage).ifPresent(lead -> found.put(table, lead));
            }
        }
        leads.putAll(found);
        return found.isEmpty() ? stage : stage + 1;
    }

    private interface Chosen {
        Optional<Lead> of(TableId table, int stage);
    }

    private Optional<Lead> lead(TableId table, int stage) {
        List<Aim> all = aims.getOrDefault(table, List.of());
        if (!writable.test(table)) {
            return together(table, all, stage);
        }
        return all.stream()
                .flatMap(aim -> together(table, List.of(aim), stage).stream())
                .findFirst();
    }

    /** A packet may take any of these aims, so all must lead. */
    private Optional<Lead> together(TableId table, List<Aim> all, int stage) {
        Set<TableId> next = new LinkedHashSet<>();
        for (Aim aim : all) {
            Optional<List<TableId>> hop = hops.next(table, aim);
            if (hop.isEmpty() || !hop.get().stream().allMatch(this::leadsOn)) {
                return Optional.empty();
            }
            next.addAll(hop.get());
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new Lead(all, List.copyOf(next), stage));
    }

    /** What comes into a VPC must be led to the interface by the table that it meets there, and not on to another gateway. */
    private boolean leadsOn(TableId table) {
        Lead lead = leads.get(table);
        return lead != null && (lead.next().isEmpty() || atlas.tgwTable(table).isPresent());
    }

    private Optional<Lead> clientLead(TableId id, int stage) {
        RouteTable table = atlas.routeTable(id).orElseThrow();
        List<Aim> current = hops.current(id, vip);
        return aims.getOrDefault(id, List.of()).stream()
                .flatMap(aim -> together(id, List.of(aim), stage).stream())
                .min(Comparator.<Lead>comparingInt(
                                lead -> hops.unserved(table, lead.aims()).size())
                        .thenComparing(lead -> !current.equals(lead.aims()))
                        .thenComparingInt(this::distance));
    }

    private int distance(Lead lead) {
        return lead.next().stream()
                .flatMap(table -> Stream.ofNullable(leads.get(table)))
                .mapToInt(Lead::stage)
                .max()
                .orElse(0);
    }
}
