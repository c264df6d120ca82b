package io.genericark.shell.view;

import io.genericark.core.Hierarchies;
import io.genericark.core.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A hierarchy as the cluster has placed it.
 *
 * @param phase OUT, PLACED or RELEASING
 * @param next where it was asked to go after its release; empty = wherever is best
 * @param wanted IN_SERVICE when anything of it is wanted in service
 * @param inService whether all that is wanted is in service
 * @param retries how often it was tried again everywhere since it was last stable or asked for
 * @param triedAgainInMillis about when that is done next; -1 when it does not wait for that
 */
public record HierarchyRow(
        String name,
        List<String> members,
        String phase,
        String owner,
        String next,
        long epoch,
        String wanted,
        boolean inService,
        String cause,
        long sinceMillisAgo,
        Map<String, String> failedOn,
        int retries,
        long triedAgainInMillis) {
    public HierarchyRow {
        members = List.copyOf(members);
        failedOn = new TreeMap<>(failedOn);
    }

    static HierarchyRow of(Look look, SortedSet<Tag> members) {
        var state = look.state();
        var placement = state.placementOf(members.first());
        var failedOn = new TreeMap<String, String>();
        placement.failedOn().forEach((node, why) -> failedOn.put(node.value(), why));
        return new HierarchyRow(
                Hierarchies.name(state, members).value(),
                members.stream().map(Tag::value).toList(),
                placement.phase().name(),
                Objects.toString(placement.owner(), ""),
                Objects.toString(placement.next(), ""),
                placement.epoch(),
                state.anyWanted(members) ? "IN_SERVICE" : "OUT_OF_SERVICE",
                look.inService(members, placement),
                placement.cause(),
                look.millisSince(placement.sinceMillis()),
                failedOn,
                placement.retries(),
                look.millisToRetry(members));
    }
}
