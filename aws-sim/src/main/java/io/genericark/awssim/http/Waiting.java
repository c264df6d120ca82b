package io.genericark.awssim.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits, in real time, for a delay to pass or for the faults to be cleared. An interrupt, which means that the simulator
 * ends, ends the wait too.
 */
final class Waiting {
    private Waiting() {}

    static void until(CountDownLatch cleared, Duration atMost) {
        try {
            cleared.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void until(CountDownLatch cleared) {
        until(cleared, Duration.ofDays(1));
    }
}
