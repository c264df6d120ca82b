package io.genericark.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockJumpTest {
    private static final long MILLI = 1_000_000;

    private final AtomicLong wallMillis = new AtomicLong(50_000);
    private final AtomicLong boottimeNanos = new AtomicLong(7 * MILLI);
    private final ClockJump clockJump = new ClockJump(1_000, wallMillis::get, boottimeNanos::get);

    private OptionalLong lookAt(long wall, long boottime) {
        wallMillis.set(wall);
        boottimeNanos.set(boottime);
        return clockJump.look();
    }

    @Test
    void aLookThatIsInterruptedBetweenTheClocksIsLeftToTheNextOne() {
        AtomicInteger looks = new AtomicInteger();
        ClockJump slow = new ClockJump(
                1_000, wallMillis::get, () -> looks.incrementAndGet() == 3 ? 5_000 * MILLI : boottimeNanos.get());
        assertThat(slow.look()).isEmpty();
        boottimeNanos.set(5_007 * MILLI);
        wallMillis.set(55_000);
        assertThat(slow.look()).isEmpty();
    }

    @Test
    void clocksThatGoTogetherAreNoJumpHoweverLongTheLookTakes() {
        assertThat(lookAt(50_100, 107 * MILLI)).isEmpty();
        assertThat(lookAt(90_100, 40_107 * MILLI)).isEmpty();
    }

    @Test
    void aWallClockAheadByMoreThanTheThresholdIsAJumpOnce() {
        assertThat(lookAt(51_000, 7 * MILLI)).isEmpty();
        assertThat(lookAt(52_001, 7 * MILLI)).hasValue(1_001);
        assertThat(lookAt(52_001, 7 * MILLI)).isEmpty();
    }

    @Test
    void aWallClockSetBackIsNoPause() {
        assertThat(lookAt(10, 8 * MILLI)).isEmpty();
    }
}
