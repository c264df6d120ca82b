package io.genericark.core;

import java.util.SortedSet;

/** What the operator asks of hierarchies. */
final class ServiceCommands {
    private ServiceCommands() {}

    static void restore(Draft draft, Command.Restore c) {
        ResourceCommands.known(draft, c.tag());
        var members = Hierarchies.of(draft.state(), c.tag());
        var placement = draft.placement(members);
        if (c.on() != null) {
            requireCandidate(draft, members, c.on(), c.overlook());
            if (placement.phase() == Phase.PLACED && !c.on().equals(placement.owner())) {
                throw Refused.because(c.tag() + " is on " + placement.owner() + "; to move it: ark switchover "
                        + c.tag() + " --to " + c.on());
            }
        }
        for (var tag : Hierarchies.withDescendants(draft.state(), c.tag())) {
            draft.resource(ResourceCommands.known(draft, tag).with(Goal.IN_SERVICE));
        }
        draft.asked.addAll(members);
        var fresh = askedAnew(placement, "restore of " + c.tag() + " asked");
        draft.placement(members, c.on() == null ? fresh : fresh.preferring(c.on(), "restore on " + c.on() + " asked"));
        draft.info(c.tag(), "restore of " + c.tag() + " asked" + (c.on() == null ? "" : " on " + c.on()));
    }

    static void remove(Draft draft, Command.Remove c) {
        ResourceCommands.known(draft, c.tag());
        for (var tag : Hierarchies.withAncestors(draft.state(), c.tag())) {
            draft.resource(ResourceCommands.known(draft, tag).with(Goal.OUT_OF_SERVICE));
        }
        draft.info(c.tag(), "remove of " + c.tag() + " asked");
    }

    static void switchover(Draft draft, Command.Switchover c) {
        ResourceCommands.known(draft, c.tag());
        var members = Hierarchies.of(draft.state(), c.tag());
        requireCandidate(draft, members, c.to(), c.overlook());
        var placement = draft.placement(members);
        if (placement.phase() == Phase.OUT) {
            throw Refused.because(
                    c.tag() + " is not in service; bring it up there: ark restore " + c.tag() + " --on " + c.to());
        }
        if (placement.phase() == Phase.PLACED && c.to().equals(placement.owner())) {
            throw Refused.stale(c.tag() + " is on " + c.to() + " already");
        }
        var why = "switchover to " + c.to() + " asked" + (c.reason().isBlank() ? "" : ": " + c.reason());
        draft.placement(members, placement.cleared(c.to()).releasing(c.to(), why, draft.atMillis));
        draft.info(c.tag(), c.tag() + ": " + why);
    }

    static void clearFailures(Draft draft, Command.ClearFailures c) {
        ResourceCommands.known(draft, c.tag());
        var members = Hierarchies.of(draft.state(), c.tag());
        draft.asked.addAll(members);
        draft.placement(members, p -> askedAnew(p, "failures were forgotten"));
        draft.info(c.tag(), "failures of " + c.tag() + " forgotten");
    }

    private static Placement askedAnew(Placement placement, String why) {
        var fresh = placement.forgetting();
        var undecided = placement.phase() != Phase.PLACED && placement.next() == null;
        return undecided ? fresh.because(why) : fresh;
    }

    private static void requireCandidate(Draft draft, SortedSet<Tag> members, NodeId node, Overlook overlook) {
        Membership.known(draft, node);
        var inability = Candidates.inability(draft.state(), members, node);
        if (inability != null) {
            throw Refused.because(node + " cannot take it: " + inability);
        }
        var kits = KitFit.of(draft.state(), members, node);
        if (kits.fit() != KitFit.Fit.FITS && overlook != Overlook.KITS) {
            throw Refused.because(node + " shall not take it: " + kits.text() + ". Next: " + kits.next()
                    + "; or, if it shall go there all the same, --force");
        }
    }
}
