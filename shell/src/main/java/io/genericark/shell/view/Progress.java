package io.genericark.shell.view;

import io.genericark.core.Hierarchies;
import io.genericark.core.NodeId;
import io.genericark.core.Phase;
import io.genericark.core.Presence;
import io.genericark.core.Tag;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** How far a change of service has come, read from the state alone. */
public sealed interface Progress {
    String text();

    record Going(String text) implements Progress {}

    record Done(String text) implements Progress {}

    /** It will not come to the wished end by itself. */
    record Failed(String text) implements Progress {}

    /** Towards the resource and what it needs in service; on a certain node, or on any. */
    static Progress toService(Look look, Tag tag, @Nullable NodeId on) {
        var state = look.state();
        if (!look.isWanted(tag)) {
            return new Failed(tag + " is not wanted in service any more: somebody removed it. Next: ark events");
        }
        var members = Hierarchies.withDescendants(state, tag);
        var placement = state.placementOf(tag);
        var name = Hierarchies.name(state, Hierarchies.of(state, tag));
        return switch (placement.phase()) {
            case OUT ->
                new Failed(tag + " is in service nowhere: " + placement.cause()
                        + (placement.failedOn().isEmpty() ? "" : "; it failed on " + placement.failedOn())
                        + ". Next: ark why " + tag);
            case RELEASING -> new Going(name + " is being removed on " + placement.owner());
            case PLACED -> placed(look, tag, on, members);
        };
    }

    private static Progress placed(Look look, Tag tag, @Nullable NodeId on, SortedSet<Tag> members) {
        var owner = look.state().placementOf(tag).owner();
        var waiting = Hierarchies.restoreOrder(look.state(), members).stream()
                .filter(t -> !look.stateOf(t).inService())
                .toList();
        if (!waiting.isEmpty()) {
            return new Going(tag + " is being restored on " + owner + ": " + (members.size() - waiting.size()) + " of "
                    + members.size() + " in service, " + waiting.getFirst() + " next");
        }
        if (on != null && !on.equals(owner)) {
            return new Failed(tag + " is in service on " + owner + ", not on " + on + ": "
                    + look.state().placementOf(tag).cause() + ". Next: ark why " + tag);
        }
        return new Done(tag + " is in service on " + owner);
    }

    /** Towards the resource and what needs it out of service. */
    static Progress outOfService(Look look, Tag tag) {
        var state = look.state();
        var placement = state.placementOf(tag);
        if (look.isWanted(tag)) {
            return new Failed(tag + " is wanted in service again: somebody restored it. Next: ark events");
        }
        var left = Hierarchies.withAncestors(state, tag).stream()
                .filter(t -> look.stateOf(t).inService())
                .toList();
        if (!left.isEmpty() || placement.phase() == Phase.RELEASING) {
            return new Going(tag + " is being removed on " + placement.owner()
                    + (left.isEmpty() ? "" : ": still in service: " + Names.of(left)));
        }
        return new Done(tag + " is out of service");
    }

    /** Towards a pushed kit on all nodes that are there; the others take it when they come. */
    static Progress pushed(Look look, String name) {
        var kit = look.state().kits().pushed().get(name);
        if (kit == null) {
            return new Failed("kit " + name + " is pushed no more: somebody took it back. Next: ark events");
        }
        var all = look.state().nodes().keySet().stream().filter(kit::isFor).toList();
        var waitedFor =
                all.stream().filter(n -> KitProblems.isWaitedFor(look, n, kit)).toList();
        if (!waitedFor.isEmpty()) {
            return new Going("kit " + name + " is to be written by " + Names.of(waitedFor));
        }
        var away = all.stream()
                .filter(n -> Objects.requireNonNull(look.state().nodes().get(n)).presence() != Presence.JOINED)
                .toList();
        var here = all.stream().filter(n -> !away.contains(n)).toList();
        return new Done("kit " + name + " is on " + Names.of(here) + " as it is on " + kit.from()
                + (away.isEmpty() ? "" : "; when back, also on " + Names.of(away)));
    }

    /** Towards a node that owns nothing. */
    static Progress empty(Look look, NodeId node) {
        var left = Hierarchies.all(look.state()).stream()
                .filter(m -> node.equals(look.state().placementOf(m.first()).owner()))
                .map(m -> Hierarchies.name(look.state(), m))
                .toList();
        return left.isEmpty()
                ? new Done("nothing is on " + node + " any more")
                : new Going(node + " still has " + Names.of(left));
    }
}
