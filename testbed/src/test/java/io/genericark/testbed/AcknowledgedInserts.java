package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.eventually;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client that inserts one number after the other, each once, and keeps those whose insert was acknowledged. Works on a
 * thread of its own between {@link #begin} and {@link #end}.
 */
final class AcknowledgedInserts {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final PostgresServers servers;
    private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
    private volatile long longestGapNanos;
    private volatile boolean wanted;
    private int next;
    private @Nullable Thread thread;

    AcknowledgedInserts(PostgresServers servers) {
        this.servers = servers;
    }

    void begin() {
        wanted = true;
        thread = Thread.ofPlatform().name("inserts").daemon().start(this::work);
    }

    /** When this returns, nothing more is inserted. */
    void end() throws InterruptedException {
        wanted = false;
        if (thread != null) {
            thread.join();
        }
    }

    Set<Integer> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** The longest time without an acknowledgement since it was asked last. */
    Duration longestGap() {
        var gap = Duration.ofNanos(longestGapNanos);
        longestGapNanos = 0;
        return gap;
    }

    /** Until some more were acknowledged. */
    void awaitMore() {
        var before = acknowledged.size();
        eventually().until(() -> acknowledged.size() >= before + 5);
    }

    private void work() {
        var last = System.nanoTime();
        while (wanted) {
            if (insert(next++)) {
                var now = System.nanoTime();
                longestGapNanos = Math.max(longestGapNanos, now - last);
                last = now;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean insert(int number) {
        try {
            var answered = servers.sqlOnPrimary(5, "insert into t values (" + number + ")")
                    .ok();
            if (answered) {
                acknowledged.add(number);
            }
            return answered;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            wanted = false;
            return false;
        }
    }
}
