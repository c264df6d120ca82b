package io.genericark.heartbeat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Warnings that noise from the network cannot turn into a flood: each kind at most once in ten seconds, with the
 * number of times it happened since it was last logged. Thread-safe; kinds must be few.
 */
final class RareLog {
    static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final class Kind {
        long loggedAtNanos;
        long count;
    }

    private final Logger log;
    private final LongSupplier clockNanos;
    private final Map<String, Kind> kinds = new HashMap<>();

    RareLog(Logger log, LongSupplier clockNanos) {
        this.log = log;
        this.clockNanos = clockNanos;
    }

    synchronized void warn(String name, Supplier<String> message) {
        long now = clockNanos.getAsLong();
        Kind kind = kinds.computeIfAbsent(name, unseen -> {
            Kind fresh = new Kind();
            fresh.loggedAtNanos = now - INTERVAL_NANOS;
            return fresh;
        });
        kind.count++;
        if (now - kind.loggedAtNanos >= INTERVAL_NANOS) {
            log.warn("{} (times: {})", message.get(), kind.count);
            kind.loggedAtNanos = now;
            kind.count = 0;
        }
    }
}
