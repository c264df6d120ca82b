package io.genericark.awssim.world;

import io.genericark.awssim.world.TargetHealth.Reason;
import io.genericark.awssim.world.TargetHealth.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registered target.
 *
 * @param probed what its probes have made of it; not shown while it is unused or draining
 * @param inRow so many probes in a row spoke against {@code probed}; negative when they failed
 * @param nextProbe when it is probed again
 * @param drainedAt when a deregistered one is gone; null while it is registered
 */
public record Target(
        Key key,
        TargetHealth probed,
        int inRow,
        Instant nextProbe,
        @Nullable Instant drainedAt) {

    /** An instance id or an IP address, and the port at which it serves. */
    public record Key(String id, int port) {}

    static Target registered(Key key, Instant now) {
        return new Target(key, TargetHealth.of(State.INITIAL, Reason.REGISTRATION_IN_PROGRESS), 0, now, null);
    }

    /** As if it had just been registered. */
    Target reset() {
        return registered(key, nextProbe);
    }

    Target probedNextAt(Instant time) {
        TargetHealth now = probed.state() == State.INITIAL
                ? TargetHealth.of(State.INITIAL, Reason.INITIAL_HEALTH_CHECKING)
                : probed;
        return new Target(key, now, inRow, time, drainedAt);
    }

    Target draining(Instant until) {
        return new Target(key, probed, inRow, nextProbe, until);
    }

    /** What one more probe makes of it: it turns when as many in a row have said so as the check wants. */
    Target after(TargetHealth seen, HealthCheck check) {
        if (seen.state() == probed.state()) {
            return new Target(key, seen, 0, nextProbe, drainedAt);
        }
        boolean healthy = seen.state() == State.HEALTHY;
        int row = (inRow > 0) == healthy ? Math.abs(inRow) + 1 : 1;
        if (row >= (healthy ? check.healthyThreshold() : check.unhealthyThreshold())) {
            return new Target(key, seen, 0, nextProbe, drainedAt);
        }
        return new Target(key, probed, healthy ? row : -row, nextProbe, drainedAt);
    }
}
