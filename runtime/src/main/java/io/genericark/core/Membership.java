package io.genericark.core;

import java.util.List;

/** Who is a member and who is lost. Transitions of a node: see {@link Presence}. */
final class Membership {
    private Membership() {}

    static void form(Draft draft, Command.Form form) {
        if (draft.before.isFormed()) {
            throw Refused.stale("the cluster " + draft.before.cluster() + " is formed already");
        }
        draft.cluster = form.cluster();
        draft.timing = form.timing();
        draft.votersVersion = 1;
        form.members().forEach((id, role) -> draft.node(ClusterNode.configured(id, role)));
        draft.info(form.cluster(), "cluster formed of " + form.members().keySet());
    }

    static void join(Draft draft, Command.Join join) {
        var node = known(draft, join.node());
        if (join.incarnation() <= node.incarnation()) {
            throw Refused.stale("incarnation " + join.incarnation() + " of " + join.node()
                    + " is not newer than the last one known, " + node.incarnation());
        }
        draft.node(node.joined(join.incarnation(), draft.atMillis));
        draft.votersConfirmed.remove(join.node());
        draft.nodes.replaceAll((id, n) -> n.withoutWordsOf(join.node()));
        draft.forgetStatuses(join.node());
        PreflightCommands.forget(draft, join.node());
        draft.placements.replaceAll(
                (key, p) -> p.failedOn().containsKey(join.node()) ? clearedByJoin(p, join.node()) : p);
        draft.info(join.node(), join.node() + " joined" + (node.presence().mayAct() ? " after a restart" : ""));
    }

    private static Placement clearedByJoin(Placement placement, NodeId node) {
        var cleared = placement.cleared(node);
        return placement.phase() == Phase.OUT ? cleared.because(node + " joined and is tried again") : cleared;
    }

    static void beginLeave(Draft draft, Command.BeginLeave leave) {
        var node = current(draft, leave.node(), leave.incarnation());
        draft.node(node.with(Presence.LEAVING));
        draft.info(leave.node(), leave.node() + " wants to stop");
    }

    static void leave(Draft draft, Command.Leave leave) {
        var node = current(draft, leave.node(), leave.incarnation());
        if (draft.placements.values().stream().anyMatch(p -> p.isOwnedBy(leave.node(), leave.incarnation()))) {
            throw Refused.because(leave.node() + " still owns a hierarchy");
        }
        draft.node(node.with(Presence.LEFT));
        draft.forgetStatuses(leave.node());
        PreflightCommands.forget(draft, leave.node());
        draft.info(leave.node(), leave.node() + " stopped in good order");
    }

    static void suspect(Draft draft, Command.Suspect s) {
        word(
                draft,
                s.author(),
                s.authorIncarnation(),
                s.target(),
                s.targetIncarnation(),
                s.number(),
                Suspicion.Verdict.SUSPECTED);
        draft.warning(
                s.target(),
                s.target() + " is suspected by " + s.author() + ": no heartbeats in both directions for "
                        + draft.timing.promiseNanos() / 1_000_000 + " ms");
    }

    static void clear(Draft draft, Command.ClearSuspicion c) {
        word(
                draft,
                c.author(),
                c.authorIncarnation(),
                c.target(),
                c.targetIncarnation(),
                c.number(),
                Suspicion.Verdict.CLEARED);
        draft.info(c.target(), c.author() + " hears " + c.target() + " again");
    }

    private static void word(
            Draft draft,
            NodeId author,
            long authorIncarnation,
            NodeId target,
            long targetIncarnation,
            long number,
            Suspicion.Verdict verdict) {
        if (draft.keeps(Safeguard.SUSPICION_NAMES_AUTHOR)) {
            current(draft, author, authorIncarnation);
        }
        var node = draft.keeps(Safeguard.SUSPICION_NAMES_TARGET)
                ? current(draft, target, targetIncarnation)
                : known(draft, target);
        var last = node.suspicions().get(author);
        if (last != null && last.number() >= number && draft.keeps(Safeguard.SUSPICIONS_ARE_NUMBERED)) {
            throw Refused.stale(author + " said something later about " + target);
        }
        draft.node(node.with(author, new Suspicion(authorIncarnation, number, verdict)));
    }

    static void confirmLost(Draft draft, Command.ConfirmLost c) {
        var node = current(draft, c.node(), c.incarnation());
        lose(draft, node, c.by() + " confirmed that it does not run");
    }

    /** A majority of standing suspicions makes a node lost; its placements are settled in the same step. */
    static void countSuspicions(Draft draft) {
        var majority = draft.keeps(Safeguard.LOSS_BY_MAJORITY) ? draft.nodes.size() / 2 + 1 : 1;
        for (var id : List.copyOf(draft.nodes.keySet())) {
            var node = draft.node(id);
            var by =
                    node.suspectedBy().stream().filter(draft.nodes::containsKey).toList();
            if (node.presence().mayAct() && by.size() >= majority) {
                lose(draft, node, "suspected by " + join(by) + ", a majority of " + draft.nodes.size() + " voters");
            }
        }
    }

    private static void lose(Draft draft, ClusterNode node, String why) {
        draft.node(node.with(Presence.LOST));
        draft.forgetStatuses(node.id());
        draft.votersConfirmed.remove(node.id());
        draft.nodes.replaceAll((id, n) -> n.withoutWordsOf(node.id()));
        draft.error(node.id(), node.id() + " is lost: " + why);
    }

    static void setMode(Draft draft, Command.SetMode set) {
        var node = known(draft, set.node());
        if (node.mode() == set.mode()) {
            throw Refused.stale(set.node() + " is " + words(set.mode()) + " already");
        }
        draft.node(node.with(set.mode()));
        draft.info(set.node(), set.node() + " is now " + words(set.mode()));
    }

    private static String words(Mode mode) {
        return switch (mode) {
            case ONLINE -> "online";
            case STANDBY -> "in standby: it releases what it has and gets nothing";
            case MAINTENANCE -> "in maintenance: it keeps what it has, and nothing is checked or recovered there";
        };
    }

    static ClusterNode known(Draft draft, NodeId id) {
        var node = draft.nodes.get(id);
        if (node == null) {
            throw Refused.notFound("there is no node " + id + "; the nodes are " + join(draft.nodes.keySet()));
        }
        return node;
    }

    static ClusterNode current(Draft draft, NodeId id, long incarnation) {
        var node = known(draft, id);
        if (!node.isCurrent(incarnation)) {
            throw Refused.stale("incarnation " + incarnation + " of " + id + " is over");
        }
        return node;
    }

    private static String join(Iterable<NodeId> ids) {
        var text = new StringBuilder();
        ids.forEach(id -> text.append(text.isEmpty() ? "" : " ").append(id));
        return text.toString();
    }
}
