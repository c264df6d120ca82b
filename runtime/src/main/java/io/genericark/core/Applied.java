package io.genericark.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a command: the new state, what was decided, and a refusal when it changed nothing. */
public record Applied(
        ClusterState state,
        List<ClusterEvent> events,
        @Nullable Refusal refusal) {
    public Applied {
        events = List.copyOf(events);
    }
}
