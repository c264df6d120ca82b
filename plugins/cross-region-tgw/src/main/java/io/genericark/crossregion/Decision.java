package io.genericark.crossregion;

import io.genericark.api.KitException.Kind;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.Reconciliation.Obstacle;
import io.genericark.crossregion.observe.Sight;
import io.genericark.crossregion.plan.Finding;
import io.genericark.crossregion.plan.Plan;
import io.genericark.crossregion.plan.Scope;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.crossregion.plan.VipChange.RouteChange;
import io.genericark.crossregion.plan.Wanted;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What to write for what is wished and what was seen, and what stands in the way. Pure.
 *
 * <p>Tables of an account whose rights are not used are left as they are, and told of where they would be changed.
 *
 * @param plan without those tables
 * @param withheld what would be changed there
 */
record Decision(Plan plan, List<VipChange> withheld, Topology topology) {

    /** The decision for an interface that is there. */
    static Decision of(Settings wanted, Sight seen, Eni own) {
        return of(wanted, seen, own, seen.topology());
    }

    /** The same for another topology of the same places. */
    static Decision of(Settings wanted, Sight seen, Eni own, Topology topology) {
        Plan everywhere = Plan.of(new Wanted(wanted.vips(), own.id(), wanted.scope()), topology);
        List<VipChange> withheld = everywhere.changes().stream()
                .filter(change -> !seen.rights().containsKey(change.place()))
                .toList();
        if (withheld.isEmpty()) {
            return new Decision(everywhere, withheld, topology);
        }
        Scope scope = wanted.scope();
        Set<TableId> excluded = new HashSet<>(scope.exclude());
        withheld.forEach(change -> {
            if (change instanceof RouteChange route) {
                excluded.add(route.table());
            }
        });
        Scope narrower = new Scope(scope.regions(), scope.include(), excluded, scope.missing());
        return new Decision(Plan.of(new Wanted(wanted.vips(), own.id(), narrower), topology), withheld, topology);
    }

    /** What a kit is to do. */
    static Reconciliation<VipChange> reconcile(Settings wanted, Sight seen) {
        if (seen.own().isEmpty()) {
            return Reconciliation.impossible(unusable("this node's interface does not exist in its region"));
        }
        Eni own = seen.own().get();
        return switch (seen.link()) {
            case ATTACHED -> of(wanted, seen, own).reconciliation();
            case DETACHED -> Reconciliation.impossible(unusable("its " + own.id() + " is attached to no instance"));
        };
    }

    private static Obstacle unusable(String why) {
        return new Obstacle(
                Kind.BROKEN,
                "nothing can be led to this node",
                why,
                "attach the interface, or correct the parameters eni and region");
    }

    private Reconciliation<VipChange> reconciliation() {
        List<Obstacle> obstacles = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Finding finding : plan.findings()) {
            switch (finding.kind()) {
                case OBSTACLE -> obstacles.add(obstacle(Kind.DENIED, finding));
                case DOWN -> obstacles.add(obstacle(Kind.BROKEN, finding));
                case FOREIGN, AMBIGUOUS, NO_WAY, WAITING, UNREAD -> remarks.add(finding.toString());
                case MISSING, ZONE -> {
                    // as the operator has made it: told by a preflight
                }
            }
        }
        if (!withheld.isEmpty()) {
            remarks.add(withheldRemark());
        }
        return new Reconciliation<>(plan.changes(), obstacles, remarks);
    }

    private static Obstacle obstacle(Kind kind, Finding finding) {
        return new Obstacle(kind, finding.what(), finding.why(), finding.next());
    }

    private String withheldRemark() {
        String tables = withheld.stream()
                .map(change -> change instanceof RouteChange route
                        ? route.table().value()
                        : change.step().target())
                .distinct()
                .collect(Collectors.joining(", "));
        Set<String> accounts = withheld.stream()
                .map(change -> change.place().account())
                .collect(Collectors.toCollection(TreeSet::new));
        return "the VIPs are left as they are in " + tables + ": account " + String.join(", ", accounts)
                + " alone can write there, and no role of it is used. Next: give the parameter roles one";
    }
}
