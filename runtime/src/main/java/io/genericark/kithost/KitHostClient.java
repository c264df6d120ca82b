package io.genericark.kithost;

import io.genericark.kithost.child.BoundedLines;
import io.genericark.kithost.child.MarkedContext;
import io.genericark.kithost.host.HostExit;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.ToHost;
import io.genericark.kithost.protocol.Wire;
import io.genericark.process.MarkedProcesses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A kit-host in a child process. The caller never blocks: messages go through a bounded queue to a thread that writes them;
 * a full queue or a broken pipe means that the host is of no use, and ends it. Thread-safe.
 */
public final class KitHostClient implements KitHost {

    private static final Logger LOG = LoggerFactory.getLogger(KitHostClient.class);
    private static final int QUEUE = 1_024;
    private static final int LOG_LINES_PER_SECOND = 100;
    private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
    private static final int MAX_LOG_LINE_BYTES = 4 * 1024;
    private static final Duration END_ACTIONS_WITHIN = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final String hostId = UUID.randomUUID().toString();
    private final Process process;
    private final KitHostListener listener;
    private final BlockingQueue<ToHost> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Map<Long, ActionRequest> running = new ConcurrentSkipListMap<>();
    private final AtomicReference<@Nullable String> deathCause = new AtomicReference<>();
    private final Object saying = new Object();
    private boolean dead; // under saying

    private KitHostClient(KitHostLaunch launch, KitHostListener listener) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launch.command(hostId));
        launch.guard().putInto(builder.environment());
        this.process = builder.start();
        this.listener = listener;
    }

    /**
     * Starts a kit-host. {@code onReady} comes when its kits are loaded; actions asked for before wait for that in the host.
     *
     * @throws IOException when the process cannot be started
     */
    public static KitHostClient start(KitHostLaunch launch, KitHostListener listener) throws IOException {
        KitHostClient client = new KitHostClient(launch, listener);
        thread("write", client::write);
        thread("log", client::passOnLog);
        Thread reader = thread("read", client::read);
        thread("watch", () -> client.watch(reader));
        return client;
    }

    /** The process, for the guard and for people. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void start(ActionRequest request) {
        running.put(request.actionId(), request);
        send(new ToHost.Start(request));
    }

    @Override
    public void cancel(long actionId) {
        send(new ToHost.Cancel(actionId));
    }

    @Override
    public void leaseUntil(long boottimeNanos) {
        send(new ToHost.Lease(boottimeNanos));
    }

    @Override
    public void describe() {
        send(new ToHost.Describe());
    }

    @Override
    public void describeKit(long number, String name) {
        send(new ToHost.DescribeKit(number, name));
    }

    @Override
    public void end() {
        end("the node ended it");
    }

    private void end(String cause) {
        deathCause.compareAndSet(null, cause);
        process.destroyForcibly();
    }

    private void send(ToHost message) {
        if (!queue.offer(message)) {
            end("it does not take messages any more (" + QUEUE + " are waiting)");
        }
    }

    private void write() {
        try (OutputStream out = process.getOutputStream()) {
            while (true) {
                out.write((Wire.line(queue.take()) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("pipe to kit-host: {}", e.toString());
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BoundedLines lines = new BoundedLines(process.getInputStream(), MAX_MESSAGE_BYTES)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                take(line);
            }
        } catch (IOException e) {
            LOG.debug("pipe from kit-host: {}", e.toString());
        }
        process.destroyForcibly(); // without its pipe it is of no use
    }

    private void take(String line) {
        FromHost message;
        try {
            message = Wire.fromHost(line);
        } catch (IllegalArgumentException e) {
            LOG.warn("kit-host: a kit wrote to the protocol's pipe; the line is dropped");
            return;
        }
        synchronized (saying) {
            if (!dead) {
                hear(message);
            }
        }
    }

    private void hear(FromHost message) {
        switch (message) {
            case FromHost.Ready ready -> listener.onReady(ready);
            case FromHost.Described described -> listener.onDescribed(described);
            case FromHost.Finished finished -> {
                running.remove(finished.actionId());
                listener.onFinished(finished);
            }
            case FromHost.LogLine logLine -> listener.onLog(logLine);
        }
    }

    /** Waits for the end of the process, not of the pipe: a child of a kit might keep that open. */
    private void watch(Thread reader) {
        process.onExit().join();
        try {
            reader.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String doing = endActions();
        String cause = deathCause.get();
        String reason = cause == null ? HostExit.describe(process.exitValue()) : cause;
        synchronized (saying) {
            dead = true;
            listener.onDied("kit-host ended: " + reason + doing);
        }
    }

    /** Ends what it and the actions that were running have started, and says which actions those were. */
    private String endActions() {
        MarkedProcesses.killAll(MarkedContext.hostMark(hostId), END_ACTIONS_WITHIN);
        StringBuilder doing = new StringBuilder();
        for (ActionRequest request : running.values()) {
            MarkedProcesses.killAll(MarkedContext.runMark(hostId, request.actionId()), END_ACTIONS_WITHIN);
            doing.append(doing.isEmpty() ? "; it was running " : ", ")
                    .append(request.action().word())
                    .append(" of ")
                    .append(request.tag());
        }
        return doing.toString();
    }

    /** A kit that floods the log must not fill the node's: a bounded number of lines a second is passed on. */
    private void passOnLog() {
        try (BoundedLines lines = new BoundedLines(process.getErrorStream(), MAX_LOG_LINE_BYTES)) {
            long second = 0;
            int count = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                long now = Duration.ofNanos(System.nanoTime()).toSeconds();
                count = now == second ? count + 1 : 0;
                second = now;
                if (count < LOG_LINES_PER_SECOND) {
                    LOG.info("kit-host: {}", line);
                } else if (count == LOG_LINES_PER_SECOND) {
                    LOG.warn("kit-host: writes too much; the rest of this second is dropped");
                }
            }
        } catch (IOException e) {
            LOG.debug("log of kit-host: {}", e.toString());
        }
    }

    private static Thread thread(String name, Runnable body) {
        return Thread.ofPlatform().name("kit-host-" + name).daemon().start(body);
    }
}
