package io.genericark.scenario;

import io.genericark.core.ClusterNode;
import io.genericark.core.ClusterState;
import io.genericark.core.Hierarchies;
import io.genericark.core.Mode;
import io.genericark.core.Placement;
import io.genericark.core.Role;
import io.genericark.core.Tag;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The state after, as a scenario shows it. */
final class Overview {
    private Overview() {}

    static void show(Stage stage) {
        var state = stage.log.state();
        for (var node : state.nodes().values()) {
            stage.trace.view("node " + node.id() + ": " + node(node) + grip(stage, node));
        }
        for (var members : Hierarchies.all(state)) {
            stage.trace.view(Hierarchies.name(state, members) + ": " + placement(state.placementOf(members.first())));
            Hierarchies.restoreOrder(state, members).reversed().forEach(tag -> status(stage, state, members, tag));
        }
    }

    private static String node(ClusterNode node) {
        var text = new StringBuilder(node.presence().name().toLowerCase(Locale.ROOT));
        if (node.incarnation() > 1) {
            text.append(", incarnation ").append(node.incarnation());
        }
        if (node.role() == Role.WITNESS) {
            text.append(", witness");
        }
        if (node.mode() != Mode.ONLINE) {
            text.append(", ").append(node.mode().name().toLowerCase(Locale.ROOT));
        }
        if (!node.suspectedBy().isEmpty()) {
            text.append(", suspected by ").append(node.suspectedBy());
        }
        return text.toString();
    }

    private static String grip(Stage stage, ClusterNode node) {
        var actor = stage.actors().get(node.id());
        if (actor == null) {
            return "";
        }
        var view = actor.view();
        if (!actor.takesPart() || view == null) {
            return "; does not run";
        }
        return "; " + view.grip().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String placement(Placement p) {
        var failures = p.failedOn().entrySet().stream()
                .map(e -> "; not on " + e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining());
        var where = switch (p.phase()) {
            case OUT -> "out";
            case PLACED -> "placed on " + p.owner() + ", epoch " + p.epoch();
            case RELEASING -> "being released by " + p.owner() + ", epoch " + p.epoch();
        };
        return where + " (" + p.cause() + ")" + failures;
    }

    private static void status(Stage stage, ClusterState state, SortedSet<Tag> members, Tag tag) {
        var said = state.nodes().keySet().stream()
                .filter(n -> state.states().containsKey(tag)
                        && java.util.Objects.requireNonNull(state.states().get(tag))
                                .containsKey(n))
                .map(n -> {
                    var status = state.statusOf(tag, n);
                    return " " + n + " " + status.state() + (status.note().isEmpty() ? "" : " (" + status.note() + ")");
                })
                .toList();
        var wanted =
                java.util.Objects.requireNonNull(state.resources().get(tag)).wanted() ? "" : " (not wanted)";
        var alone = members.size() == 1 && said.isEmpty() && wanted.isEmpty();
        if (!alone) {
            stage.trace.view("  " + tag + wanted + ":" + String.join(",", said) + active(stage, tag));
        }
    }

    private static String active(Stage stage, Tag tag) {
        List<String> on = stage.actors().values().stream()
                .filter(a -> a.machine.active().contains(tag))
                .map(a -> a.id.value())
                .toList();
        return stage.actors().isEmpty() ? "" : on.isEmpty() ? "; runs nowhere" : "; runs on " + String.join(" ", on);
    }
}
