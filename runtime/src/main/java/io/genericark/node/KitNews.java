package io.genericark.node;

import io.genericark.core.KitReport;
import io.genericark.core.KitVersion;
import io.genericark.core.NodeEvent;
import io.genericark.kithost.protocol.FromHost;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts together what the kit-host says of its kits and which pushes were written, and tells the node. Thread-safe. */
final class KitNews {
    private final Consumer<NodeEvent> events;
    private @Nullable SortedMap<String, KitVersion> kits;
    private SortedMap<String, Long> taken = new TreeMap<>();

    KitNews(Consumer<NodeEvent> events) {
        this.events = events;
    }

    synchronized void ready(FromHost.Ready ready) {
        var found = new TreeMap<String, KitVersion>();
        ready.kits()
                .forEach(k -> found.put(
                        k.descriptor().name(), new KitVersion(k.descriptor().version(), k.hash())));
        kits = found;
        tell();
    }

    synchronized void taken(SortedMap<String, Long> pushes) {
        taken = new TreeMap<>(pushes);
        tell();
    }

    /** Before the kit-host has said anything, nothing is known. */
    private void tell() {
        if (kits != null) {
            events.accept(new NodeEvent.KitsSeen(new KitReport(kits, taken)));
        }
    }
}
