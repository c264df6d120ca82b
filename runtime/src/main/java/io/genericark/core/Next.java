package io.genericark.core;

import java.util.List;

/** The outcome of one step: the next view, the effects in order, and when to wake at the latest. */
public record Next(NodeView view, List<Effect> effects, long wakeAtNanos) {
    public Next {
        effects = List.copyOf(effects);
    }
}
