package io.genericark.shell.view;

import io.genericark.core.Hierarchies;
import io.genericark.core.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole cluster on one page.
 *
 * @param node who answered
 * @param health OK only when there is quorum, every node is there and all that is wanted is in service
 * @param resources parents before their children, hierarchy by hierarchy
 */
public record StatusView(
        String cluster,
        String node,
        Health health,
        QuorumView quorum,
        long epoch,
        long index,
        List<NodeRow> nodes,
        List<HierarchyRow> hierarchies,
        List<ResourceRow> resources,
        List<Problem> problems) {
    /** The answer in one word. */
    public enum Health {
        OK,
        DEGRADED,
        NO_QUORUM
    }

    public StatusView {
        nodes = List.copyOf(nodes);
        hierarchies = List.copyOf(hierarchies);
        resources = List.copyOf(resources);
        problems = List.copyOf(problems);
    }

    public static StatusView of(Look look) {
        var state = look.state();
        var nodes =
                state.nodes().values().stream().map(n -> NodeRow.of(look, n)).toList();
        var hierarchies = Hierarchies.all(state).stream()
                .map(members -> HierarchyRow.of(look, members))
                .toList();
        var resources = resources(look);
        var problems = Problems.of(look, nodes, hierarchies, resources);
        return new StatusView(
                state.cluster(),
                look.report().node().value(),
                health(look, problems),
                QuorumView.of(look),
                state.epoch(),
                state.index(),
                nodes,
                hierarchies,
                resources,
                problems);
    }

    private static Health health(Look look, List<Problem> problems) {
        if (!look.hasQuorum()) {
            return Health.NO_QUORUM;
        }
        return problems.isEmpty() ? Health.OK : Health.DEGRADED;
    }

    /** Parents before their children, each resource once. */
    static List<ResourceRow> resources(Look look) {
        var depths = new LinkedHashMap<Tag, Integer>();
        for (var members : Hierarchies.all(look.state())) {
            Hierarchies.roots(look.state(), members).forEach(root -> descend(look, root, 0, depths));
        }
        var rows = new ArrayList<ResourceRow>();
        depths.forEach((tag, depth) -> {
            var resource = look.state().resources().get(tag);
            if (resource != null) {
                rows.add(ResourceRow.of(look, resource, depth));
            }
        });
        return rows;
    }

    private static void descend(Look look, Tag tag, int depth, Map<Tag, Integer> depths) {
        if (depths.putIfAbsent(tag, depth) == null) {
            Hierarchies.children(look.state(), tag).forEach(child -> descend(look, child, depth + 1, depths));
        }
    }
}
