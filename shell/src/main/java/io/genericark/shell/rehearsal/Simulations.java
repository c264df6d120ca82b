package io.genericark.shell.rehearsal;

import io.genericark.core.Action;
import io.genericark.core.ClusterNode;
import io.genericark.core.ClusterState;
import io.genericark.core.Command.GiveUp;
import io.genericark.core.Command.Suspect;
import io.genericark.core.Hierarchies;
import io.genericark.core.NodeId;
import io.genericark.core.Phase;
import io.genericark.core.Suspicion;
import io.genericark.core.Tag;
import io.genericark.shell.view.Names;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a fault would lead to: who suspects whom, what the cluster decides, who does what. Pure. */
public final class Simulations {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Simulations() {}

    /** The node falls silent, and so does everything on it. */
    public static List<Step> lose(ClusterState state, NodeId lost, long atMillis) {
        var others = running(state, state.nodes().keySet());
        others.remove(lost);
        var rehearsal = new Rehearsal(state, atMillis);
        letGo(rehearsal, state, lost);
        split(rehearsal, state, others, new TreeSet<>(List.of(lost)));
        return rehearsal.carryOut().steps();
    }

    /** The resource fails where it is, and local recovery does not help. */
    public static List<Step> fail(ClusterState state, Tag tag, long atMillis) {
        var placement = state.placementOf(tag);
        var owner = placement.owner();
        var rehearsal = new Rehearsal(state, atMillis);
        if (owner == null || placement.phase() != Phase.PLACED) {
            return rehearsal
                    .note(new Step(Step.Kind.DECIDED, tag + " is not in service; nothing would happen"))
                    .steps();
        }
        return rehearsal
                .submit(new GiveUp(
                        owner, placement.incarnation(), placement.epoch(), tag, Action.RECOVER, "simulated failure"))
                .carryOut()
                .steps();
    }

    /** Two groups of nodes hear each other no more. */
    public static List<Step> partition(
            ClusterState state, SortedSet<NodeId> one, SortedSet<NodeId> other, long atMillis) {
        var rehearsal = new Rehearsal(state, atMillis);
        var sides = List.of(running(state, one), running(state, other));
        var winner = sides.getFirst().size() >= state.majority() ? 0 : 1;
        for (var side : sides) {
            if (side.size() < state.majority()) {
                side.forEach(n -> letGo(rehearsal, state, n));
            }
        }
        split(rehearsal, state, sides.get(winner), new TreeSet<>(sides.get(1 - winner)));
        return rehearsal.carryOut().steps();
    }

    private static SortedSet<NodeId> running(ClusterState state, SortedSet<NodeId> nodes) {
        var found = new TreeSet<NodeId>();
        for (var id : nodes) {
            var node = state.nodes().get(id);
            if (node != null && node.presence().mayAct()) {
                found.add(id);
            }
        }
        return found;
    }

    private static SortedSet<NodeId> running(ClusterState state, java.util.Set<NodeId> nodes) {
        return running(state, new TreeSet<>(nodes));
    }

    private static void letGo(Rehearsal rehearsal, ClusterState state, NodeId node) {
        var held = Hierarchies.all(state).stream()
                .filter(m -> node.equals(state.placementOf(m.first()).owner()))
                .map(m -> Hierarchies.name(state, m))
                .toList();
        rehearsal.note(new Step(
                Step.Kind.LET_GO,
                node + " reaches no majority: its lease ends within "
                        + state.timing().leaseMillis() + " ms, and nothing of it acts "
                        + state.timing().fenceMillis() + " ms later"
                        + (held.isEmpty() ? "" : "; it lets go of " + Names.of(held))));
    }

    private static void split(Rehearsal rehearsal, ClusterState state, SortedSet<NodeId> rest, SortedSet<NodeId> gone) {
        if (rest.size() < state.majority()) {
            rehearsal.note(new Step(
                    Step.Kind.DECIDED,
                    "NO QUORUM: only " + Names.of(rest) + " of " + state.nodes().size() + " voters are together and "
                            + state.majority() + " are needed; nothing is decided and nothing is placed"));
            return;
        }
        rehearsal.note(new Step(
                Step.Kind.DECIDED,
                "after " + state.timing().promiseNanos() / NANOS_PER_MILLI + " ms without acknowledgement "
                        + Names.of(rest) + " may suspect " + Names.of(gone)));
        for (var target : gone) {
            for (var author : rest) {
                suspect(rehearsal, author, target);
            }
        }
    }

    private static void suspect(Rehearsal rehearsal, NodeId author, NodeId target) {
        var from = rehearsal.state().nodes().get(author);
        var to = rehearsal.state().nodes().get(target);
        if (from == null || to == null || !to.presence().mayAct()) {
            return;
        }
        rehearsal.submit(new Suspect(author, from.incarnation(), target, to.incarnation(), number(to, author)));
    }

    private static long number(ClusterNode target, NodeId author) {
        Suspicion last = target.suspicions().get(author);
        return last == null ? 1 : last.number() + 1;
    }
}
