package io.genericark.benchmark;

import io.genericark.kithost.KitHostClient;
import io.genericark.kithost.KitHostLaunch;
import io.genericark.kithost.KitHostListener;
import io.genericark.kithost.adapter.AdapterSettings;
import io.genericark.kithost.host.HostSettings;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.script.Python;
import io.genericark.process.Boottime;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A real kit-host process with a lease, asked for one action after another. Used by one thread. */
final class MeasuredHost implements KitHostListener, AutoCloseable {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(1);
    private static final long TIMEOUT_MILLIS = 60_000;

    private final Mark guard = new Mark("ARK_GUARD", UUID.randomUUID().toString());
    private final Map<Long, CompletableFuture<FromHost.Finished>> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<FromHost.Ready> ready = new CompletableFuture<>();
    private final AtomicLong ids = new AtomicLong();
    private final KitHostClient client;

    MeasuredHost(Path home, Path work, Python python) throws IOException {
        HostSettings settings = new HostSettings(
                "node-a",
                List.of(),
                home.resolve("scripts"),
                home.resolve("plugins"),
                work.resolve("output"),
                work.resolve("letgo"),
                work.resolve("secrets"),
                work.resolve("state"),
                AdapterSettings.usual(work, work.resolve("state")),
                LONGEST_CALL,
                python);
        client = KitHostClient.start(KitHostLaunch.ofThisJvm(settings, guard), this);
        client.leaseUntil(Boottime.nanos() + Duration.ofHours(1).toNanos());
    }

    long pid() {
        return client.pid();
    }

    FromHost.Ready awaitReady() {
        return ready.join();
    }

    /** Runs an action to its end; nanoseconds from asking to the answer. */
    long run(String kit, KitAction action, String tag) {
        long id = ids.incrementAndGet();
        CompletableFuture<FromHost.Finished> answer = new CompletableFuture<>();
        answers.put(id, answer);
        long from = System.nanoTime();
        client.start(new ActionRequest(id, tag, "", kit, action, Map.of(), 1, 1, TIMEOUT_MILLIS));
        FromHost.Finished finished = answer.join();
        long nanos = System.nanoTime() - from;
        if (finished.outcome() != Outcome.OK && finished.outcome() != Outcome.HEALTHY) {
            throw new IllegalStateException(action.word() + " of kit " + kit + ": " + finished.outcome() + " "
                    + finished.reason() + "; nothing was measured");
        }
        return nanos;
    }

    @Override
    public void onReady(FromHost.Ready said) {
        ready.complete(said);
    }

    @Override
    public void onFinished(FromHost.Finished finished) {
        CompletableFuture<FromHost.Finished> answer = answers.remove(finished.actionId());
        if (answer != null) {
            answer.complete(finished);
        }
    }

    @Override
    public void onLog(FromHost.LogLine line) {}

    @Override
    public void onDied(String reason) {
        IllegalStateException died = new IllegalStateException(reason);
        ready.completeExceptionally(died);
        answers.values().forEach(answer -> answer.completeExceptionally(died));
    }

    @Override
    public void close() {
        client.end();
        MarkedProcesses.killAll(guard, Duration.ofSeconds(5));
    }
}
