package io.genericark.simulation;

import io.genericark.core.ClusterState;
import io.genericark.core.Hierarchies;
import io.genericark.core.KitVersion;
import io.genericark.core.NodeId;
import io.genericark.core.Phase;
import io.genericark.core.Placement;
import io.genericark.core.Tag;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What nobody asked to go to a certain node never goes to one that reported a kit of it as missing, and goes to one whose
 * kit differs from that which the resource was last in service with only when no other node, trusted by all, has the same.
 */
final class PlacedWhereKitsAre implements Invariant {
    /** How a node's kits compare with what the hierarchy needs. */
    private enum Kits {
        SAME,
        NOT_KNOWN,
        OTHERS,
        MISSING
    }

    @Override
    public void committed(World world, ClusterState before, ClusterState after) {
        if (after.epoch() == before.epoch()) {
            return;
        }
        for (var members : Hierarchies.all(after)) {
            var placement = after.placementOf(members.first());
            var target = placement.owner();
            if (placement.phase() == Phase.PLACED
                    && placement.epoch() > before.epoch()
                    && target != null
                    && isMoved(before, members, placement)
                    && !wasAsked(before, after, members, target)) {
                judge(world, before, after, members, placement, target);
            }
        }
    }

    /** A hierarchy that is joined gets a new epoch where it is. */
    private static boolean isMoved(ClusterState before, SortedSet<Tag> members, Placement placement) {
        return members.stream()
                .map(before::placementOf)
                .noneMatch(p -> p.phase() == Phase.PLACED
                        && p.incarnation() == placement.incarnation()
                        && Objects.equals(p.owner(), placement.owner()));
    }

    /** Somebody asked for this node, with this very command or before. */
    private static boolean wasAsked(ClusterState before, ClusterState after, SortedSet<Tag> members, NodeId target) {
        var text = after.placementOf(members.first()).cause();
        return target.equals(before.placementOf(members.first()).next())
                || text.startsWith("restore on " + target + " asked");
    }

    private void judge(
            World world,
            ClusterState before,
            ClusterState after,
            SortedSet<Tag> members,
            Placement placement,
            NodeId target) {
        var there = kits(before, after, members, target);
        if (there == Kits.MISSING) {
            throw new Violation(this, world, members + " goes to " + target + ", which has reported a kit as missing");
        }
        if (there == Kits.OTHERS) {
            for (var other : after.nodes().values()) {
                if (other.mayGetResources()
                        && other.suspectedBy().isEmpty()
                        && !placement.failedOn().containsKey(other.id())
                        && isExtended(after, members, other.id())
                        && kits(before, after, members, other.id()) == Kits.SAME) {
                    throw new Violation(
                            this,
                            world,
                            members + " goes to " + target + ", whose kits differ, although " + other.id()
                                    + " has the same");
                }
            }
        }
    }

    private static boolean isExtended(ClusterState state, SortedSet<Tag> members, NodeId node) {
        return members.stream()
                .flatMap(t -> Optional.ofNullable(state.resources().get(t)).stream())
                .allMatch(r -> r.priorities().containsKey(node));
    }

    private static Kits kits(ClusterState before, ClusterState after, SortedSet<Tag> members, NodeId id) {
        var worst = Kits.SAME;
        for (var tag : members) {
            var one = kits(before, after, tag, id);
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst;
    }

    private static Kits kits(ClusterState before, ClusterState after, Tag tag, NodeId id) {
        var resource = after.resources().get(tag);
        var said = after.kits().onNodes().get(id);
        var node = after.nodes().get(id);
        if (resource == null || said == null || node == null || said.incarnation() != node.incarnation()) {
            return Kits.NOT_KNOWN;
        }
        @Nullable KitVersion there = said.report().kits().get(resource.kit());
        var served = before.kits().served().get(tag);
        if (there == null) {
            return Kits.MISSING;
        }
        return served == null || served.kit().hash().equals(there.hash()) ? Kits.SAME : Kits.OTHERS;
    }
}
