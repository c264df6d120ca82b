package io.genericark.core;

import org.jspecify.annotations.Nullable;

/**
 * Joining and parting hierarchies.
 *
 * <p>Two hierarchies are joined only while at most one of them is placed, or both by the same owner under the same
 * phase: the joined one then has one owner without anything moving.
 */
final class DependencyCommands {
    private DependencyCommands() {}

    static void depend(Draft draft, Command.Depend c) {
        ResourceCommands.known(draft, c.parent());
        ResourceCommands.known(draft, c.child());
        var state = draft.state();
        if (c.parent().equals(c.child())) {
            throw Refused.because(c.parent() + " cannot need itself");
        }
        if (Hierarchies.withDescendants(state, c.child()).contains(c.parent())) {
            throw Refused.because(c.child() + " needs " + c.parent() + " already; a circle cannot be restored");
        }
        var upper = draft.placement(Hierarchies.of(state, c.parent()));
        var lower = draft.placement(Hierarchies.of(state, c.child()));
        var joined = join(draft, upper, lower, c);
        requireExtended(draft, joined.owner(), c);
        draft.placements.remove(Hierarchies.of(state, c.parent()).first());
        draft.placements.remove(Hierarchies.of(state, c.child()).first());
        draft.depend(new Dependency(c.parent(), c.child()));
        draft.placement(Hierarchies.of(draft.state(), c.parent()), joined);
        if (ResourceCommands.known(draft, c.parent()).wanted()) {
            for (var tag : Hierarchies.withDescendants(draft.state(), c.child())) {
                draft.resource(ResourceCommands.known(draft, tag).with(Goal.IN_SERVICE));
            }
        }
        draft.info(c.parent(), c.parent() + " now needs " + c.child());
    }

    /** An owner goes on under a fresh epoch: greater than any of either half, and nothing that it said before counts. */
    private static Placement join(Draft draft, Placement upper, Placement lower, Command.Depend c) {
        var later = upper.epoch() > lower.epoch() ? upper : lower;
        if (upper.phase() == Phase.OUT && lower.phase() == Phase.OUT) {
            return later;
        }
        if (upper.phase() == Phase.OUT || lower.phase() == Phase.OUT) {
            return (upper.phase() == Phase.OUT ? lower : upper).under(++draft.epoch);
        }
        if (upper.phase() != lower.phase()
                || !java.util.Objects.equals(upper.owner(), lower.owner())
                || upper.incarnation() != lower.incarnation()) {
            throw Refused.because(c.parent() + " is on " + upper.owner() + " and " + c.child() + " on " + lower.owner()
                    + "; bring them to one node first: ark switchover");
        }
        return later.under(++draft.epoch);
    }

    private static void requireExtended(Draft draft, @Nullable NodeId owner, Command.Depend c) {
        for (var tag : java.util.List.of(c.parent(), c.child())) {
            for (var member : Hierarchies.of(draft.state(), tag)) {
                if (owner != null
                        && !ResourceCommands.known(draft, member).priorities().containsKey(owner)) {
                    throw Refused.because(member + " is not extended to " + owner
                            + ", where the hierarchy is; extend it first: ark resource extend " + member + " " + owner
                            + ":PRIORITY");
                }
            }
        }
    }

    static void undepend(Draft draft, Command.Undepend c) {
        var members = Hierarchies.of(
                draft.state(), ResourceCommands.known(draft, c.parent()).tag());
        var placement = draft.placement(members);
        if (!draft.undepend(new Dependency(c.parent(), c.child()))) {
            throw Refused.notFound(c.parent() + " does not need " + c.child() + " directly; see: ark resource tree");
        }
        draft.placements.remove(members.first());
        draft.placement(Hierarchies.of(draft.state(), c.parent()), placement);
        draft.placement(Hierarchies.of(draft.state(), c.child()), placement);
        draft.info(c.parent(), c.parent() + " no longer needs " + c.child());
    }
}
