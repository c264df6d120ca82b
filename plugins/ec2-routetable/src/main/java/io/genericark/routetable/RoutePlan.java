package io.genericark.routetable;

import io.genericark.api.KitException.Kind;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.Reconciliation.Obstacle;
import io.genericark.routetable.Seen.Interface;
import io.genericark.routetable.Seen.SourceDestCheck;
import io.genericark.routetable.Settings.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what to write so that the VIPs lead to the own interface: whether that can be at all, what {@link VipPlan} says of each
 * VIP, and the interface's source/dest check. Pure.
 *
 * <p>Nothing is written where a VIP lies within the VPC, a named table does not exist, or the interface is gone or attached to
 * nothing.
 */
final class RoutePlan {

    private RoutePlan() {}

    static Reconciliation<RouteChange> of(Settings wanted, Seen seen) {
        Optional<Obstacle> impossible = unusable(seen)
                .or(() -> wanted.vips().stream()
                        .flatMap(vip -> within(vip, seen).stream())
                        .findFirst())
                .or(() -> unknown(wanted, seen));
        return impossible.isPresent() ? Reconciliation.impossible(impossible.get()) : decide(wanted, seen);
    }

    private static Reconciliation<RouteChange> decide(Settings wanted, Seen seen) {
        List<RouteChange> changes = new ArrayList<>();
        List<Obstacle> obstacles = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        boolean leads = false;
        for (CidrBlock vip : wanted.vips()) {
            Reconciliation<RouteChange> routes = VipPlan.of(wanted, seen, vip);
            changes.addAll(routes.changes());
            obstacles.addAll(routes.obstacles());
            remarks.addAll(routes.remarks());
            leads |= routes.obstacles().isEmpty() || !routes.changes().isEmpty();
        }
        if (leads && seen.own().sourceDestCheck() == SourceDestCheck.ON) {
            if (wanted.check() == Check.SWITCH_OFF) {
                changes.add(new RouteChange.SwitchOffSourceDestCheck(
                        seen.region(), seen.own().id()));
            } else {
                remarks.add(kept(seen.own()));
            }
        }
        return new Reconciliation<>(changes, obstacles, remarks);
    }

    /** Routes to such an interface would be blackholes. */
    private static Optional<Obstacle> unusable(Seen seen) {
        Interface own = seen.own();
        return switch (own.attachment()) {
            case ATTACHED -> Optional.empty();
            case DETACHED ->
                Optional.of(new Obstacle(
                        Kind.BROKEN,
                        "nothing can be led to this node",
                        "its " + own.id() + " is attached to no instance",
                        "attach the interface, or correct the parameter eni"));
            case GONE ->
                Optional.of(new Obstacle(
                        Kind.BROKEN,
                        "nothing can be led to this node",
                        "its " + own.id() + " does not exist in " + seen.region(),
                        "correct the parameters eni and region"));
        };
    }

    private static Optional<Obstacle> within(CidrBlock vip, Seen seen) {
        return seen.vpcBlocks().stream()
                .filter(block -> block.contains(vip))
                .findFirst()
                .map(block -> VipPlan.refusal(
                        vip,
                        "it lies within " + block + " of VPC " + seen.own().vpc()
                                + ", and there the VPC's local route and subnets decide, not a route table",
                        "choose a VIP outside of the VPC's CIDR blocks"));
    }

    private static Optional<Obstacle> unknown(Settings wanted, Seen seen) {
        List<String> unknown = wanted.tables().unknownAmong(seen.tables());
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(VipPlan.refusal(
                        wanted.vips().getFirst(),
                        "VPC " + seen.own().vpc() + " has no route table " + String.join(", ", unknown),
                        "correct the parameter tables"));
    }

    private static String kept(Interface own) {
        return "the source/dest check of " + own.id()
                + " is on and kept, so AWS drops packets to the VIP. Next: switch it off, or set source-dest-check=off";
    }
}
