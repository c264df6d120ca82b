package io.genericark.node;

import io.genericark.core.NodeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps events that come before there is a loop to take them; afterwards it hands them straight on. Thread-safe. */
final class EventGate {
    private final List<NodeEvent> early = new ArrayList<>();
    private @Nullable Consumer<NodeEvent> taker;

    synchronized void post(NodeEvent event) {
        if (taker == null) {
            early.add(event);
        } else {
            taker.accept(event);
        }
    }

    synchronized void open(Consumer<NodeEvent> to) {
        early.forEach(to);
        early.clear();
        taker = to;
    }
}
