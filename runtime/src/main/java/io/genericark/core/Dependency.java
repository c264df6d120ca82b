package io.genericark.core;

import java.util.Comparator;

/** {@code parent} needs {@code child}: the child is restored first and removed last. */
public record Dependency(Tag parent, Tag child) implements Comparable<Dependency> {
    private static final Comparator<Dependency> ORDER =
            Comparator.comparing(Dependency::parent).thenComparing(Dependency::child);

    @Override
    public int compareTo(Dependency other) {
        return ORDER.compare(this, other);
    }
}
