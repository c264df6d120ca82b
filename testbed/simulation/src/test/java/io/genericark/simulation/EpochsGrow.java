package io.genericark.simulation;

import io.genericark.core.Action;
import io.genericark.core.ActionOrder;
import io.genericark.core.ClusterState;
import io.genericark.core.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Epochs only grow: the cluster's, and those under which each resource is restored. An epoch belongs to one incarnation
 * of one owner for ever, and an action carries the epoch under which its node knows the hierarchy as its own.
 */
final class EpochsGrow implements Invariant {
    private final Map<Long, String> owners = new HashMap<>();
    private final Map<Tag, Long> restored = new HashMap<>();

    @Override
    public void committed(World world, ClusterState before, ClusterState after) {
        if (after.epoch() < before.epoch()) {
            throw new Violation(this, world, "the epoch went from " + before.epoch() + " to " + after.epoch());
        }
        for (var placement : after.placements().values()) {
            if (placement.owner() != null) {
                var owner = placement.owner() + "#" + placement.incarnation();
                var known = owners.putIfAbsent(placement.epoch(), owner);
                if (known != null && !known.equals(owner)) {
                    throw new Violation(
                            this, world, "epoch " + placement.epoch() + " was of " + known + " and is now of " + owner);
                }
            }
        }
    }

    @Override
    public void ordered(World world, Machine machine, ActionOrder order) {
        var view = Objects.requireNonNull(machine.process()).view();
        var placement = view.cluster().placementOf(order.tag());
        if (!placement.isOwnedBy(machine.id, order.incarnation()) || placement.epoch() != order.epoch()) {
            throw new Violation(this, world, order + " was ordered while " + placement);
        }
        var last = Math.max(order.epoch(), restored.getOrDefault(order.tag(), 0L));
        restored.put(order.tag(), last);
        if (order.action() == Action.RESTORE && order.epoch() < last) {
            throw new Violation(
                    this, world, order.tag() + " is restored under epoch " + order.epoch() + " after epoch " + last);
        }
    }
}
