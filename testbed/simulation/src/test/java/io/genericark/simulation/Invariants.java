package io.genericark.simulation;

import java.util.List;

/** All of them, new for each run. */
final class Invariants {
    private Invariants() {}

    static List<Invariant> all() {
        return List.of(
                new OneActs(),
                new ActsUnderLease(),
                new StartsEmptyHanded(),
                new EpochsGrow(),
                new ChildrenBeforeParents(),
                new PlacedWithQuorum(),
                new PlacedWhereKitsAre(),
                new TriedAgainInTime(),
                new WakesInTime(),
                new ReplicasAgree(),
                new SettlesAndStays());
    }
}
