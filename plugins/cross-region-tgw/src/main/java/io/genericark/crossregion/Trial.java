package io.genericark.crossregion;

import io.genericark.aws.EniId;
import io.genericark.crossregion.observe.Sight;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.crossregion.plan.VipChange.RouteChange;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.Route;
import io.genericark.crossregion.topology.RouteState;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.Target;
import io.genericark.crossregion.topology.TgwRoute;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The writes that a restore makes when the VIPs are somewhere else, as far as rights may tell them apart: one of each operation for
 * each VPC and each transit gateway, because EC2's request quota counts tries, too. Pure.
 */
final class Trial {

    /** No interface has this id; it only stands for another one. */
    private static final EniId ELSEWHERE = new EniId("eni-00000000");

    private final Settings wanted;
    private final Sight seen;
    private final Eni own;

    private Trial(Settings wanted, Sight seen, Eni own) {
        this.wanted = wanted;
        this.seen = seen;
        this.own = own;
    }

    /** What would be tried if every route led elsewhere, and the interface of this node checked addresses. */
    static List<VipChange> writes(Settings wanted, Sight seen, Eni own) {
        return new Trial(wanted, seen, own).writes();
    }

    private record Alike(Place place, String operation, String of) {}

    private List<VipChange> writes() {
        Map<String, String> owners = new HashMap<>();
        seen.topology()
                .routeTables()
                .forEach(table -> owners.put(table.id().value(), table.vpc().value()));
        seen.topology()
                .tgwTables()
                .forEach(table -> owners.put(table.id().value(), table.tgw().value()));
        List<VipChange> chosen = new ArrayList<>();
        Set<Alike> met = new HashSet<>();
        for (VipChange change : Decision.of(wanted, seen, own, elsewhere(seen.topology()))
                .plan()
                .changes()) {
            String of = change instanceof RouteChange route
                    ? owners.getOrDefault(route.table().value(), "")
                    : own.id().value();
            if (met.add(new Alike(change.place(), change.operation(), of))) {
                chosen.add(change);
            }
        }
        return chosen;
    }

    /** The action and where, as a preflight names it. */
    static String name(VipChange change) {
        String what = change instanceof RouteChange route
                ? route.table().value()
                : change.step().target();
        return "ec2:" + change.operation() + " in " + what + " (" + change.place() + ")";
    }

    private Topology elsewhere(Topology topology) {
        List<RouteTable> ofVpcs = topology.routeTables().stream()
                .map(table ->
                        table.with(table.routes().stream().map(this::elsewhere).toList()))
                .toList();
        List<TgwTable> ofGateways = topology.tgwTables().stream()
                .map(table ->
                        table.with(table.routes().stream().map(this::elsewhere).toList()))
                .toList();
        return topology.with(ofVpcs, ofGateways)
                .withEnis(topology.enis().stream().map(this::checking).collect(Collectors.toList()));
    }

    private Eni checking(Eni eni) {
        return eni.id().equals(own.id()) ? eni.with(Eni.SourceDestCheck.ON) : eni;
    }

    private Route elsewhere(Route route) {
        if (!isOfVip(route.destination())) {
            return route;
        }
        return switch (route.target()) {
            case Target.Eni(var id)
            when id.equals(own.id()) ->
                new Route(route.destination(), new Target.Eni(ELSEWHERE), RouteState.ACTIVE, route.origin());
            case Target.Tgw _ -> new Route(route.destination(), route.target(), RouteState.BLACKHOLE, route.origin());
            case Target.Eni _, Target.Local _, Target.Other _ -> route;
        };
    }

    private TgwRoute elsewhere(TgwRoute route) {
        return isOfVip(route.destination())
                ? new TgwRoute(route.destination(), route.attachments(), RouteState.BLACKHOLE, route.origin())
                : route;
    }

    private boolean isOfVip(Destination destination) {
        return wanted.vips().stream().anyMatch(vip -> destination.prefix(vip) == vip.prefix());
    }
}
