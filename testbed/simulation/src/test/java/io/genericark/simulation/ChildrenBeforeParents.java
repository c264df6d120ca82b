package io.genericark.simulation;

import io.genericark.core.ActionOrder;
import io.genericark.core.Hierarchies;
import java.util.Objects;

/** A restore starts only when all children are in; a remove starts only when all parents are out. By what is true. */
final class ChildrenBeforeParents implements Invariant {
    @Override
    public void ordered(World world, Machine machine, ActionOrder order) {
        var cluster = Objects.requireNonNull(machine.process()).view().cluster();
        switch (order.action()) {
            case RESTORE -> {
                for (var child : Hierarchies.children(cluster, order.tag())) {
                    if (!machine.acting.has(child)) {
                        throw new Violation(
                                this,
                                world,
                                order.tag() + " is restored on " + machine + " while its child " + child + " is out");
                    }
                }
            }
            case REMOVE -> {
                for (var parent : Hierarchies.parents(cluster, order.tag())) {
                    if (machine.acting.has(parent)) {
                        throw new Violation(
                                this,
                                world,
                                order.tag() + " is removed on " + machine + " while its parent " + parent + " is in");
                    }
                }
            }
            case QUICK_CHECK, RECOVER -> {}
        }
    }
}
