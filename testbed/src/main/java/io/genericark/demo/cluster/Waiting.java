package io.genericark.demo.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, never for times. */
public final class Waiting {
    /** Long enough for a machine that is ten times too busy. */
    public static final Duration GENEROUS = Duration.ofMinutes(4);

    private static final long LOOK_EVERY_NANOS = 100_000_000;

    private Waiting() {}

    /** Returns when it is so; fails with {@code what} when it is not within a generous time. */
    public static void until(String what, BooleanSupplier condition) {
        var _ = untilPresent(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Returns what there is as soon as there is something. */
    public static <T> T untilPresent(String what, Supplier<Optional<T>> look) {
        var deadline = System.nanoTime() + GENEROUS.toNanos();
        while (true) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ScenarioFailed("waited " + GENEROUS.toSeconds() + " s in vain: " + what);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new ScenarioFailed("interrupted while waiting: " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}
