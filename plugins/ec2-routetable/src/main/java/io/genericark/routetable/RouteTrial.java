package io.genericark.routetable;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.aws.Reconciliation;
import io.genericark.routetable.Seen.Route;
import io.genericark.routetable.Seen.SourceDestCheck;
import io.genericark.routetable.Seen.State;
import io.genericark.routetable.Seen.Table;
import io.genericark.routetable.Seen.Target;
import java.util.List;

/** The writes that a restore makes when the VIP is somewhere else. Pure. */
final class RouteTrial {

    /** No interface has this id; it only stands for another one. */
    private static final EniId ELSEWHERE = new EniId("eni-00000000");

    private RouteTrial() {}

    /** What would be written if every route of this node led elsewhere, and its interface checked addresses. */
    static List<RouteChange> writes(Settings wanted, Seen seen) {
        Seen.Interface own = new Seen.Interface(
                seen.own().id(),
                seen.own().vpc(),
                seen.own().account(),
                SourceDestCheck.ON,
                seen.own().attachment());
        List<Table> tables = seen.tables().stream()
                .map(table -> new Table(
                        table.id(),
                        table.account(),
                        table.use(),
                        table.users(),
                        table.tags(),
                        table.routes().stream()
                                .map(route -> elsewhere(route, own.id()))
                                .toList()))
                .toList();
        Reconciliation<RouteChange> plan = RoutePlan.of(wanted, new Seen(seen.region(), own, seen.vpcBlocks(), tables));
        return plan.changes();
    }

    private static Route elsewhere(Route route, EniId own) {
        return route.target().equals(new Target.Eni(own))
                ? new Route(route.destination(), new Target.Eni(ELSEWHERE), State.ACTIVE)
                : route;
    }

    /** The action and where, as a preflight names it; the VIP only where there are several. */
    static String name(Settings wanted, RouteChange write) {
        return switch (write) {
            case RouteChange.ReplaceRoute route -> "ec2:ReplaceRoute in " + route.table() + suffix(wanted, route.vip());
            case RouteChange.CreateRoute route -> "ec2:CreateRoute in " + route.table() + suffix(wanted, route.vip());
            case RouteChange.SwitchOffSourceDestCheck check -> "ec2:ModifyNetworkInterfaceAttribute of " + check.eni();
        };
    }

    private static String suffix(Settings wanted, CidrBlock vip) {
        return wanted.vips().size() == 1 ? "" : " for " + vip;
    }
}
