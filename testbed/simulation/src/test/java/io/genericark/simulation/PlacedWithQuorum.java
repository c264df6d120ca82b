package io.genericark.simulation;

import io.genericark.core.ClusterState;

/** A new epoch is given only while a majority of the voters runs and can talk. */
final class PlacedWithQuorum implements Invariant {
    @Override
    public void committed(World world, ClusterState before, ClusterState after) {
        if (after.epoch() == before.epoch() || world.agenda.now() == 0) {
            return;
        }
        var up = before.voters().stream().filter(v -> world.machine(v).isUp()).count();
        if (up < before.majority()) {
            throw new Violation(this, world, "a hierarchy was placed while " + up + " of " + before.voters() + " ran");
        }
    }
}
