package io.genericark.demo.scenario;

import java.util.List;
import java.util.Optional;

/** All scenarios. */
public final class Scenarios {
    public static final List<Scenario> ALL = List.of(
            new KillOwner(),
            new KillService(),
            new FreezeOwner(),
            new PartitionOwner(),
            new NoQuorum(),
            new Throttle(),
            new Denied());

    private Scenarios() {}

    public static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
