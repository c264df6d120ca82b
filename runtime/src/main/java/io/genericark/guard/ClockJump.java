package io.genericark.guard;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Notices that the wall clock went forward more than the boottime clock since the last look: the sign of a machine that
 * was stopped from outside and whose own clock stood still. Not thread-safe; does not block.
 *
 * <p>A clock that is merely slewed stays far below the threshold between two looks; a clock that is set forward by hand
 * or by a time service is taken for a pause, which is the safe side. A look that is itself interrupted between the two
 * clocks proves nothing and is left to the next one.
 */
public final class ClockJump {
    private static final long TOGETHER_NANOS = 2_000_000;

    private final long thresholdMillis;
    private final LongSupplier wallMillis;
    private final LongSupplier boottimeNanos;
    private long lastWallMillis;
    private long lastBoottimeNanos;

    public ClockJump(long thresholdMillis, LongSupplier wallMillis, LongSupplier boottimeNanos) {
        this.thresholdMillis = thresholdMillis;
        this.wallMillis = wallMillis;
        this.boottimeNanos = boottimeNanos;
        this.lastBoottimeNanos = boottimeNanos.getAsLong();
        this.lastWallMillis = wallMillis.getAsLong();
    }

    /** By how many milliseconds the wall clock jumped since the last look, if by more than the threshold. */
    public OptionalLong look() {
        long before = boottimeNanos.getAsLong();
        long wall = wallMillis.getAsLong();
        long after = boottimeNanos.getAsLong();
        if (after - before > TOGETHER_NANOS) {
            return OptionalLong.empty();
        }
        long jumped = (wall - lastWallMillis) - (after - lastBoottimeNanos) / 1_000_000;
        lastWallMillis = wall;
        lastBoottimeNanos = after;
        return jumped > thresholdMillis ? OptionalLong.of(jumped) : OptionalLong.empty();
    }
}
