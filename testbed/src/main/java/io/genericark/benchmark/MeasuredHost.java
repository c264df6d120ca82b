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
    private static final long IDLE_FOR_MILLIS = 1_000;

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

    /** Returns when it has loaded its kits and does not work any more: what a node does between its start and a failover. */
    void awaitIdle() throws TrialHost.Lost, InterruptedException, IOException {
        host.ready();
        long before = -1;
        for (long now = ProcessCost.of(pid()).cpuMillis();
                now != before;
                now = ProcessCost.of(pid()).cpuMillis()) {
            before = now;
            Thread.sleep(IDLE_FOR_MILLIS);
        }
    }

    /** Runs an action to its end; nanoseconds from asking to the answer. */
    long run(String kit, KitAction action, String tag) throws TrialHost.Lost, InterruptedException {
        return run(kit, action, tag, Map.of());
    }

    /** The same for a resource with parameters. */
    long run(String kit, KitAction action, String tag, Map<String, String> parameters)
            throws TrialHost.Lost, InterruptedException {
        ActionRequest request = new ActionRequest(++lastId, tag, "", kit, action, parameters, 1, 1, TIMEOUT_MILLIS);
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
