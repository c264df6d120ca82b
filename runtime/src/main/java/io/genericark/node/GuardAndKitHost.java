package io.genericark.node;

import io.genericark.admin.NodeReport;
import io.genericark.core.Action;
import io.genericark.core.ActionOrder;
import io.genericark.core.ActionResult;
import io.genericark.core.NodeEvent;
import io.genericark.core.Tag;
import io.genericark.guard.Guard;
import io.genericark.guard.GuardListener;
import io.genericark.guard.GuardSettings;
import io.genericark.guard.LetGoOutcome;
import io.genericark.guard.LetGoReport;
import io.genericark.kithost.KitHostClient;
import io.genericark.kithost.KitHostLaunch;
import io.genericark.kithost.KitHostListener;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.process.Boottime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's two children: the guard, which enforces the lease, and the kit-host, which runs the kits.
 *
 * <p>Orders come from the node's thread and answers from threads of the children; both only take the lock for a moment.
 * An action is handed to the kit-host only once the guard has confirmed a lease that still runs: otherwise a node that
 * is stopped right then would leave something behind that nobody ends. Either child is replaced when it ends; while the
 * guard is replaced, the node holds nothing.
 */
final class GuardAndKitHost implements Ports.Hands, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardAndKitHost.class);

    /** Inspections, which the core knows nothing of, count down from here; actions of the core count up from 1. */
    private final AtomicLong inspectionIds = new AtomicLong(-1);

    private final GuardSettings guardSettings;
    private final KitHostLaunch launch;
    private final Consumer<NodeEvent> events;
    private final Consumer<FromHost.Ready> onKits;
    private final Map<Long, Action> actions = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<FromHost.Finished>> inspections = new ConcurrentHashMap<>();
    private final LeaseRecord leaseRecord = new LeaseRecord();
    private final List<ActionOrder> waiting = new ArrayList<>();
    private @Nullable Guard guard;
    private @Nullable KitHostClient kitHost;
    private final Map<Long, CompletableFuture<FromHost.Described>> descriptions = new ConcurrentHashMap<>();
    private volatile FromHost.Ready kits = FromHost.Ready.NOTHING;
    private volatile String guardState = "starting";
    private volatile String kitHostState = "not started";
    private long leaseUntil;
    private long letGoNumber;
    private boolean lettingGo;
    private boolean closed;
    private @Nullable Successor successor;

    GuardAndKitHost(
            GuardSettings guardSettings,
            KitHostLaunch launch,
            Consumer<NodeEvent> events,
            Consumer<FromHost.Ready> onKits)
            throws IOException {
        this.guardSettings = guardSettings;
        this.launch = launch;
        this.events = events;
        this.onKits = onKits;
        this.guard = Guard.start(guardSettings, new FromGuard());
    }

    FromHost.Ready kits() {
        return kits;
    }

    NodeReport.Renewals renewals() {
        return leaseRecord.report();
    }

    String guardState() {
        return guardState;
    }

    String kitHostState() {
        return kitHostState;
    }

    // ---- orders of the node's thread ------------------------------------------------------------------------------

    @Override
    public synchronized void leaseUntil(long bootNanos) {
        leaseRecord.renewed(Boottime.nanos(), bootNanos);
        leaseUntil = bootNanos;
        if (guard != null) {
            guard.extendLease(bootNanos);
        }
        if (kitHost != null) {
            kitHost.leaseUntil(bootNanos);
        }
        handOver();
    }

    @Override
    public synchronized void letGo(long number, String why) {
        letGoNumber = number;
        lettingGo = true;
        leaseUntil = 0;
        waiting.clear();
        actions.clear();
        endKitHost();
        if (guard == null) {
            startGuard();
        }
        if (guard != null) {
            guard.letGo(number);
        }
    }

    @Override
    public synchronized void start(ActionOrder order) {
        actions.put(order.actionId(), order.action());
        waiting.add(order);
        handOver();
    }

    private void handOver() {
        var armed = guard != null && guard.armedUntilNanos() > Boottime.nanos();
        if (!armed || kitHost == null || lettingGo) {
            return;
        }
        for (var order : List.copyOf(waiting)) {
            if (successor != null && successor.holdsUp(order)) {
                continue;
            }
            waiting.remove(order);
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

    @Override
    public synchronized void cancel(long actionId) {
        if (waiting.removeIf(o -> o.actionId() == actionId)) {
            actions.remove(actionId);
            events.accept(new NodeEvent.ActionFinished(
                    actionId, ActionResult.of(ActionResult.Outcome.CANCELLED, "cancelled before it began")));
        } else if (kitHost != null) {
            kitHost.cancel(actionId);
        }
    }

    @Override
    public synchronized void replaceKitHost(String why) {
        LOG.error("{}; replacing the kit-host", why);
        if (kitHost != null) {
            kitHost.end();
        }
    }

    @Override
    public synchronized void forceRemove(Tag tag, String why) {
        LOG.error("taking {} out of service by force: {}", tag, why);
        if (guard != null) {
            guard.removeTag(tag.value());
        }
    }

    /** Lets a kit look, without an epoch and outside of the core. */
    synchronized CompletableFuture<FromHost.Finished> inspect(
            String tag, String id, String kit, KitAction action, Map<String, String> parameters, long timeoutMillis) {
        var answer = new CompletableFuture<FromHost.Finished>();
        if (kitHost == null) {
            answer.completeExceptionally(new IOException("the kit-host is not running: " + kitHostState));
            return answer;
        }
        var actionId = inspectionIds.getAndDecrement();
        inspections.put(actionId, answer);
        kitHost.start(new ActionRequest(actionId, tag, id, kit, action, parameters, 0, 0, timeoutMillis));
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
        var answer = new CompletableFuture<FromHost.Described>();
        if (kitHost == null) {
            answer.completeExceptionally(new IOException("the kit-host is not running: " + kitHostState));
            return answer;
        }
        var number = inspectionIds.getAndDecrement();
        descriptions.put(number, answer);
        kitHost.describeKit(number, kit);
        return answer;
    }

    /**
     * Starts another kit-host, which reads all kits anew, and lets it take over in a moment in which no action runs. From when it
     * is ready until then checks wait, and nothing else does.
     *
     * @return the kits, once it has taken over; an exception when the kits that run are those of before
     */
    synchronized CompletableFuture<FromHost.Ready> renewKitHost() {
        endSuccessor("another change came");
        if (kitHost == null || lettingGo) {
            return CompletableFuture.failedFuture(new IOException("no kit-host is running: " + kitHostState));
        }
        try {
            var listener = new FromKitHost();
            var next = new Successor(KitHostClient.start(launch, listener));
            successor = next;
            listener.self.complete(next.client());
            return next.inPlace();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Ends both children; the guard lets go of whatever is still there. */
    @Override
    public synchronized void close() {
        closed = true;
        endKitHost();
        if (guard != null) {
            guard.close();
        }
    }

    // ---- children -------------------------------------------------------------------------------------------------

    private void startGuard() {
        try {
            guard = Guard.start(guardSettings, new FromGuard());
        } catch (IOException e) {
            guardState = "cannot be started: " + e.getMessage();
            LOG.error("The guard cannot be started ({}); this node holds nothing until it can.", e.getMessage());
        }
    }

    private void takeOver() {
        var next = successor;
        if (next == null || next.kits() == null || isBusy()) {
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

    private boolean isBusy() {
        return !inspections.isEmpty()
                || !descriptions.isEmpty()
                || actions.keySet().stream().anyMatch(id -> waiting.stream().noneMatch(o -> o.actionId() == id));
    }

    private void use(FromHost.Ready ready) {
        kits = ready;
        kitHostState = "running, " + ready.kits().size() + " kits";
        ready.refused().forEach(r -> LOG.warn("kit refused: {}", r));
        onKits.accept(ready);
    }

    private void endSuccessor(String why) {
        if (successor != null) {
            successor.end(why);
            successor = null;
        }
    }

    private void endKitHost() {
        endSuccessor("this node let go");
        failInspections("the kit-host was ended");
        if (kitHost != null) {
            kitHost.end();
            kitHost = null;
            kitHostState = "ended";
        }
    }

    private void startKitHost() {
        try {
            kitHostState = "starting";
            var listener = new FromKitHost();
            var started = KitHostClient.start(launch, listener);
            listener.self.complete(started);
            started.leaseUntil(leaseUntil);
            kitHost = started;
        } catch (IOException e) {
            kitHostState = "cannot be started: " + e.getMessage();
            events.accept(new NodeEvent.KitHostDied(kitHostState));
        }
    }

    private synchronized void letGoDone(LetGoReport report) {
        var result = switch (report.outcome()) {
            case LetGoOutcome.Done() -> ActionResult.OK;
            case LetGoOutcome.Left(String what) -> ActionResult.of(ActionResult.Outcome.FAILED, what);
        };
        LOG.info("let go in {} ms: {}", report.tookMillis(), report.cause().words());
        if (report.cause() != LetGoReport.Cause.ASKED) {
            // the guard was faster than the node; what the node held is gone, and it asks for itself in any case
            events.accept(new NodeEvent.GuardDied("it let go: " + report.cause().words()));
            return;
        }
        if (report.outcome() instanceof LetGoOutcome.Done && report.number() == letGoNumber) {
            lettingGo = false;
            startKitHost();
        }
        events.accept(new NodeEvent.LetGoFinished(report.number(), result));
    }

    private synchronized void guardEnded(String how) {
        guardState = "ended: " + how;
        if (closed) {
            return;
        }
        LOG.error("{}", how);
        if (guard != null) {
            guard.kill();
        }
        guard = null;
        startGuard();
        events.accept(new NodeEvent.GuardDied(how));
        if (lettingGo && guard != null) {
            guard.letGo(letGoNumber);
        }
    }

    private synchronized void kitHostEnded(KitHostClient which, String reason) {
        if (successor != null && which == successor.client()) {
            endSuccessor(reason);
            handOver();
        }
        if (which != kitHost || closed) {
            return;
        }
        failInspections(reason);
        LOG.error("{}", reason);
        actions.keySet().removeIf(id -> waiting.stream().noneMatch(o -> o.actionId() == id));
        kitHost = null;
        kitHostState = "ended: " + reason;
        takeOver();
        if (kitHost == null) {
            startKitHost();
        }
        events.accept(new NodeEvent.KitHostDied(reason));
    }

    private void failInspections(String reason) {
        Stream.concat(inspections.values().stream(), descriptions.values().stream())
                .forEach(i -> i.completeExceptionally(new IOException(reason)));
        inspections.clear();
        descriptions.clear();
    }

    private final class FromGuard implements GuardListener {
        @Override
        public void onReady(String scheduling) {
            guardState = "running, scheduling " + scheduling;
        }

        @Override
        public void onLettingGo(LetGoReport.Cause cause) {
            LOG.warn("the guard lets go: {}", cause.words());
        }

        @Override
        public void onLetGoDone(LetGoReport report) {
            letGoDone(report);
        }

        @Override
        public void onRemoved(String tag, LetGoOutcome outcome) {
            var result = switch (outcome) {
                case LetGoOutcome.Done() -> ActionResult.OK;
                case LetGoOutcome.Left(String what) -> ActionResult.of(ActionResult.Outcome.FAILED, what);
            };
            events.accept(new NodeEvent.ForceRemoveFinished(new Tag(tag), result));
        }

        @Override
        public void onLate(long millis) {
            LOG.warn("the guard was scheduled {} ms late; the fence budget has to bear that", millis);
        }

        @Override
        public void onStillHeld(String what) {
            LOG.warn("the guard does not quit: {}", what);
        }

        @Override
        public void onStuck(String why) {
            guardEnded(why);
        }

        @Override
        public void onDied(String how) {
            guardEnded(how);
        }
    }

    private final class FromKitHost implements KitHostListener {
        private final CompletableFuture<KitHostClient> self = new CompletableFuture<>();

        @Override
        public void onReady(FromHost.Ready ready) {
            synchronized (GuardAndKitHost.this) {
                if (successor != null && successor.client() == self.getNow(null)) {
                    successor.ready(ready);
                    takeOver();
                } else {
                    use(ready);
                    handOver();
                }
            }
        }

        @Override
        public void onDescribed(FromHost.Described described) {
            var asked = descriptions.remove(described.number());
            if (asked != null) {
                asked.complete(described);
            }
            synchronized (GuardAndKitHost.this) {
                takeOver();
            }
        }

        @Override
        public void onFinished(FromHost.Finished finished) {
            var inspection = inspections.remove(finished.actionId());
            if (inspection != null) {
                inspection.complete(finished);
            }
            if (actions.remove(finished.actionId()) != null) {
                events.accept(new NodeEvent.ActionFinished(finished.actionId(), KitActions.result(finished)));
            }
            synchronized (GuardAndKitHost.this) {
                takeOver();
            }
        }

        @Override
        public void onLog(FromHost.LogLine line) {
            LOG.atLevel(line.level()).log("{}: {}", line.tag(), line.text());
        }

        @Override
        public void onDied(String reason) {
            var _ = self.thenAccept(client -> kitHostEnded(client, reason));
        }
    }
}
