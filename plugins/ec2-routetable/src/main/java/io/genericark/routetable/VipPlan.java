package io.genericark.routetable;

import io.genericark.api.KitException.Kind;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.Reconciliation.Obstacle;
import io.genericark.routetable.Seen.Route;
import io.genericark.routetable.Seen.State;
import io.genericark.routetable.Seen.Table;
import io.genericark.routetable.Seen.Target;
import io.genericark.routetable.Settings.Missing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what becomes of the routes of one VIP. Pure.
 *
 * <table>
 *   <caption>What becomes of a table that is to be kept</caption>
 *   <tr><th>its route for the VIP</th><th>then</th></tr>
 *   <tr><td>own interface, active</td><td>nothing</td></tr>
 *   <tr><td>own interface, blackhole</td><td>obstacle: no route can mend it, another node may fare better</td></tr>
 *   <tr><td>another interface, active or blackhole</td><td>replaced</td></tr>
 *   <tr><td>anything that is not an interface</td><td>never touched: remark, obstacle when there is no other table</td></tr>
 *   <tr><td>none</td><td>created when wanted; else left alone, and an obstacle if the operator named the table</td></tr>
 * </table>
 *
 * <p>A table of an account whose rights are not used is not written: obstacle instead of the change.
 */
final class VipPlan {

    private final Settings wanted;
    private final Seen seen;
    private final CidrBlock vip;
    private final List<RouteChange> changes = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<TableId> blackholes = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private final List<TableId> routeless = new ArrayList<>();
    private final List<TableId> shared = new ArrayList<>();
    private final Set<String> owners = new LinkedHashSet<>();
    private int leading;

    private VipPlan(Settings wanted, Seen seen, CidrBlock vip) {
        this.wanted = wanted;
        this.seen = seen;
        this.vip = vip;
    }

    static Reconciliation<RouteChange> of(Settings wanted, Seen seen, CidrBlock vip) {
        return new VipPlan(wanted, seen, vip).decide();
    }

    /** Why this VIP cannot be led to this node at all. */
    static Obstacle refusal(CidrBlock vip, String why, String next) {
        return new Obstacle(Kind.DENIED, vip + " cannot be led to this node", why, next);
    }

    private Reconciliation<RouteChange> decide() {
        seen.tables().stream().filter(wanted.tables()::includes).forEach(this::decide);
        concludeBroken();
        concludeRefused();
        return new Reconciliation<>(changes, obstacles, remarks);
    }

    private void decide(Table table) {
        Optional<Route> route = table.route(vip);
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
            write(table, new RouteChange.ReplaceRoute(seen.region(), table.id(), vip, route, own));
        }
    }

    /** AWS takes no route to addresses outside of the VPC in a gateway's table. */
    private void decideRouteless(Table table) {
        boolean named = wanted.tables().names(table);
        if (wanted.missing() == Missing.CREATE && (named || table.use() == Seen.Use.SUBNETS)) {
            leading++;
            write(
                    table,
                    new RouteChange.CreateRoute(
                            seen.region(), table.id(), vip, seen.own().id()));
        } else if (named) {
            routeless.add(table.id());
        }
    }

    private void write(Table table, RouteChange change) {
        String account =
                wanted.role().map(role -> role.account()).orElse(seen.own().account());
        if (table.account().equals(account)) {
            changes.add(change);
        } else {
            shared.add(table.id());
            owners.add(table.account());
        }
    }

    private void concludeBroken() {
        if (!blackholes.isEmpty()) {
            obstacles.add(new Obstacle(
                    Kind.BROKEN,
                    vip + " does not arrive",
                    joined(blackholes) + " leads to this node's " + seen.own().id()
                            + " and AWS calls it a blackhole: the interface is not attached to a running instance",
                    "attach the interface, or correct the parameter eni"));
        }
    }

    private void concludeRefused() {
        if (!shared.isEmpty()) {
            String account = String.join(", ", owners);
            obstacles.add(refusal(
                    vip,
                    joined(shared) + " does not lead here and belongs to account " + account
                            + ", which alone can write it",
                    "give the parameter role the ARN of a role in account " + account + " that this node may assume"));
        }
        if (!routeless.isEmpty()) {
            obstacles.add(refusal(
                    vip,
                    joined(routeless) + " has no route for it, and create-missing is off",
                    "create the route, or set create-missing=true"));
        }
        String others = String.join(", ", foreign);
        if (leading == 0 && !foreign.isEmpty()) {
            obstacles.add(refusal(
                    vip,
                    others + ", which is no network interface and is not overwritten",
                    "delete that route, or point it to " + seen.own().id()));
        } else if (leading == 0 && obstacles.isEmpty()) {
            obstacles.add(refusal(
                    vip,
                    "no route table of VPC " + seen.own().vpc() + " has a route for it, and create-missing is off",
                    "create a route for " + vip + " to " + seen.own().id() + ", or set create-missing=true"));
        } else if (!foreign.isEmpty()) {
            remarks.add("route of " + vip + " left alone: " + others
                    + ", which is no network interface. Next: delete that route if clients there need the VIP");
        }
    }

    private static String joined(List<TableId> tables) {
        return tables.stream().map(TableId::value).collect(Collectors.joining(", "));
    }
}
