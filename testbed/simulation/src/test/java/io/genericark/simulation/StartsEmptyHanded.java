package io.genericark.simulation;

import io.genericark.core.ActionOrder;

/** Nothing is started while the guard is still ending what ran before, nor twice for one resource at a time. */
final class StartsEmptyHanded implements Invariant {
    @Override
    public void ordered(World world, Machine machine, ActionOrder order) {
        if (machine.guard.isEnding()) {
            throw new Violation(
                    this,
                    world,
                    order.action().word() + " of " + order.tag() + " on " + machine + " while its guard still lets go");
        }
        if (machine.kitHost.isBusyWith(order.tag())) {
            throw new Violation(
                    this,
                    world,
                    order.action().word() + " of " + order.tag() + " on " + machine
                            + " while another action of it is under way");
        }
    }
}
