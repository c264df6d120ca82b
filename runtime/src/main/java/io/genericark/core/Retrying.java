package io.genericark.core;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A hierarchy that failed on every node that can take it is tried again after a pause, which is twice as long each time.
 *
 * <p>The state machine has no clock. How often it was tried is in the state, and the length of the pause follows from that;
 * each node waits by its own clock from when it has applied that the hierarchy is out, and the node that is the best then says
 * that the pause is over. Where the hierarchy goes is decided as ever.
 */
public final class Retrying {
    private Retrying() {}

    /** The node that is tried first after the pause; empty when the hierarchy does not wait for one. */
    public static Optional<NodeId> first(ClusterState state, SortedSet<Tag> members) {
        var placement = state.placementOf(members.first());
        var failed = placement.phase() == Phase.OUT && !placement.failedOn().isEmpty();
        return failed && state.anyWanted(members)
                ? Candidates.best(state, members, placement.forgetting())
                : Optional.empty();
    }

    static void pass(Turn turn) {
        var before = new TreeMap<>(turn.pauses);
        turn.pauses.clear();
        for (var members : Hierarchies.all(turn.cluster)) {
            first(turn.cluster, members).ifPresent(node -> {
                var placement = turn.cluster.placementOf(members.first());
                var known = before.get(members.first());
                var pause = known != null && known.isOf(placement) ? known : begun(turn, placement);
                turn.pauses.put(members.first(), pause);
                if (node.equals(turn.self) && turn.isCurrent() && turn.now >= pause.untilNanos()) {
                    turn.ask(new Command.TryAgain(
                            turn.self, turn.incarnation, pause.epoch(), members.first(), pause.retries()));
                }
            });
        }
    }

    private static Pause begun(Turn turn, Placement placement) {
        return new Pause(placement.epoch(), placement.retries(), turn.now + placement.pauseMillis() * 1_000_000);
    }

    static void tryAgain(Draft draft, Command.TryAgain c) {
        ResourceCommands.known(draft, c.tag());
        Membership.current(draft, c.node(), c.incarnation());
        var members = Hierarchies.of(draft.before, c.tag());
        var placement = draft.placement(members);
        var same = placement.epoch() == c.epoch() && placement.retries() == c.retries();
        if ((!same && draft.keeps(Safeguard.RETRY_NAMES_PLACEMENT))
                || first(draft.before, members).isEmpty()) {
            throw Refused.stale(c.tag() + " does not wait any more to be tried again");
        }
        var name = Hierarchies.name(draft.before, members);
        var after = "tried again after " + placement.pauseMillis() / 1_000 + " s";
        draft.placement(members, p -> p.triedAgain(p.cause() + "; " + after));
        draft.info(name, name + " is " + after);
    }
}
