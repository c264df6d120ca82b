package io.genericark.core;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a node has the kits of a hierarchy, as far as it has reported them.
 *
 * @param text what is wrong with the kit that fits least; empty when all fit
 * @param next what makes it fit
 */
public record KitFit(Fit fit, String text, String next) {
    private static final KitFit FITS = new KitFit(Fit.FITS, "", "");
    private static final List<String> ENDINGS = List.of(".js", ".mjs", ".py", ".sh", ".jar");

    /** From the best to the worst. */
    public enum Fit {
        /** It has the same, or one that may differ, or has not said anything yet: unknown is not missing. */
        FITS,
        /** It has another one than the resource was last in service with: a last resort. */
        DIFFERS,
        /** It has another one, and the resource's policy refuses that. */
        REFUSED,
        MISSING
    }

    /** How the kits of this node fit the hierarchy. */
    public static KitFit of(ClusterState state, SortedSet<Tag> members, NodeId id) {
        var node = state.nodes().get(id);
        var report = node == null ? null : state.kits().reported(id, node.incarnation());
        if (report == null) {
            return FITS;
        }
        return members.stream()
                .map(tag -> of(state, tag, report))
                .max(Comparator.comparing(KitFit::fit))
                .orElse(FITS);
    }

    private static KitFit of(ClusterState state, Tag tag, KitReport report) {
        var resource = state.resources().get(tag);
        if (resource == null || isMadeOnDemand(resource.kit())) {
            return FITS;
        }
        var name = bare(resource.kit());
        var there = report.kits().get(name);
        var served = state.kits().served().get(tag);
        if (there == null) {
            return new KitFit(Fit.MISSING, "its kit " + name + " is missing", push(name, served));
        }
        if (served == null
                || !there.differsFrom(served.kit())
                || resource.policy().kitMismatch() == KitMismatch.ALLOW) {
            return FITS;
        }
        return new KitFit(
                resource.policy().kitMismatch() == KitMismatch.REFUSE ? Fit.REFUSED : Fit.DIFFERS,
                "its kit " + name + " differs (" + there.text() + " there, "
                        + served.kit().text() + " on " + served.node() + ")",
                push(name, served));
    }

    private static String push(String kit, @Nullable ServedWith served) {
        return "ark kit push " + kit + ", on " + (served == null ? "a node that has it" : served.node());
    }

    /** The kit's name, by which nodes report it: a resource may name it with the ending of its file. */
    public static String bare(String kit) {
        return ENDINGS.stream()
                .filter(kit::endsWith)
                .map(ending -> kit.substring(0, kit.length() - ending.length()))
                .findFirst()
                .orElse(kit);
    }

    /** Kits such as {@code systemd:UNIT} are made of what a machine has, and no node lists them. */
    private static boolean isMadeOnDemand(String kit) {
        return kit.indexOf(':') >= 0;
    }

    /** True when the node cannot take the hierarchy because of this. */
    boolean isObstacle() {
        return fit == Fit.REFUSED || fit == Fit.MISSING;
    }
}
