package io.genericark.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** What was measured again and again. Immutable. */
final class Samples {

    private final long[] sortedNanos;

    private Samples(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    static Samples of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    double millis(double quantile) {
        int index = (int) Math.ceil(quantile * sortedNanos.length) - 1;
        return sortedNanos[Math.clamp(index, 0, sortedNanos.length - 1)] / 1e6;
    }

    /** {@code median / p95} in milliseconds. */
    String text() {
        return String.format(Locale.ROOT, "%.2f / %.2f", millis(0.5), millis(0.95));
    }
}
