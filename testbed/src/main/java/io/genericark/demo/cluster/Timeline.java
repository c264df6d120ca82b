package io.genericark.demo.cluster;

import java.util.Locale;
import java.util.function.Consumer;

/** Tells what happens, with seconds since the start of the demo. Thread-safe. */
public final class Timeline {
    private static final double NANOS = 1e9;

    private final long startNanos = System.nanoTime();
    private final Consumer<String> printer;

    public Timeline(Consumer<String> printer) {
        this.printer = printer;
    }

    /** {@code who} is who speaks: the demo, the client, the watcher, or the cluster. */
    public synchronized void tell(String who, String text) {
        printer.accept(
                String.format(Locale.ROOT, "%8.3f  %-8s %s", (System.nanoTime() - startNanos) / NANOS, who, text));
    }
}
