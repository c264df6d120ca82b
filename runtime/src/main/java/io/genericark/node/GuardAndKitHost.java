package io.genericark.node;

import io.genericark.admin.NodeReport;
import io.genericark.core.ActionOrder;
import io.genericark.core.ActionResult;
import io.genericark.core.NodeEvent;
import io.genericark.core.Tag;
import io.genericark.guard.Guard;
import io.genericark.guard.GuardListener;
import io.genericark.guard.GuardSettings;
import io.genericark.guard.LetGoOutcome;
import io.genericark.guard.LetGoReport;
import io.genericark.kithost.KitHostLaunch;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.process.Boottime;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's two children: the guard, which enforces the lease, and the kit-host ({@link KitHosts}), which runs the kits.
 *
 * <p>Orders come from the node's thread and answers from threads of the children; both only take the lock for a moment.
 * Either child is replaced when it ends; while the guard is replaced, the node holds nothing.
 */
final class GuardAndKitHost implements Ports.Hands, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardAndKitHost.class);

    private final GuardSettings guardSettings;
    private final Consumer<NodeEvent> events;
    private final KitHosts kitHosts;
    private final LeaseRecord leaseRecord = new LeaseRecord();
    private volatile @Nullable Guard guard;
    private volatile String guardState = "starting";
    private long letGoNumber;
    private boolean lettingGo;
    private boolean closed;

    GuardAndKitHost(
            GuardSettings guardSettings,
            KitHostLaunch launch,
            Consumer<NodeEvent> events,
            Consumer<FromHost.Ready> onKits)
            throws IOException {
        this.guardSettings = guardSettings;
        this.events = events;
        this.kitHosts = new KitHosts(launch, this::armedUntil, events, onKits);
        this.guard = Guard.start(guardSettings, new FromGuard());
    }

    private long armedUntil() {
        var there = guard;
        return there == null ? Long.MIN_VALUE : there.armedUntilNanos();
    }

    KitHosts kitHosts() {
        return kitHosts;
    }

    NodeReport.Renewals renewals() {
        return leaseRecord.report();
    }

    String guardState() {
        return guardState;
    }

    // ---- orders of the node's thread ------------------------------------------------------------------------------

    @Override
    public synchronized void leaseUntil(long bootNanos) {
        leaseRecord.renewed(Boottime.nanos(), bootNanos);
        if (guard != null) {
            guard.extendLease(bootNanos);
        }
        kitHosts.leaseUntil(bootNanos);
    }

    @Override
    public synchronized void letGo(long number, String why) {
        letGoNumber = number;
        lettingGo = true;
        kitHosts.end();
        if (guard == null) {
            startGuard();
        }
        if (guard != null) {
            guard.letGo(number);
        }
    }

    @Override
    public void start(ActionOrder order) {
        kitHosts.start(order);
    }

    @Override
    public void cancel(long actionId) {
        kitHosts.cancel(actionId);
    }

    @Override
    public void replaceKitHost(String why) {
        kitHosts.replace(why);
    }

    @Override
    public synchronized void forceRemove(Tag tag, String why) {
        LOG.error("taking {} out of service by force: {}", tag, why);
        if (guard != null) {
            guard.removeTag(tag.value());
        }
    }

    /** Ends both children; the guard lets go of whatever is still there. */
    @Override
    public synchronized void close() {
        closed = true;
        kitHosts.end();
        if (guard != null) {
            guard.close();
        }
    }

    // ---- the guard ------------------------------------------------------------------------------------------------

    private void startGuard() {
        try {
            guard = Guard.start(guardSettings, new FromGuard());
        } catch (IOException e) {
            guardState = "cannot be started: " + e.getMessage();
            LOG.error("The guard cannot be started ({}); this node holds nothing until it can.", e.getMessage());
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
        if (report.outcome() instanceof LetGoOutcome.Done && report.number() == letGoNumber && !closed) {
            lettingGo = false;
            kitHosts.start();
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
}
