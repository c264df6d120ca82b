package io.genericark.kithost;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.kithost.adapter.AdapterSettings;
import io.genericark.kithost.calls.Peer;
import io.genericark.kithost.host.HostSettings;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.script.Python;
import io.genericark.letgo.LetGoFiles;
import io.genericark.process.Boottime;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A real kit-host process with everything that it says collected. Closing it ends all processes that carry its guard mark. */
final class HostUnderTest implements KitHostListener, AutoCloseable {

    static final Duration LONGEST_CALL = Duration.ofMillis(1_234);
    private static final long PATIENCE_SECONDS = 180;

    final Mark guard = new Mark("ARK_GUARD", UUID.randomUUID().toString());
    final List<FromHost.LogLine> log = new CopyOnWriteArrayList<>();
    final List<Long> order = new CopyOnWriteArrayList<>();
    final CompletableFuture<String> death = new CompletableFuture<>();
    final KitHostClient client;
    private final Path directory;
    private final CompletableFuture<FromHost.Ready> ready = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<FromHost.Finished>> answers = new ConcurrentHashMap<>();
    private volatile FromHost.Ready latest = new FromHost.Ready(List.of(), List.of(), List.of());
    private final AtomicLong ids = new AtomicLong();

    HostUnderTest(Path directory) throws IOException {
        this(directory, directory.resolve("scripts"));
    }

    HostUnderTest(Path directory, Path scripts) throws IOException {
        this(directory, scripts, Python.AUTO);
    }

    HostUnderTest(Path directory, Path scripts, Python python) throws IOException {
        this.directory = directory;
        client = KitHostClient.start(KitHostLaunch.ofThisJvm(settings(directory, scripts, python), guard), this);
        lease(Duration.ofHours(1));
    }

    static HostSettings settings(Path directory, Path scripts, Python python) {
        return new HostSettings(
                "node-a",
                List.of(new Peer("node-b", "10.0.0.2"), new Peer("node-c", "10.0.0.3")),
                scripts,
                directory.resolve("plugins"),
                directory.resolve("work"),
                directory.resolve("letgo"),
                directory.resolve("secrets"),
                directory.resolve("state"),
                AdapterSettings.usual(directory.resolve("work"), directory.resolve("state")),
                LONGEST_CALL,
                python);
    }

    LetGoFiles letGo() {
        return new LetGoFiles(directory.resolve("letgo"));
    }

    void lease(Duration fromNow) {
        client.leaseUntil(Boottime.nanos() + fromNow.toNanos());
    }

    FromHost.Ready ready() {
        return unlessDead(ready);
    }

    /** What it said last of its kits; nothing at first. */
    FromHost.Ready latest() {
        return latest;
    }

    String death() {
        return get(death);
    }

    FromHost.Finished run(String kit, KitAction action, String tag) {
        return run(kit, action, tag, Map.of(), 1, 90_000);
    }

    FromHost.Finished run(
            String kit, KitAction action, String tag, Map<String, String> parameters, long epoch, long timeoutMillis) {
        return answer(start(kit, action, tag, parameters, epoch, timeoutMillis));
    }

    long start(
            String kit, KitAction action, String tag, Map<String, String> parameters, long epoch, long timeoutMillis) {
        long actionId = ids.incrementAndGet();
        answers.put(actionId, new CompletableFuture<>());
        client.start(new ActionRequest(actionId, tag, "", kit, action, parameters, epoch, 7, timeoutMillis));
        return actionId;
    }

    FromHost.Finished answer(long actionId) {
        CompletableFuture<FromHost.Finished> answer = answers.getOrDefault(actionId, new CompletableFuture<>());
        return unlessDead(answer);
    }

    /** Processes that some action of a resource started. */
    List<Long> processesOf(String tag) {
        List<Long> found = new ArrayList<>(MarkedProcesses.find(new Mark("ARK_TAG", tag)));
        found.retainAll(MarkedProcesses.find(guard)); // another build on this machine may use the same tag
        return found;
    }

    private <T> T unlessDead(CompletableFuture<T> future) {
        var _ = death.thenAccept(reason -> future.completeExceptionally(new IllegalStateException(reason)));
        return get(future);
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void onReady(FromHost.Ready said) {
        latest = said;
        ready.complete(said);
    }

    @Override
    public void onFinished(FromHost.Finished finished) {
        order.add(finished.actionId());
        answers.computeIfAbsent(finished.actionId(), id -> new CompletableFuture<>())
                .complete(finished);
    }

    @Override
    public void onLog(FromHost.LogLine line) {
        log.add(line);
    }

    @Override
    public void onDied(String reason) {
        death.complete(reason);
    }

    @Override
    public void close() {
        client.end();
        death();
        assertThat(MarkedProcesses.killAll(guard, Duration.ofSeconds(10)).left())
                .isEmpty();
    }
}
