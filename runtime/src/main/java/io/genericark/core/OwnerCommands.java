package io.genericark.core;

import java.util.SortedSet;

/** What an owner says about its hierarchy. Each word names incarnation and epoch, and is ignored when they are over. */
final class OwnerCommands {
    private OwnerCommands() {}

    static void report(Draft draft, Command.Report c) {
        var members = owned(draft, c.tag(), c.node(), c.incarnation(), c.epoch());
        var before = draft.before.statusOf(c.tag(), c.node());
        if (before.state() == c.state() && before.note().equals(c.note())) {
            throw Refused.stale(c.node() + " said that about " + c.tag() + " already");
        }
        draft.status(c.tag(), c.node(), c.state(), c.note());
        var text = c.tag() + " is " + c.state() + " on " + c.node() + (c.note().isEmpty() ? "" : ": " + c.note());
        switch (c.state()) {
            case OSF -> draft.error(c.tag(), text);
            case ISU, ILLSTATE -> draft.warning(c.tag(), text);
            case ISP -> draft.info(c.tag(), text);
            case OSU -> {
                if (c.note().isEmpty()) {
                    draft.info(c.tag(), text);
                } else {
                    draft.warning(c.tag(), text);
                }
            }
        }
        announce(draft, members, c);
    }

    private static void announce(Draft draft, SortedSet<Tag> members, Command.Report c) {
        if (!inService(draft.before, members, c.node()) && inService(draft.state(), members, c.node())) {
            var name = wantedName(draft.before, members);
            draft.info(name, name + " is in service on " + c.node() + ", epoch " + c.epoch());
        }
    }

    /** The first wanted member that no other wanted one needs. */
    private static Tag wantedName(ClusterState state, SortedSet<Tag> members) {
        for (var tag : members) {
            if (isWanted(state, tag) && Hierarchies.parents(state, tag).stream().noneMatch(p -> isWanted(state, p))) {
                return tag;
            }
        }
        return Hierarchies.name(state, members);
    }

    private static boolean isWanted(ClusterState state, Tag tag) {
        var resource = state.resources().get(tag);
        return resource != null && resource.wanted();
    }

    private static boolean inService(ClusterState state, SortedSet<Tag> members, NodeId node) {
        for (var tag : members) {
            var resource = state.resources().get(tag);
            if (resource != null
                    && resource.wanted()
                    && !state.statusOf(tag, node).state().inService()) {
                return false;
            }
        }
        return true;
    }

    static void giveUp(Draft draft, Command.GiveUp c) {
        var members = owned(draft, c.tag(), c.node(), c.incarnation(), c.epoch());
        if (draft.placement(members).phase() != Phase.PLACED) {
            throw Refused.stale(c.tag() + " is being released already");
        }
        var why = c.action().word() + " of " + c.tag() + " failed on " + c.node() + ": " + c.reason();
        draft.status(c.tag(), c.node(), ResourceState.OSF, c.reason());
        draft.placement(members, p -> p.failedOn(c.node(), why).releasing(null, why, draft.atMillis));
        draft.error(c.tag(), why);
    }

    static void released(Draft draft, Command.Released c) {
        var members = owned(draft, c.tag(), c.node(), c.incarnation(), c.epoch());
        var placement = draft.placement(members);
        if (placement.phase() != Phase.RELEASING) {
            throw Refused.stale(c.tag() + " is not being released");
        }
        for (var tag : members) {
            if (draft.before.statusOf(tag, c.node()).state() != ResourceState.OSF) {
                draft.status(tag, c.node(), ResourceState.OSU, "");
            }
        }
        var target = placement.next();
        var out = placement.out(placement.cause(), draft.atMillis);
        draft.placement(members, target == null ? out : out.preferring(target, placement.cause()));
        draft.info(
                Hierarchies.name(draft.before, members),
                Hierarchies.name(draft.before, members) + " is out of service on " + c.node());
    }

    static void stable(Draft draft, Command.Stable c) {
        var members = owned(draft, c.tag(), c.node(), c.incarnation(), c.epoch());
        if (!draft.placement(members).remembersFailures()) {
            throw Refused.stale("no failures to forget");
        }
        draft.placement(members, Placement::forgetting);
        var name = Hierarchies.name(draft.before, members);
        draft.info(name, name + " is stable on " + c.node() + "; older failures elsewhere are forgotten");
    }

    private static SortedSet<Tag> owned(Draft draft, Tag tag, NodeId node, long incarnation, long epoch) {
        ResourceCommands.known(draft, tag);
        Membership.current(draft, node, incarnation);
        var members = Hierarchies.of(draft.before, tag);
        var placement = draft.placement(members);
        var sameEpoch = placement.epoch() == epoch || !draft.keeps(Safeguard.WORD_NAMES_EPOCH);
        if (!placement.isOwnedBy(node, incarnation) || !sameEpoch) {
            throw Refused.stale(node + " does not own " + tag + " under epoch " + epoch + " any more");
        }
        return members;
    }
}
