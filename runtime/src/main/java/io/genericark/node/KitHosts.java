package io.genericark.node;

import io.genericark.core.Action;
import io.genericark.core.ActionOrder;
import io.genericark.core.ActionResult;
import io.genericark.core.NodeEvent;
import io.genericark.kithost.KitHostClient;
import io.genericark.kithost.KitHostLaunch;
import io.genericark.kithost.KitHostListener;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.process.Boottime;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kit-host that runs, what it is asked for, and the one that is to take over from it. One that ends by itself is replaced.
 *
 * <p>An action is handed to the kit-host only once the guard has confirmed a lease that still runs: otherwise a node that
 * is stopped right then would leave something behind that nobody ends. Checks wait besides until the kit-host has loaded its
 * kits: they have little time, and a kit-host that takes long to start on a busy machine would be taken for one that is stuck,
 * ended, and start anew for ever. Thread-safe; nothing blocks.
 */
final class KitHosts {
    private static final Logger LOG = LoggerFactory.getLogger(KitHosts.class);

    private static final long LONGEST_START_NANOS = 180_000_000_000L;

    private final KitHostLaunch launch;
    private final LongSupplier armedUntil;
    private final Consumer<NodeEvent> events;
    private final Consumer<FromHost.Ready> onKits;
    private final Unanswered unanswered = new Unanswered();
    private @Nullable KitHostClient kitHost;
    private @Nullable Successor successor;
    private volatile FromHost.Ready kits = FromHost.Ready.NOTHING;
    private String state = "not started";
    private boolean isReady;
    private long startedAt;
    private long leaseUntil;

    /**
     * Starts nothing yet.
     *
     * @param armedUntil up to when the guard has confirmed a lease
     * @param onKits takes what a kit-host says of its kits
     */
    KitHosts(
            KitHostLaunch launch,
            LongSupplier armedUntil,
            Consumer<NodeEvent> events,
            Consumer<FromHost.Ready> onKits) {
        this.launch = launch;
        this.armedUntil = armedUntil;
        this.events = events;
        this.onKits = onKits;
    }

    FromHost.Ready kits() {
        return kits;
    }

    /** For the operator. */
    synchronized String state() {
        var waits = successor != null && successor.kits() != null;
        return waits ? state + "; another one is to take over when nothing runs" : state;
    }

    // ---- for the node's thread ------------------------------------------------------------------------------------

    synchronized void leaseUntil(long bootNanos) {
        leaseUntil = bootNanos;
        if (kitHost != null) {
            kitHost.leaseUntil(bootNanos);
        }
        handOver();
    }

    synchronized void start(ActionOrder order) {
        unanswered.add(order, Boottime.nanos());
        handOver();
    }

    private void handOver() {
        var now = Boottime.nanos();
        unanswered.takeOverdue(now).forEach(this::neverBegan);
        endWhatDoesNotStart(now);
        if (kitHost == null || armedUntil.getAsLong() <= now) {
            return;
        }
        for (var order : unanswered.waiting()) {
            if (isHeldUp(order, now)) {
                continue;
            }
            unanswered.handedOver(order);
            kitHost.start(new ActionRequest(
                    order.actionId(),
                    order.tag().value(),
                    order.id(),
                    order.kit(),
                    KitActions.of(order.action()),
                    order.parameters(),
                    order.epoch(),
                    order.incarnation(),
                    order.timeoutMillis()));
        }
    }

    private boolean isHeldUp(ActionOrder order, long now) {
        return order.action() == Action.QUICK_CHECK
                && (!isReady || (successor != null && successor.holdsUpChecks(unanswered, now)));
    }

    private void neverBegan(ActionOrder order) {
        var why = order.action().word() + " did not begin within " + order.timeoutMillis() + " ms: the kit-host is "
                + state;
        events.accept(
                new NodeEvent.ActionFinished(order.actionId(), ActionResult.of(ActionResult.Outcome.TIMED_OUT, why)));
    }

    private void endWhatDoesNotStart(long now) {
        if (kitHost != null && !isReady && now - startedAt >= LONGEST_START_NANOS) {
            startedAt = now;
            replace("the kit-host has not loaded its kits within " + LONGEST_START_NANOS / 1_000_000_000 + " s");
        }
    }

    synchronized void cancel(long actionId) {
        if (unanswered.withdraw(actionId)) {
            events.accept(new NodeEvent.ActionFinished(
                    actionId, ActionResult.of(ActionResult.Outcome.CANCELLED, "cancelled before it began")));
        } else if (kitHost != null) {
            kitHost.cancel(actionId);
        }
    }

    /** The one that runs does not answer any more. */
    synchronized void replace(String why) {
        LOG.error("{}; replacing the kit-host", why);
        if (kitHost != null) {
            kitHost.end();
        }
    }

    /** Ends what runs and forgets what it was asked for; nothing is started before {@link #start()}. Repeatable. */
    synchronized void end() {
        leaseUntil = 0;
        unanswered.forgetOrders();
        unanswered.hostEnded("the kit-host was ended");
        endSuccessor("this node let go");
        if (kitHost != null) {
            kitHost.end();
            kitHost = null;
            state = "ended";
        }
    }

    // ---- for administrators ---------------------------------------------------------------------------------------

    /** Lets a kit look, without an epoch and outside of the core. */
    synchronized CompletableFuture<FromHost.Finished> inspect(
            String tag, String id, String kit, KitAction action, Map<String, String> parameters, long timeoutMillis) {
        if (kitHost == null) {
            return notRunning();
        }
        var answer = new CompletableFuture<FromHost.Finished>();
        var number = unanswered.inspection(answer);
        kitHost.start(new ActionRequest(number, tag, id, kit, action, parameters, 0, 0, timeoutMillis));
        return answer;
    }

    /** Has the kit-host look at its kits again; one that starts later looks anyway. */
    synchronized void lookAtKits() {
        if (kitHost != null) {
            kitHost.describe();
        }
    }

    /** What one kit says of itself, also one that is made on demand. */
    synchronized CompletableFuture<FromHost.Described> describe(String kit) {
        if (kitHost == null) {
            return notRunning();
        }
        var answer = new CompletableFuture<FromHost.Described>();
        kitHost.describeKit(unanswered.description(answer), kit);
        return answer;
    }

    private <T> CompletableFuture<T> notRunning() {
        return CompletableFuture.failedFuture(new IOException("the kit-host is not running: " + state));
    }

    /**
     * Starts another kit-host, which reads all kits anew, and lets it take over in a moment in which no action runs
     * ({@link Successor}).
     *
     * @return the kits, once it has taken over; an exception when the kits that run are those of before
     */
    synchronized CompletableFuture<FromHost.Ready> renew() {
        endSuccessor("another change came");
        if (kitHost == null) {
            return notRunning();
        }
        try {
            var listener = new Listener();
            var next = new Successor(KitHostClient.start(launch, listener));
            successor = next;
            listener.self.complete(next.client());
            return next.inPlace();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void endSuccessor(String why) {
        if (successor != null) {
            successor.end(why);
            successor = null;
        }
    }

    // ---- the processes --------------------------------------------------------------------------------------------

    /** Starts one, when none runs. */
    synchronized void start() {
        if (kitHost != null) {
            return;
        }
        try {
            state = "starting";
            isReady = false;
            startedAt = Boottime.nanos();
            var listener = new Listener();
            var started = KitHostClient.start(launch, listener);
            kitHost = started;
            started.leaseUntil(leaseUntil);
            listener.self.complete(started); // from here on it is heard
        } catch (IOException e) {
            state = "cannot be started: " + e.getMessage();
            events.accept(new NodeEvent.KitHostDied(state));
        }
    }

    private void takeOver() {
        var next = successor;
        if (next == null || next.kits() == null || !unanswered.isAtNothing()) {
            return;
        }
        successor = null;
        var old = kitHost;
        kitHost = next.client();
        kitHost.leaseUntil(leaseUntil);
        if (old != null) {
            old.end();
        }
        LOG.info("the kit-host was renewed while nothing ran");
        use(next.kits());
        next.inPlace().complete(next.kits());
        handOver();
    }

    private void use(FromHost.Ready ready) {
        isReady = true;
        kits = ready;
        state = "running, " + ready.kits().size() + " kits";
        ready.refused().forEach(r -> LOG.warn("kit refused: {}", r));
        onKits.accept(ready);
    }

    /** What one says that has been ended since does not count. */
    private synchronized void ready(KitHostClient which, FromHost.Ready ready) {
        if (successor != null && which == successor.client()) {
            successor.ready(ready);
            takeOver();
        } else if (which == kitHost) {
            use(ready);
            handOver();
        }
    }

    private synchronized void answered() {
        takeOver();
    }

    private synchronized void died(KitHostClient which, String reason) {
        if (successor != null && which == successor.client()) {
            endSuccessor(reason);
            handOver();
        }
        if (which != kitHost) {
            return;
        }
        unanswered.hostEnded(reason);
        LOG.error("{}", reason);
        kitHost = null;
        state = "ended: " + reason;
        takeOver();
        start();
        events.accept(new NodeEvent.KitHostDied(reason));
    }

    private final class Listener implements KitHostListener {
        private final CompletableFuture<KitHostClient> self = new CompletableFuture<>();

        @Override
        public void onReady(FromHost.Ready ready) {
            var _ = self.thenAccept(client -> KitHosts.this.ready(client, ready));
        }

        @Override
        public void onDescribed(FromHost.Described described) {
            unanswered.described(described);
            answered();
        }

        @Override
        public void onFinished(FromHost.Finished finished) {
            if (unanswered.finished(finished)) {
                events.accept(new NodeEvent.ActionFinished(finished.actionId(), KitActions.result(finished)));
            }
            answered();
        }

        @Override
        public void onLog(FromHost.LogLine line) {
            LOG.atLevel(line.level()).log("{}: {}", line.tag(), line.text());
        }

        @Override
        public void onDied(String reason) {
            var _ = self.thenAccept(client -> KitHosts.this.died(client, reason));
        }
    }
}
