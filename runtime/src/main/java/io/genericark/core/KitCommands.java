package io.genericark.core;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What nodes say of their kits, and what the cluster remembers of it. */
final class KitCommands {
    /** An event names so many changes; more are counted. */
    private static final int NAMED = 5;

    private KitCommands() {}

    static void report(Draft draft, Command.ReportKits c) {
        Membership.current(draft, c.node(), c.incarnation());
        if (c.report().equals(draft.kits.reported(c.node(), c.incarnation()))) {
            throw Refused.stale(c.node() + " said that about its kits already");
        }
        var before = draft.kits.onNodes().get(c.node());
        draft.kits = draft.kits.with(c.node(), new NodeKits(c.incarnation(), c.report()));
        // a new node's first report is no change, and no event
        if (before != null) {
            tellChanges(draft, c.node(), before.report().kits(), c.report().kits());
        }
    }

    private static void tellChanges(
            Draft draft, NodeId node, SortedMap<String, KitVersion> before, SortedMap<String, KitVersion> after) {
        var names = new TreeMap<>(before);
        names.putAll(after);
        var changes = new ArrayList<String>();
        var missed = false;
        for (var name : names.keySet()) {
            var change = change(name, before.get(name), after.get(name));
            if (!change.isEmpty()) {
                changes.add(change);
                missed |= !after.containsKey(name) && isUsed(draft, name, node);
            }
        }
        if (missed) {
            draft.warning(node, node + listed(changes));
        } else if (!changes.isEmpty()) {
            draft.info(node, node + listed(changes));
        }
    }

    private static String change(String name, @Nullable KitVersion before, @Nullable KitVersion after) {
        if (after == null) {
            return " has no kit " + name + " any more";
        } else if (before == null) {
            return " has a new kit " + name + ", " + after.text();
        }
        return before.equals(after)
                ? ""
                : " has another version of kit " + name + ": " + after.text() + ", before " + before.text();
    }

    private static String listed(List<String> changes) {
        var more = changes.size() - NAMED;
        return String.join(";", changes.subList(0, Math.min(NAMED, changes.size())))
                + (more > 0 ? "; and " + more + " more changes" : "");
    }

    private static boolean isUsed(Draft draft, String name, NodeId node) {
        return draft.resources.values().stream()
                .anyMatch(r ->
                        r.priorities().containsKey(node) && KitFit.bare(r.kit()).equals(name));
    }

    /**
     * The kit of an owner is the one to compare with, for as long as it has the resource in service, and after it is lost.
     * What nobody wants in service has none: its next restore begins anew.
     */
    static void rememberServed(Draft draft) {
        var state = draft.state();
        var next = new TreeMap<>(draft.kits.served());
        next.keySet().retainAll(draft.resources.keySet());
        for (var resource : draft.resources.values()) {
            var tag = resource.tag();
            var placement = state.placementOf(tag);
            var owner = placement.owner();
            if (owner == null) {
                if (!resource.wanted()) {
                    next.remove(tag);
                }
            } else if (state.statusOf(tag, owner).state().inService()) {
                var report = draft.kits.reported(owner, placement.incarnation());
                var kit = report == null ? null : report.kits().get(KitFit.bare(resource.kit()));
                if (kit != null && !kit.hash().isEmpty()) {
                    next.put(tag, new ServedWith(owner, kit));
                }
            }
        }
        if (!next.equals(draft.kits.served())) {
            draft.kits = draft.kits.withServed(next);
        }
    }
}
