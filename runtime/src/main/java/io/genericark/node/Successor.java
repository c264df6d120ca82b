package io.genericark.node;

import io.genericark.core.Action;
import io.genericark.core.ActionOrder;
import io.genericark.kithost.KitHostClient;
import io.genericark.kithost.protocol.FromHost;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A kit-host that was started to take over from the one that runs. Guarded by the lock of {@link GuardAndKitHost}. */
final class Successor {
    private final KitHostClient client;
    private final CompletableFuture<FromHost.Ready> inPlace = new CompletableFuture<>();
    private FromHost.@Nullable Ready kits;

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

    /** Whether this order waits until it has taken over: a check that comes a little later harms nobody. */
    boolean holdsUp(ActionOrder order) {
        return kits != null && order.action() == Action.QUICK_CHECK;
    }

    void end(String why) {
        client.end();
        inPlace.completeExceptionally(new IOException(why));
    }
}
