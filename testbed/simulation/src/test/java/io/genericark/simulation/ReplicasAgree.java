package io.genericark.simulation;

import io.genericark.core.ClusterState;
import io.genericark.core.WithoutSafeguards;

/** Applying the log once more, as another replica does, gives the same state. */
final class ReplicasAgree implements Invariant {
    @Override
    public void ended(World world) {
        var state = ClusterState.EMPTY;
        for (var entry : world.log.entries()) {
            state = WithoutSafeguards.apply(state, state.index() + 1, entry, world.safeguards)
                    .state();
        }
        if (!state.equals(world.log.newest())) {
            throw new Violation(this, world, "a second replica has another state at index " + state.index());
        }
    }
}
