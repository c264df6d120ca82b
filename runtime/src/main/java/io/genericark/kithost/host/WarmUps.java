package io.genericark.kithost.host;

import io.genericark.api.RecoveryKit;
import io.genericark.api.Warmable;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has kits warm up once after the first load, each on a thread of its own beside all actions. One that takes too long is
 * interrupted and then left alone: nothing waits for it.
 */
final class WarmUps {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUps.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ScheduledExecutorService clock;
    private final AtomicBoolean begun = new AtomicBoolean();

    WarmUps(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    /** Starts the warm-ups when called for the first time. Does not block. */
    void begin(Collection<RecoveryKit> kits) {
        if (begun.compareAndSet(false, true)) {
            kits.forEach(this::begin);
        }
    }

    private void begin(RecoveryKit kit) {
        if (kit instanceof Warmable warmable) {
            Thread thread = Thread.ofPlatform()
                    .name("warm-up." + kit.descriptor().name())
                    .daemon()
                    .unstarted(() -> warmUp(kit.descriptor().name(), warmable));
            thread.setContextClassLoader(kit.getClass().getClassLoader());
            thread.start();
            var _ = clock.schedule(thread::interrupt, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Whatever a kit throws is its own affair: the action that comes does the work again, and says what is wrong. */
    private static void warmUp(String name, Warmable kit) {
        try {
            kit.warmUp();
        } catch (Throwable e) {
            LOG.info("warm-up of kit {}: {}", name, Reasons.of(e));
        }
    }
}
