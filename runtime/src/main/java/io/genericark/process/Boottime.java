package io.genericark.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The machine's CLOCK_BOOTTIME: nanoseconds since boot, never set back, and counting also while the machine is
 * suspended, which {@link System#nanoTime()} does not. All processes of one machine read the same value, so that a lease's
 * end can be handed from the node to the guard and the kit-host. Thread-safe; does not block.
 */
public final class Boottime {

    private static final int CLOCK_BOOTTIME = 7;

    private Boottime() {}

    /**
     * Reads the clock.
     *
     * @return nanoseconds since boot
     */
    public static long nanos() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment callState = arena.allocate(Libc.CALL_STATE);
            MemorySegment time = arena.allocate(Libc.TIMESPEC);
            int result = (int) Libc.CLOCK_GETTIME.invokeExact(callState, CLOCK_BOOTTIME, time);
            if (result != 0) {
                throw new IllegalStateException("CLOCK_BOOTTIME cannot be read: errno " + Libc.errno(callState)
                        + ". Leases need this clock; a Linux kernel since 2.6.39 has it");
            }
            return time.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L + time.get(ValueLayout.JAVA_LONG, 8);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime", e);
        }
    }
}
