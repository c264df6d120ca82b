package io.genericark.node;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins {@linkplain PreflightRounds rounds} for as long as it is not closed; never does two at once. */
final class PreflightTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PreflightTimer.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final PreflightRounds rounds;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("preflights").daemon().factory());

    /** A timer that looks often enough for this interval; one that never looks when it is zero. */
    PreflightTimer(PreflightRounds rounds, Duration interval) {
        this.rounds = rounds;
        if (interval.isPositive()) {
            var millis = Math.min(interval.toMillis(), LOOK_EVERY.toMillis());
            var _ = timer.scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void round() {
        try {
            rounds.round();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("preflights were not made: {}", e.toString());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
