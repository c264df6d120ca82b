package io.genericark.simulation;

import java.util.ArrayDeque;
import java.util.function.Supplier;

/** What happened, line by line; costs nothing unless somebody wants to read it. */
final class Trace {
    private static final int KEPT = 200_000;
    private final boolean wanted;
    private final ArrayDeque<String> lines = new ArrayDeque<>();

    private Trace(boolean wanted) {
        this.wanted = wanted;
    }

    static Trace none() {
        return new Trace(false);
    }

    static Trace full() {
        return new Trace(true);
    }

    void add(long nowNanos, Object who, Supplier<String> what) {
        if (wanted) {
            if (lines.size() == KEPT) {
                lines.removeFirst();
            }
            lines.add("%12.6f  %-3s %s".formatted(nowNanos / 1e9, who, what.get()));
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
