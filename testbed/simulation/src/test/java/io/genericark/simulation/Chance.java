package io.genericark.simulation;

import java.util.List;
import java.util.Random;

/** The only source of chance in a run. */
final class Chance {
    private static final long NANOS = 1_000_000;
    private final Random random;

    Chance(long seed) {
        // neighbouring seeds of java.util.Random start alike; the multiplication spreads them
        random = new Random((seed + 1) * 0x9E3779B97F4A7C15L);
    }

    boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double fraction() {
        return random.nextDouble();
    }

    long nanos(long low, long high) {
        return low + (long) (random.nextDouble() * (high - low));
    }

    long millis(long low, long high) {
        return nanos(low * NANOS, high * NANOS);
    }

    /** Mostly near the low end, now and then near the high one. */
    long mostlyShort(long lowMillis, long highMillis) {
        var f = random.nextDouble();
        return lowMillis * NANOS + (long) (f * f * f * (highMillis - lowMillis) * NANOS);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
