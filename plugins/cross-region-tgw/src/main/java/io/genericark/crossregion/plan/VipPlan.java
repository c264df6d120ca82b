package io.genericark.crossregion.plan;

import io.genericark.aws.Change.Necessity;
import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.plan.Scope.Missing;
import io.genericark.crossregion.plan.VipChange.RouteChange;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.TableId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plan for one VIP. Pure. */
final class VipPlan {

    private final Scope scope;
    private final Atlas atlas;
    private final Eni owner;
    private final CidrBlock vip;
    private final Map<TableId, Holding> holdings = new LinkedHashMap<>();
    private final Map<TableId, Lead> leads;
    private final List<VipChange> changes = new ArrayList<>();

    private VipPlan(Scope scope, Atlas atlas, Eni owner, CidrBlock vip) {
        this.scope = scope;
        this.atlas = atlas;
        this.owner = owner;
        this.vip = vip;
        Holdings all = new Holdings(atlas, vip);
        atlas.tables().forEach(table -> holdings.put(table, all.of(table)));
        leads = ways(Hops.Unseen.LOST);
        Set<TableId> changed = new LinkedHashSet<>();
        leads.forEach((table, lead) -> change(table, lead).ifPresent(aim -> changed.add(table)));
        leads.forEach((table, lead) -> {
            if (changed.contains(table)) {
                changes.add(change(table, lead, changed));
            }
        });
    }

    static VipPlan of(Scope scope, Atlas atlas, Eni owner, CidrBlock vip) {
        return new VipPlan(scope, atlas, owner, vip);
    }

    List<VipChange> changes() {
        return changes;
    }

    List<Finding> findings() {
        return new Findings(this).all();
    }

    /** Whether any table of the owner's VPC leads the VIP to it. */
    boolean arrives() {
        return atlas.tablesOf(owner.vpc()).stream().anyMatch(table -> leads.containsKey(table.id()));
    }

    Atlas atlas() {
        return atlas;
    }

    Eni owner() {
        return owner;
    }

    CidrBlock vip() {
        return vip;
    }

    Scope scope() {
        return scope;
    }

    Map<TableId, Holding> holdings() {
        return holdings;
    }

    Map<TableId, Lead> leads() {
        return leads;
    }

    /** Which tables lead when it is thought of what was not seen in this way. */
    Map<TableId, Lead> ways(Hops.Unseen unseen) {
        return Ways.of(atlas, owner, vip, this::isWritable, unseen);
    }

    boolean isInScope(TableId table) {
        return atlas.placeOf(table).filter(place -> scope.has(table, place)).isPresent();
    }

    /** A gateway's table takes no route to a transit gateway, and gets no new one. */
    boolean isWritable(TableId id) {
        if (!isInScope(id)) {
            return false;
        }
        boolean ofGateway = atlas.routeTable(id)
                .filter(table -> table.use() == RouteTable.Use.GATEWAY)
                .isPresent();
        return switch (holding(id)) {
            case Holding.Ours _ -> !ofGateway || isOfOwner(id);
            case Holding.None _ -> !ofGateway && scope.missing() == Missing.CREATE;
            case Holding.Kept _ -> false;
        };
    }

    private boolean isOfOwner(TableId id) {
        return atlas.routeTable(id)
                .filter(table -> table.vpc().equals(owner.vpc()))
                .isPresent();
    }

    private Holding holding(TableId table) {
        return holdings.getOrDefault(table, new Holding.None());
    }

    private Optional<Aim> change(TableId table, Lead lead) {
        Aim aim = lead.aims().getFirst();
        boolean open = isWritable(table) && !(holding(table) instanceof Holding.Ours ours && ours.isTo(aim));
        return open ? Optional.of(aim) : Optional.empty();
    }

    private RouteChange change(TableId table, Lead lead, Set<TableId> changed) {
        Aim to = lead.aims().getFirst();
        Optional<Holding.Ours> ours = ours(table);
        Place place = placeOf(table);
        Set<TableId> onwards = new LinkedHashSet<>();
        addOnwards(lead, changed, onwards);
        boolean here = isAtHome(place) && onwards.stream().allMatch(next -> isAtHome(placeOf(next)));
        return new RouteChange(
                place,
                table,
                destination(table),
                ours.map(Holding.Ours::shown),
                to,
                lead.stage(),
                here ? Necessity.NEEDED : Necessity.OWED,
                onwards.stream()
                        .map(next -> RouteChange.target(placeOf(next), next, destination(next)))
                        .toList(),
                new Why(atlas, owner).of(table, vip, ours.map(Holding.Ours::shown), lead));
    }

    /** The changed tables that packets come to next, over those that lead there already. */
    private void addOnwards(Lead lead, Set<TableId> changed, Set<TableId> onwards) {
        for (TableId next : lead.next()) {
            if (changed.contains(next)) {
                onwards.add(next);
            } else {
                Optional.ofNullable(leads.get(next)).ifPresent(further -> addOnwards(further, changed, onwards));
            }
        }
    }

    private Optional<Holding.Ours> ours(TableId table) {
        return holding(table) instanceof Holding.Ours ours ? Optional.of(ours) : Optional.empty();
    }

    private Destination destination(TableId table) {
        return ours(table).map(Holding.Ours::destination).orElse(new Destination.Block(vip));
    }

    private Place placeOf(TableId table) {
        return atlas.placeOf(table).orElseThrow();
    }

    private boolean isAtHome(Place place) {
        return place.region().equals(owner.place().region());
    }
}
