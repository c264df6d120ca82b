package io.genericark.crossregion.plan;

import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.plan.Finding.Kind;
import io.genericark.crossregion.plan.VipChange.RouteChange;
import io.genericark.crossregion.plan.VipChange.SourceDestCheckOff;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Topology;
import io.genericark.crossregion.topology.Unread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What to write so that the VIPs lead to the wanted node from everywhere. A value; the same arguments give the same plan.
 *
 * <table>
 *   <caption>Where each table is to lead a VIP, for the active node's interface N in VPC V</caption>
 *   <tr><th>table</th><th>leads to</th></tr>
 *   <tr><td>of V</td><td>N</td></tr>
 *   <tr><td>of a transit gateway to which V is attached</td><td>that attachment</td></tr>
 *   <tr><td>of any other transit gateway</td><td>the peering on the shortest way there</td></tr>
 *   <tr><td>of any other VPC</td><td>its own transit gateway</td></tr>
 * </table>
 *
 * <p>Promises: a route that is not this cluster's is not touched. A table from which there is no way is left as it is. Changes made in
 * order, also up to any point, make no loop that was not there before. Once all are made, the next plan is empty. A plan that
 * was broken off is finished by the next one, whoever makes it, for this node or another.
 *
 * @param changes by stage, inside out
 * @param findings what is left as it is, and why
 */
public record Plan(List<VipChange> changes, List<Finding> findings) {

    /** Copies. */
    public Plan {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    /** The plan for what is wished and what is so. */
    public static Plan of(Wanted wanted, Topology topology) {
        Atlas atlas = new Atlas(topology);
        List<Finding> findings = new ArrayList<>();
        topology.unread().forEach(unread -> findings.add(unread(unread)));
        Optional<Eni> owner = atlas.eni(wanted.owner());
        if (owner.isEmpty()) {
            findings.add(unseen(wanted));
            return new Plan(List.of(), findings);
        }
        List<VipChange> changes = new ArrayList<>();
        boolean leads = false;
        for (CidrBlock vip : wanted.vips()) {
            Optional<Finding> obstacle = within(vip, owner.get(), atlas);
            if (obstacle.isPresent()) {
                findings.add(obstacle.get());
                continue;
            }
            VipPlan plan = VipPlan.of(wanted.scope(), atlas, owner.get(), vip);
            changes.addAll(plan.changes());
            findings.addAll(plan.findings());
            leads |= plan.arrives();
        }
        if (leads && owner.get().sourceDestCheck() == Eni.SourceDestCheck.ON) {
            changes.add(new SourceDestCheckOff(owner.get().place(), wanted.owner()));
        }
        changes.sort(INSIDE_OUT);
        return new Plan(changes, findings);
    }

    private static final Comparator<VipChange> INSIDE_OUT = Comparator.comparingInt(VipChange::stage)
            .thenComparing(VipChange::place)
            .thenComparing(change -> change instanceof RouteChange)
            .thenComparing(change -> change.step().target());

    /** Whether everything is as it is wished. */
    public boolean isEmpty() {
        return changes.isEmpty()
                && findings.stream()
                        .noneMatch(finding -> finding.kind() == Kind.OBSTACLE || finding.kind() == Kind.DOWN);
    }

    private static Finding unread(Unread unread) {
        return new Finding(
                Kind.UNREAD,
                unread + " could not be read",
                unread.reason(),
                "its tables are looked at again when it answers");
    }

    private static Finding unseen(Wanted wanted) {
        return new Finding(
                Kind.OBSTACLE,
                "nothing can be led to " + wanted.owner(),
                "it was not found in what was read",
                "name an interface that exists, or wait until its region answers");
    }

    private static Optional<Finding> within(CidrBlock vip, Eni owner, Atlas atlas) {
        return atlas.vpc(owner.vpc()).stream()
                .flatMap(vpc -> vpc.blocks().stream())
                .filter(block -> block.contains(vip))
                .findFirst()
                .map(block -> new Finding(
                        Kind.OBSTACLE,
                        vip + " cannot be led to " + owner.shown(),
                        "it lies within " + block + " of " + owner.vpc()
                                + ", and there the VPC's local route decides, not a route table",
                        "choose a VIP outside of all VPCs' CIDR blocks"));
    }
}
