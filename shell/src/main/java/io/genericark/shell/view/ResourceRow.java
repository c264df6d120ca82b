package io.genericark.shell.view;

import io.genericark.admin.NodeReport;
import io.genericark.core.Hierarchies;
import io.genericark.core.Phase;
import io.genericark.core.Resource;
import io.genericark.core.ResourceStatus;
import io.genericark.core.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A resource as views show it.
 *
 * @param state ISP, ISU, OSU, OSF or ILLSTATE, on the node that owns it
 * @param on the owner of its hierarchy; empty = nobody
 * @param checkedMillisAgo -1 = not known to the answering node
 * @param running the action that runs now, when the answering node knows
 * @param doing {@code being restored}, {@code being removed}, or empty
 * @param priorities the nodes it is extended to
 * @param depth how deep in the hierarchy; 0 = a root
 */
public record ResourceRow(
        String tag,
        String kit,
        String id,
        String goal,
        String monitoring,
        String state,
        String on,
        long sinceMillisAgo,
        long checkedMillisAgo,
        String running,
        String doing,
        String note,
        int depth,
        List<String> children,
        Map<String, Integer> priorities) {
    public ResourceRow {
        children = List.copyOf(children);
        priorities = new TreeMap<>(priorities);
    }

    static ResourceRow of(Look look, Resource resource, int depth) {
        var tag = resource.tag();
        var placement = look.state().placementOf(tag);
        var owner = placement.owner();
        var status = owner == null ? ResourceStatus.OUT : look.state().statusOf(tag, owner);
        var local = look.local(tag);
        var priorities = new TreeMap<String, Integer>();
        resource.priorities().forEach((node, priority) -> priorities.put(node.value(), priority));
        return new ResourceRow(
                tag.value(),
                resource.kit(),
                resource.id(),
                resource.goal().name(),
                resource.monitoring().name(),
                look.stateOf(tag).name(),
                Objects.toString(owner, ""),
                look.millisSince(status.sinceMillis()),
                local.map(NodeReport.LocalReport::checkedMillisAgo).orElse(-1L),
                local.map(NodeReport.LocalReport::running).orElse(""),
                doing(look, tag),
                note(look, tag, status),
                depth,
                Hierarchies.children(look.state(), tag).stream().map(Tag::value).toList(),
                priorities);
    }

    private static String doing(Look look, Tag tag) {
        var phase = look.state().placementOf(tag).phase();
        var in = look.stateOf(tag).inService();
        if (phase == Phase.RELEASING) {
            return in ? "being removed" : "";
        }
        if (phase == Phase.PLACED && look.isWanted(tag) != in) {
            return in ? "being removed" : "being restored";
        }
        return "";
    }

    private static String note(Look look, Tag tag, ResourceStatus status) {
        var local = look.local(tag).map(NodeReport.LocalReport::reason).orElse("");
        return local.isEmpty() ? status.note() : local;
    }
}
