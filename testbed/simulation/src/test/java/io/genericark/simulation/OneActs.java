package io.genericark.simulation;

import io.genericark.core.Hierarchies;

/** At most one machine acts for a resource, and for any resource of the same hierarchy. */
final class OneActs implements Invariant {
    private long seenChange = -1;
    private long seenIndex = -1;

    @Override
    public void check(World world) {
        if (seenChange == world.changes && seenIndex == world.log.newest().index()) {
            return;
        }
        seenChange = world.changes;
        seenIndex = world.log.newest().index();
        Machine one = null;
        for (var machine : world.machines()) {
            if (machine.runs() && !machine.acting.isEmpty()) {
                if (one != null) {
                    compareAll(world);
                    return;
                }
                one = machine;
            }
        }
    }

    private void compareAll(World world) {
        var state = world.log.newest();
        for (var machine : world.machines()) {
            for (var other : world.machines()) {
                if (machine == other || !machine.runs() || !other.runs()) {
                    continue;
                }
                for (var tag : machine.acting.all().keySet()) {
                    if (other.acting.has(tag)) {
                        throw new Violation(this, world, tag + " acts on " + machine + " and on " + other);
                    }
                    for (var relative : Hierarchies.of(state, tag)) {
                        if (other.acting.has(relative)) {
                            throw new Violation(
                                    this,
                                    world,
                                    tag + " acts on " + machine + " and " + relative + " of the same hierarchy on "
                                            + other);
                        }
                    }
                }
            }
        }
    }
}
