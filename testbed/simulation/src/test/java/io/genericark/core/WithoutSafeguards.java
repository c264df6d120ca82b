package io.genericark.core;

import java.util.Set;

/** Lets the simulation apply commands with safeguards taken out; production code cannot. */
public final class WithoutSafeguards {
    private WithoutSafeguards() {}

    /** Applies one committed command with these safeguards only. */
    public static Applied apply(ClusterState state, long index, Submission submission, Set<Safeguard> kept) {
        return ClusterMachine.apply(state, index, submission, kept);
    }
}
