package io.genericark.shell.rehearsal;

import io.genericark.aws.EniId;
import io.genericark.crossregion.plan.Outcome;
import io.genericark.crossregion.plan.Plan;
import io.genericark.crossregion.plan.Scope;
import io.genericark.crossregion.plan.Wanted;
import io.genericark.crossregion.snapshot.Snapshot;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Topology;
import io.genericark.crossregion.walk.Walk;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A move of VIPs on a stored topology. Pure: nothing is written, asked of a node, or asked of AWS.
 *
 * @param owner the interface that they are moved to
 */
public record VipRehearsal(Snapshot snapshot, EniId owner, Plan plan) {

    /**
     * Moves the VIPs to a node.
     *
     * @param node its name, or the id of its interface
     * @throws IllegalArgumentException with a sentence for people when the snapshot does not say where that is
     */
    public static VipRehearsal of(Snapshot snapshot, String node, Scope scope) {
        EniId owner = interfaceOf(snapshot.topology(), node);
        return new VipRehearsal(
                snapshot, owner, Plan.of(new Wanted(snapshot.vips(), owner, scope), snapshot.topology()));
    }

    /** Where packets to each VIP go before anything is changed. */
    public List<Walk> before() {
        return walks(snapshot.topology());
    }

    /** Where packets to each VIP go once the plan has been carried out. */
    public List<Walk> after() {
        return walks(Outcome.of(snapshot.topology(), plan.changes()));
    }

    private List<Walk> walks(Topology topology) {
        return snapshot.vips().stream()
                .map(vip -> Walk.of(topology, owner, vip))
                .toList();
    }

    private static EniId interfaceOf(Topology topology, String node) {
        List<EniId> found = topology.enis().stream()
                .filter(eni -> eni.node().filter(node::equals).isPresent()
                        || eni.id().value().equals(node))
                .map(Eni::id)
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            String known = topology.enis().stream()
                    .flatMap(eni -> eni.node().stream())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .collect(Collectors.joining(" "));
            throw new IllegalArgumentException(
                    "the snapshot has no node " + node + (known.isEmpty() ? "" : "; it has " + known));
        }
        throw new IllegalArgumentException("node " + node + " has several interfaces, "
                + found.stream().map(EniId::value).collect(Collectors.joining(", ")) + "; name one of these instead");
    }
}
