package io.genericark.node;

import io.genericark.kithost.KitHostClient;
import io.genericark.kithost.protocol.FromHost;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A kit-host that was started to take over from the one that runs, in a moment in which that one is at nothing. Guarded by the lock
 * of {@link KitHosts}.
 *
 * <p>Such a moment may never come by itself, because some resource is always being checked. Checks therefore wait for it, but
 * not for long, not often, and not while an action runs that is no check: nobody is left unwatched for a renewal.
 */
final class Successor {
    private static final long LONGEST_WAIT_NANOS = 2_000_000_000L;
    private static final long BETWEEN_WAITS_NANOS = 60_000_000_000L;

    private final KitHostClient client;
    private final CompletableFuture<FromHost.Ready> inPlace = new CompletableFuture<>();
    private FromHost.@Nullable Ready kits;
    private boolean waited;
    private long waitsSince;

    Successor(KitHostClient client) {
        this.client = client;
    }

    KitHostClient client() {
        return client;
    }

    /** Its kits, once it has loaded them. */
    FromHost.@Nullable Ready kits() {
        return kits;
    }

    void ready(FromHost.Ready ready) {
        kits = ready;
    }

    /** Completes when it has taken over. */
    CompletableFuture<FromHost.Ready> inPlace() {
        return inPlace;
    }

    /** Whether checks that are ordered now wait for it to take over. */
    boolean holdsUpChecks(Unanswered unanswered, long now) {
        if (kits == null || unanswered.isAtMoreThanChecks()) {
            return false;
        }
        if (!waited || now - waitsSince >= LONGEST_WAIT_NANOS + BETWEEN_WAITS_NANOS) {
            waited = true;
            waitsSince = now;
        }
        return now - waitsSince < LONGEST_WAIT_NANOS;
    }

    void end(String why) {
        client.end();
        inPlace.completeExceptionally(new IOException(why));
    }
}
