package io.genericark.kithost;

import io.genericark.kithost.adapter.AdapterSettings;
import io.genericark.kithost.host.HostSettings;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A kit-host process of one's own, without node and cluster, to try kits in. Its methods wait for the answer. It has the
 * right to act until {@link #lease} says otherwise. Closing it ends it and everything that it has started.
 *
 * <p>For one thread, except for {@link #log()}.
 */
public final class TrialHost implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration AFTER_A_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(10);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(1);

    private final Heard heard = new Heard();
    private final Place place;
    private final KitHostClient client;
    private boolean leavesService;

    /**
     * Where it works.
     *
     * @param scripts directory of script kits; need not exist
     * @param plugins directory of kit jars; need not exist
     * @param secrets directory of secrets; need not exist
     * @param directory where it keeps the output of scripts, let-go steps and the state of resources
     * @param guard the mark that it and everything that it starts carries
     * @param python what runs the Python files
     */
    public record Place(Path scripts, Path plugins, Path secrets, Path directory, Mark guard, Python python) {

        /** A place with a mark that nothing else carries. */
        public static Place of(Path scripts, Path plugins, Path secrets, Path directory) {
            return of(scripts, plugins, secrets, directory, Python.AUTO);
        }

        /** The same, with Python files run by this. */
        public static Place of(Path scripts, Path plugins, Path secrets, Path directory, Python python) {
            Mark guard = new Mark("ARK_GUARD", "trial-" + UUID.randomUUID());
            return new Place(scripts, plugins, secrets, directory, guard, python);
        }

        /** The node's name, as kits see it. */
        public String node() {
            return "trial";
        }

        /** Where let-go steps are. */
        public Path letGo() {
            return directory.resolve("letgo");
        }

        /** Where the output of scripts is. */
        public Path work() {
            return directory.resolve("work");
        }
    }

    /** The process ended, or does not answer. */
    public static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        Lost(String reason) {
            super(reason);
        }
    }

    private TrialHost(Place place) throws IOException {
        this.place = place;
        this.client = KitHostClient.start(
                KitHostLaunch.ofThisJvm(
                        new HostSettings(
                                place.node(),
                                List.of(),
                                place.scripts(),
                                place.plugins(),
                                place.work(),
                                place.letGo(),
                                place.secrets(),
                                place.directory().resolve("state"),
                                AdapterSettings.usual(
                                        place.work(), place.directory().resolve("state")),
                                LONGEST_CALL,
                                place.python()),
                        place.guard()),
                heard);
    }

    /**
     * Starts one.
     *
     * @throws IOException when the process cannot be started
     */
    public static TrialHost start(Place place) throws IOException {
        TrialHost host = new TrialHost(place);
        host.lease(Duration.ofDays(1));
        return host;
    }

    /** The process. */
    public long pid() {
        return client.pid();
    }

    /** The kits, when they are loaded. */
    public FromHost.Ready ready() throws Lost, InterruptedException {
        return await(heard.ready, START);
    }

    /** Lets actions write for so long; zero takes the right away. */
    public void lease(Duration fromNow) {
        client.leaseUntil(fromNow.isZero() ? 0 : Boottime.nanos() + fromNow.toNanos());
    }

    /**
     * Has an action done.
     *
     * @throws Lost when the process ends, or gives no answer long after the action's time is over
     */
    public FromHost.Finished run(ActionRequest request) throws Lost, InterruptedException {
        CompletableFuture<FromHost.Finished> answer = new CompletableFuture<>();
        heard.answers.put(request.actionId(), answer);
        client.start(request);
        return await(answer, Duration.ofMillis(request.timeoutMillis()).plus(AFTER_A_TIMEOUT));
    }

    /** What kits have logged so far. */
    public List<FromHost.LogLine> log() {
        return List.copyOf(heard.log);
    }

    /** Whether the process has ended. */
    public boolean isDead() {
        return heard.death.isDone();
    }

    /** Ends the process with SIGKILL and waits for its end; what it left in service runs on, also after {@link #close}. */
    public void kill() throws Lost, InterruptedException {
        leavesService = true;
        client.end();
        await(heard.death, END);
    }

    private <T> T await(CompletableFuture<T> answer, Duration longest) throws Lost, InterruptedException {
        var _ = heard.death.thenAccept(reason -> answer.completeExceptionally(new Lost(reason)));
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Lost(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        } catch (TimeoutException e) {
            throw new Lost("the kit-host has not answered for " + longest.toSeconds() + " s");
        }
    }

    @Override
    public void close() {
        client.end();
        if (!leavesService) {
            MarkedProcesses.killAll(place.guard(), END);
        }
    }

    private static final class Heard implements KitHostListener {
        private final CompletableFuture<FromHost.Ready> ready = new CompletableFuture<>();
        private final CompletableFuture<String> death = new CompletableFuture<>();
        private final Map<Long, CompletableFuture<FromHost.Finished>> answers = new ConcurrentHashMap<>();
        private final List<FromHost.LogLine> log = new CopyOnWriteArrayList<>();

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
        public void onLog(FromHost.LogLine line) {
            log.add(line);
        }

        @Override
        public void onDied(String reason) {
            death.complete(reason);
        }
    }
}
