package io.genericark.simulation;

import io.genericark.core.Next;

/** A node asks to be woken in the future, and not later than its next heartbeat: neither busy nor asleep. */
final class WakesInTime implements Invariant {
    @Override
    public void stepped(World world, Machine machine, Next next) {
        var now = machine.clock.read(world.agenda.now());
        var in = next.wakeAtNanos() - now;
        if (in <= 0 || in > world.plan.timing().heartbeatNanos()) {
            throw new Violation(this, world, machine + " asks to be woken in " + in + " ns");
        }
    }
}
