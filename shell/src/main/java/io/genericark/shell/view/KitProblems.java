package io.genericark.shell.view;

import io.genericark.core.ClusterNode;
import io.genericark.core.KitFit;
import io.genericark.core.NodeId;
import io.genericark.core.Presence;
import io.genericark.core.PushedKit;
import io.genericark.core.Severity;
import io.genericark.core.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Where kits stand in the way of a failover, or are not what was pushed. Nodes that are not there are not judged. */
public final class KitProblems {
    /** A node writes a pushed kit at once; after so long something holds it up. */
    private static final long WRITES_WITHIN_MILLIS = 10_000;

    private KitProblems() {}

    public static List<Problem> of(Look look) {
        var found = new ArrayList<Problem>();
        for (var node : look.state().nodes().values()) {
            if (node.presence() == Presence.JOINED) {
                fits(look, node, found);
                look.state().kits().pushed().values().forEach(kit -> taken(look, node, kit, found));
            }
        }
        return found;
    }

    /** One problem for each kit that does not fit, whichever resources use it. */
    private static void fits(Look look, ClusterNode node, List<Problem> into) {
        Map<KitFit, List<Tag>> unfit = new LinkedHashMap<>();
        for (var resource : look.state().resources().values()) {
            var fit = KitFit.of(look.state(), new TreeSet<>(List.of(resource.tag())), node.id());
            if (resource.priorities().containsKey(node.id()) && fit.fit() != KitFit.Fit.FITS) {
                unfit.computeIfAbsent(fit, f -> new ArrayList<>()).add(resource.tag());
            }
        }
        unfit.forEach((fit, tags) -> into.add(new Problem(
                Severity.WARNING,
                node.id().value(),
                node.id() + ": " + fit.text() + consequence(fit, tags),
                fit.next())));
    }

    private static String consequence(KitFit fit, List<Tag> tags) {
        var what = "; " + Names.of(tags);
        return what
                + switch (fit.fit()) {
                    case FITS -> "";
                    case DIFFERS -> " goes there only as a last resort";
                    case REFUSED, MISSING -> " cannot go there";
                };
    }

    private static void taken(Look look, ClusterNode node, PushedKit kit, List<Problem> into) {
        if (isWaitedFor(look, node.id(), kit) && look.millisSince(kit.atMillis()) > WRITES_WITHIN_MILLIS) {
            into.add(new Problem(
                    Severity.WARNING,
                    node.id().value(),
                    node.id() + " has not written kit " + kit.name() + " as it was pushed from " + kit.from()
                            + "; its log says why",
                    "ark kit show " + kit.name()));
        }
    }

    /** True when the node is there, has to have this push, and has not said that it wrote it. */
    static boolean isWaitedFor(Look look, NodeId id, PushedKit kit) {
        var node = look.state().nodes().get(id);
        if (node == null || node.presence() != Presence.JOINED || !kit.isFor(id)) {
            return false;
        }
        var report = look.state().kits().reported(id, node.incarnation());
        return report == null || report.taken().getOrDefault(kit.name(), 0L) < kit.number();
    }
}
