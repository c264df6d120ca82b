package io.genericark.core;

import java.util.List;

/** What nodes say of the way to a restore that has not been asked for yet. */
final class PreflightCommands {
    private PreflightCommands() {}

    static void report(Draft draft, Command.ReportPreflight c) {
        Membership.current(draft, c.node(), c.incarnation());
        var resource = ResourceCommands.known(draft, c.tag());
        if (!resource.priorities().containsKey(c.node())) {
            throw Refused.stale(c.tag() + " is not extended to " + c.node());
        }
        if (!draft.preflights.isNews(c.tag(), c.node(), c.problems())) {
            throw Refused.stale(c.node() + " said that about " + c.tag() + " already");
        }
        var before = draft.preflights.of(c.tag(), c.node());
        draft.preflights = draft.preflights.with(c.tag(), c.node(), c.problems());
        for (var problem : c.problems()) {
            if (before.stream().noneMatch(problem::isAbout)) {
                tell(draft, c, problem);
            }
        }
        if (c.problems().isEmpty()) {
            draft.info(c.tag(), "nothing stands in the way of " + c.tag() + " on " + c.node() + " any more");
        }
    }

    private static void tell(Draft draft, Command.ReportPreflight c, PreflightProblem problem) {
        var next = problem.next().isEmpty() ? "" : ". Next: " + problem.next();
        draft.warning(c.tag(), problem.sentence(c.tag(), c.node()) + next);
    }

    /** A node that starts anew, or has gone, has said nothing. */
    static void forget(Draft draft, NodeId node) {
        draft.preflights = draft.preflights.without(node);
    }

    static void forget(Draft draft, Tag tag) {
        draft.preflights = draft.preflights.without(tag);
    }

    static void forget(Draft draft, Tag tag, NodeId node) {
        draft.preflights = draft.preflights.with(tag, node, List.of());
    }
}
