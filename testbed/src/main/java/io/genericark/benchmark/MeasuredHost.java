package io.genericark.benchmark;

import io.genericark.kithost.TrialHost;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A kit-host whose actions are timed. Used by one thread. */
final class MeasuredHost implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 60_000;

    private final TrialHost host;
    private long lastId;

    MeasuredHost(Path home, Path work, Python python) throws IOException {
        host = TrialHost.start(TrialHost.Place.of(
                home.resolve("scripts"), home.resolve("plugins"), work.resolve("secrets"), work, python));
    }

    long pid() {
        return host.pid();
    }

    void awaitReady() throws TrialHost.Lost, InterruptedException {
        host.ready();
    }

    /** Runs an action to its end; nanoseconds from asking to the answer. */
    long run(String kit, KitAction action, String tag) throws TrialHost.Lost, InterruptedException {
        ActionRequest request = new ActionRequest(++lastId, tag, "", kit, action, Map.of(), 1, 1, TIMEOUT_MILLIS);
        long from = System.nanoTime();
        FromHost.Finished finished = host.run(request);
        long nanos = System.nanoTime() - from;
        if (finished.outcome() != Outcome.OK && finished.outcome() != Outcome.HEALTHY) {
            throw new IllegalStateException(action.word() + " of kit " + kit + ": " + finished.outcome() + " "
                    + finished.reason() + "; nothing was measured");
        }
        return nanos;
    }

    @Override
    public void close() {
        host.close();
    }
}
