package io.genericark.crossregion.plan;

import io.genericark.aws.EniId;
import io.genericark.crossregion.plan.VipChange.RouteChange;
import io.genericark.crossregion.plan.VipChange.SourceDestCheckOff;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Origin;
import io.genericark.crossregion.topology.Route;
import io.genericark.crossregion.topology.RouteState;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Target;
import io.genericark.crossregion.topology.TgwRoute;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a topology is after changes. Pure; nothing is written. */
public final class Outcome {

    private Outcome() {}

    /** The topology once these changes have been made, in this order. */
    public static Topology of(Topology topology, List<VipChange> changes) {
        Topology after = topology;
        for (VipChange change : changes) {
            after = switch (change) {
                case SourceDestCheckOff off -> without(after, off.eni());
                case RouteChange route -> with(after, route);
            };
        }
        return after;
    }

    private static Topology without(Topology topology, EniId id) {
        return topology.withEnis(topology.enis().stream()
                .map(eni -> eni.id().equals(id) ? eni.with(Eni.SourceDestCheck.OFF) : eni)
                .toList());
    }

    private static Topology with(Topology topology, RouteChange change) {
        TableId id = change.table();
        return switch (change.to()) {
            case Aim.ToEni(var eni) -> ofVpc(topology, id, route(change, new Target.Eni(eni)));
            case Aim.ToTgw(var tgw) -> ofVpc(topology, id, route(change, new Target.Tgw(tgw)));
            case Aim.ToAttachment(var attachment) ->
                ofGateway(
                        topology,
                        id,
                        new TgwRoute(change.destination(), List.of(attachment), RouteState.ACTIVE, Origin.STATIC));
        };
    }

    private static Route route(RouteChange change, Target target) {
        return new Route(change.destination(), target, RouteState.ACTIVE, Origin.STATIC);
    }

    private static Topology ofVpc(Topology topology, TableId id, Route route) {
        List<RouteTable> tables = topology.routeTables().stream()
                .map(table ->
                        table.id().equals(id) ? table.with(put(table.routes(), route, Route::destination)) : table)
                .toList();
        return topology.with(tables, topology.tgwTables());
    }

    private static Topology ofGateway(Topology topology, TableId id, TgwRoute route) {
        List<TgwTable> tables = topology.tgwTables().stream()
                .map(table ->
                        table.id().equals(id) ? table.with(put(table.routes(), route, TgwRoute::destination)) : table)
                .toList();
        return topology.with(topology.routeTables(), tables);
    }

    /** In the place of the route that it replaces, or at the end. */
    private static <R> List<R> put(List<R> routes, R route, Function<R, Destination> destination) {
        List<R> all = new ArrayList<>(routes);
        for (int i = 0; i < all.size(); i++) {
            if (destination.apply(all.get(i)).equals(destination.apply(route))) {
                all.set(i, route);
                return all;
            }
        }
        all.add(route);
        return all;
    }
}
