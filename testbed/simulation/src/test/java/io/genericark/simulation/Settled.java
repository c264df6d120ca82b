package io.genericark.simulation;

import io.genericark.core.Candidates;
import io.genericark.core.Hierarchies;
import io.genericark.core.Local;
import io.genericark.core.Mode;
import io.genericark.core.NodeView;
import io.genericark.core.Phase;
import io.genericark.core.Presence;
import io.genericark.core.Tag;
import org.jspecify.annotations.Nullable;

/** Whether everything that is wanted works, on exactly the node that owns it, and every node takes part. */
final class Settled {
    private Settled() {}

    static boolean is(World world) {
        return obstacle(world) == null;
    }

    /** What is not as it should be, or null. */
    static @Nullable String obstacle(World world) {
        if (!world.log.isQuiet()) {
            return "commands of before are still on their way into the log";
        }
        var state = world.log.newest();
        for (var node : state.nodes().values()) {
            if (node.presence() != Presence.JOINED) {
                return node.id() + " is " + node.presence();
            }
            if (node.mode() != Mode.ONLINE) {
                return node.id() + " is in " + node.mode();
            }
            if (!node.suspectedBy().isEmpty()) {
                return node.id() + " is suspected by " + node.suspectedBy();
            }
            var process = world.machine(node.id()).process();
            if (process == null || !process.view().isCurrent() || process.view().wish() == NodeView.Wish.STOP) {
                return node.id() + " does not know that it takes part";
            }
            var kits = process.view().kits();
            if (world.plan.kitGapMillis() > 0
                    && (kits == null
                            || !kits.kits().equals(world.machine(node.id()).kits.files())
                            || !kits.equals(state.kits().reported(node.id(), node.incarnation())))) {
                return "the kits of " + node.id() + " are not yet in the state";
            }
            if (process.view().locals().values().stream().anyMatch(l -> l.running() != null)) {
                return node.id() + " is at an action, which may have begun when things still went wrong";
            }
        }
        for (var tag : state.resources().keySet()) {
            var obstacle = obstacle(world, tag);
            if (obstacle != null) {
                return obstacle;
            }
        }
        return null;
    }

    private static @Nullable String obstacle(World world, Tag tag) {
        var state = world.log.newest();
        var placement = state.placementOf(tag);
        var resource = state.resources().get(tag);
        if (resource == null || !isPossible(world, tag)) {
            return null;
        }
        var owner = placement.owner();
        if (!resource.wanted() || placement.phase() != Phase.PLACED || owner == null) {
            return tag + " is " + placement;
        }
        var process = world.machine(owner).process();
        if (process == null || process.view().local(tag).state() != Local.State.IN) {
            return tag + " works, but " + owner
                    + " has something against it that it found when things still went wrong";
        }
        for (var machine : world.machines()) {
            if (machine.id.equals(owner) != machine.acting.works(tag)) {
                return tag + " is owned by " + owner + "; on " + machine + " it acts as " + machine.acting.all();
            }
        }
        return state.statusOf(tag, owner).state().inService()
                ? null
                : tag + " works, but is reported " + state.statusOf(tag, owner).state();
    }

    /** Some node is extended for all resources of the hierarchy. */
    private static boolean isPossible(World world, Tag tag) {
        var state = world.log.newest();
        var members = Hierarchies.of(state, tag);
        return state.nodes().values().stream()
                .anyMatch(n -> n.mayGetResources() && Candidates.obstacle(state, members, n.id()) == null);
    }
}
