package io.genericark.routetable;

import io.genericark.api.KitException.Kind;
import io.genericark.aws.EniId;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.Reconciliation.Obstacle;
import io.genericark.routetable.Seen.Route;
import io.genericark.routetable.Seen.SourceDestCheck;
import io.genericark.routetable.Seen.State;
import io.genericark.routetable.Seen.Table;
import io.genericark.routetable.Seen.Target;
import io.genericark.routetable.Settings.Check;
import io.genericark.routetable.Settings.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides what to write so that the VIP leads to the own interface. Pure.
 *
 * <table>
 *   <caption>What becomes of a table that is to be kept</caption>
 *   <tr><th>its route for VIP/32</th><th>then</th></tr>
 *   <tr><td>own interface, active</td><td>nothing</td></tr>
 *   <tr><td>own interface, blackhole</td><td>obstacle: no route can mend it, another node may fare better</td></tr>
 *   <tr><td>another interface, active or blackhole</td><td>replaced</td></tr>
 *   <tr><td>anything that is not an interface</td><td>never touched: remark, obstacle when there is no other table</td></tr>
 *   <tr><td>none</td><td>created when wanted; else left alone, and an obstacle if the operator named the table</td></tr>
 * </table>
 */
final class RoutePlan {

    private final Settings wanted;
    private final Seen seen;
    private final List<RouteChange> changes = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<TableId> blackholes = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private final List<TableId> routeless = new ArrayList<>();
    private int leading;

    private RoutePlan(Settings wanted, Seen seen) {
        this.wanted = wanted;
        this.seen = seen;
    }

    static Reconciliation<RouteChange> of(Settings wanted, Seen seen) {
        Optional<Obstacle> impossible = impossible(wanted, seen);
        return impossible.isPresent()
                ? Reconciliation.impossible(impossible.get())
                : new RoutePlan(wanted, seen).decide();
    }

    private static Optional<Obstacle> impossible(Settings wanted, Seen seen) {
        Optional<Ipv4Block> around = seen.vpcBlocks().stream()
                .filter(block -> block.contains(wanted.vip()))
                .findFirst();
        if (around.isPresent()) {
            return Optional.of(refusal(
                    wanted,
                    "it lies within " + around.get() + " of VPC " + seen.own().vpc()
                            + ", and there the VPC's local route and subnets decide, not a route table",
                    "choose a VIP outside of the VPC's CIDR blocks"));
        }
        Set<TableId> absent = new TreeSet<>(wanted.tables());
        seen.tables().forEach(table -> absent.remove(table.id()));
        if (!absent.isEmpty()) {
            return Optional.of(refusal(
                    wanted,
                    "VPC " + seen.own().vpc() + " has no route table " + joined(absent),
                    "correct the parameter tables"));
        }
        return Optional.empty();
    }

    private Reconciliation<RouteChange> decide() {
        seen.tables().stream().filter(this::isToBeKept).forEach(this::decide);
        conclude();
        if (obstacles.isEmpty() || !changes.isEmpty()) {
            decideSourceDestCheck();
        }
        return new Reconciliation<>(changes, obstacles, remarks);
    }

    private boolean isToBeKept(Table table) {
        return wanted.tables().isEmpty() || wanted.tables().contains(table.id());
    }

    private void decide(Table table) {
        Optional<Route> route = table.route(wanted.vip());
        if (route.isEmpty()) {
            decideRouteless(table);
            return;
        }
        switch (route.get().target()) {
            case Target.Foreign(String id) -> foreign.add(table.id() + " leads to " + id);
            case Target.Eni(EniId eni) -> decide(table, route.get(), eni);
        }
    }

    private void decide(Table table, Route route, EniId eni) {
        EniId own = seen.own().id();
        if (eni.equals(own) && route.state() == State.BLACKHOLE) {
            blackholes.add(table.id());
            return;
        }
        leading++;
        if (!eni.equals(own)) {
            changes.add(new RouteChange.ReplaceRoute(seen.region(), table.id(), wanted.vip(), route, own));
        }
    }

    /** AWS takes no route to addresses outside of the VPC in a gateway's table. */
    private void decideRouteless(Table table) {
        boolean named = wanted.tables().contains(table.id());
        if (wanted.missing() == Missing.CREATE && (named || table.use() == Seen.Use.SUBNETS)) {
            leading++;
            changes.add(new RouteChange.CreateRoute(
                    seen.region(), table.id(), wanted.vip(), seen.own().id()));
        } else if (named) {
            routeless.add(table.id());
        }
    }

    private void conclude() {
        if (!blackholes.isEmpty()) {
            obstacles.add(new Obstacle(
                    Kind.BROKEN,
                    wanted.vip() + " does not arrive",
                    joined(blackholes) + " leads to this node's " + seen.own().id()
                            + " and AWS calls it a blackhole: the interface is not attached to a running instance",
                    "attach the interface, or correct the parameter eni"));
        }
        if (!routeless.isEmpty()) {
            obstacles.add(refusal(
                    wanted,
                    joined(routeless) + " has no route for it, and create-missing is off",
                    "create the route, or set create-missing=true"));
        }
        String others = String.join(", ", foreign);
        if (leading == 0 && !foreign.isEmpty()) {
            obstacles.add(refusal(
                    wanted,
                    others + ", which is no network interface and is not overwritten",
                    "delete that route, or point it to " + seen.own().id()));
        } else if (leading == 0 && obstacles.isEmpty()) {
            obstacles.add(refusal(
                    wanted,
                    "no route table of VPC " + seen.own().vpc() + " has a route for it, and create-missing is off",
                    "create a route for " + wanted.vip() + " to " + seen.own().id() + ", or set create-missing=true"));
        } else if (!foreign.isEmpty()) {
            remarks.add("route of " + wanted.vip() + " left alone: " + others
                    + ", which is no network interface. Next: delete that route if clients there need the VIP");
        }
    }

    private void decideSourceDestCheck() {
        if (seen.own().sourceDestCheck() == SourceDestCheck.OFF) {
            return;
        }
        if (wanted.check() == Check.SWITCH_OFF) {
            changes.add(new RouteChange.SwitchOffSourceDestCheck(
                    seen.region(), seen.own().id()));
        } else {
            remarks.add(
                    "the source/dest check of " + seen.own().id()
                            + " is on and kept, so AWS drops packets to the VIP. Next: switch it off, or set source-dest-check=off");
        }
    }

    private static Obstacle refusal(Settings wanted, String why, String next) {
        return new Obstacle(Kind.DENIED, wanted.vip() + " cannot be led to this node", why, next);
    }

    private static String joined(Iterable<TableId> tables) {
        List<String> ids = new ArrayList<>();
        tables.forEach(table -> ids.add(table.value()));
        return ids.stream().collect(Collectors.joining(", "));
    }
}
