package io.genericark.kithost.host;

import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.protocol.ToHost;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs actions: one at a time per resource in the order asked for (a preflight gives way to whatever comes), those of
 * different resources at the same time, each on a thread of its own and with a deadline. {@link #accept} does not block. An action whose thread does not end within the
 * grace time after it was stopped ends this process, because Java cannot end a thread.
 */
public final class Host {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** How long a stopped action may take to end before the process is given up. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private final HostSettings settings;
    private final String hostId;
    private final Catalogue catalogue;
    private final Consumer<FromHost> out;
    private final Consumer<HostExit> exit;
    private final Rights rights = new Rights();
    private final ScheduledThreadPoolExecutor clock;
    private final WarmUps warmUps;
    private final Map<String, Deque<ActionRun>> lanes = new HashMap<>();

    /**
     * Makes a host without actions.
     *
     * @param hostId unique among the kit-hosts of this machine
     * @param out takes what is said to the node; thread-safe
     * @param exit ends this process; does not return
     */
    public Host(
            HostSettings settings,
            String hostId,
            Catalogue catalogue,
            Consumer<FromHost> out,
            Consumer<HostExit> exit) {
        this.settings = settings;
        this.hostId = hostId;
        this.catalogue = catalogue;
        this.out = out;
        this.exit = exit;
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("deadlines").daemon().factory());
        this.clock.setRemoveOnCancelPolicy(true);
        this.warmUps = new WarmUps(clock);
    }

    /** Takes one message of the node. */
    public void accept(ToHost message) {
        switch (message) {
            case ToHost.Start(ActionRequest request) -> start(request);
            case ToHost.Cancel(long actionId) -> cancel(actionId);
            case ToHost.Lease(long until) -> rights.leaseUntil(until);
            case ToHost.Describe() -> describe();
            case ToHost.DescribeKit(long number, String name) ->
                Thread.ofPlatform().name("describe." + name).daemon().start(() -> describe(number, name));
        }
    }

    /** Says which kits there are, when they are read; after the first time they warm up. */
    public void describe() {
        var _ = read();
    }

    private CompletableFuture<FromHost.Ready> read() {
        return catalogue.load().thenApply(ready -> {
            out.accept(ready);
            warmUps.begin(catalogue.kits());
            return ready;
        });
    }

    /** From now on looks once a second whether scripts have changed, and says so when they have been read. */
    public void watch() {
        Thread.ofPlatform().name("watch-scripts").daemon().start(() -> {
            while (true) {
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                if (catalogue.hasChanged()) {
                    var _ = read().handle((ready, e) -> true).join();
                }
            }
        });
    }

    private void describe(long number, String name) {
        try {
            out.accept(new FromHost.Described(number, Optional.of(catalogue.describe(name)), ""));
        } catch (Throwable e) {
            out.accept(new FromHost.Described(number, Optional.empty(), Reasons.of(e)));
        }
    }

    private void start(ActionRequest request) {
        ActionRun run = new ActionRun(request, settings, hostId, rights, out);
        rights.reached(request.tag(), request.epoch());
        synchronized (this) {
            Deque<ActionRun> lane = lanes.computeIfAbsent(request.tag(), tag -> new ArrayDeque<>());
            giveWay(lane, request);
            lane.add(run);
            if (lane.size() > 1) {
                return;
            }
        }
        launch(run);
    }

    /** A look into what may be needed one day does not keep waiting what is needed now. */
    private void giveWay(Deque<ActionRun> lane, ActionRequest request) {
        if (request.action() != KitAction.PREFLIGHT) {
            lane.stream()
                    .filter(run -> run.request().action() == KitAction.PREFLIGHT)
                    .forEach(run -> stop(run, Outcome.CANCELLED, run == lane.peek()));
        }
    }

    private synchronized void cancel(long actionId) {
        for (Deque<ActionRun> lane : lanes.values()) {
            for (ActionRun run : lane) {
                if (run.request().actionId() == actionId) {
                    stop(run, Outcome.CANCELLED, run == lane.peek());
                }
            }
        }
    }

    private void launch(ActionRun run) {
        ActionRequest request = run.request();
        Thread.ofPlatform()
                .name(request.tag() + "." + request.action().word() + "#" + request.actionId())
                .daemon()
                .start(() -> perform(run));
    }

    private void perform(ActionRun run) {
        var deadline = clock.schedule(
                () -> stop(run, Outcome.TIMED_OUT, true), run.request().timeoutMillis(), TimeUnit.MILLISECONDS);
        FromHost.Finished finished = run.perform(catalogue);
        deadline.cancel(false);
        ActionRun next = leave(run);
        out.accept(finished);
        if (next != null) {
            launch(next);
        }
    }

    private synchronized @Nullable ActionRun leave(ActionRun run) {
        Deque<ActionRun> lane = lanes.getOrDefault(run.request().tag(), new ArrayDeque<>());
        lane.remove(run);
        if (lane.isEmpty()) {
            lanes.remove(run.request().tag());
        }
        return lane.peek();
    }

    private void stop(ActionRun run, Outcome cause, boolean running) {
        run.stop(cause);
        if (running) {
            var _ = clock.schedule(() -> giveUpWhenStill(run), GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void giveUpWhenStill(ActionRun run) {
        if (isThere(run)) {
            out.accept(run.abandoned());
            exit.accept(HostExit.STUCK_ACTION);
        }
    }

    private synchronized boolean isThere(ActionRun run) {
        return lanes.getOrDefault(run.request().tag(), new ArrayDeque<>()).contains(run);
    }
}
