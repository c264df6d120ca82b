package io.genericark.kithost.host;

import io.genericark.process.Boottime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process may do, as far as the node told it: the lease, and the latest epoch of each resource. Thread-safe;
 * never blocks.
 */
final class Rights {

    private final Map<String, Long> epochs = new ConcurrentHashMap<>();
    private volatile long leaseUntil;

    void leaseUntil(long boottimeNanos) {
        leaseUntil = boottimeNanos;
    }

    /** An action of this epoch was asked for: what carries a lower one may not write any more. */
    void reached(String tag, long epoch) {
        epochs.merge(tag, epoch, Math::max);
    }

    /** Why an action may not write now; empty when it may. */
    Optional<String> refusal(String tag, long epoch) {
        long latest = epochs.getOrDefault(tag, epoch);
        if (epoch < latest) {
            return Optional.of("its epoch " + epoch + " is superseded by " + latest);
        }
        long late = Boottime.nanos() - leaseUntil;
        if (late >= 0) {
            return Optional.of(leaseUntil == 0 ? "this node holds no lease" : "this node's lease has ended");
        }
        return Optional.empty();
    }
}
