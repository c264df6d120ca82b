package io.genericark.aws;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Plannable.Step;
import io.genericark.aws.Change.Necessity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One restore, recover or converging remove under way: looks, writes what differs, and looks again until nothing differs. Where all
 * of it was written, that look is at what writes may have changed. Used once, by one thread.
 *
 * <p>A target is written again only after an attempt that may not have counted (TRANSIENT, INDETERMINATE). One that was
 * written and still looks as before is looked at a few times more, as EC2's reads lag behind its writes; it is not
 * written again, since then somebody else writes it too. One that was refused is left, and the rest goes on.
 *
 * <p>What is OWED never fails the action and never holds it up: it is tried again only when nothing else is missing, and then as
 * long as it is only throttled, or else for one longest call. What is still missing then is a warning.
 */
final class Convergence<S, T extends Change> {

    private static final int LOOKS_AFTER_WRITING = 6;

    private final ReconcilingKit<S, T> kit;
    private final ReconcilingKit.Planner<S, T> planner;
    private final KitContext ctx;
    private final Pause pause;
    private final Attempts attempts;
    private final Persistence persistence;
    private final Semaphore underWay;
    private Duration nextPause;
    private int looksAfterWriting;
    private boolean allWritten;
    private @Nullable Duration leftWhenOnlyOwed;
    private volatile @Nullable KitException gateClosed;

    Convergence(ReconcilingKit<S, T> kit, ReconcilingKit.Planner<S, T> planner, KitContext ctx, Pause pause)
            throws KitException {
        this.kit = kit;
        this.planner = planner;
        this.persistence = kit.persistence(ctx);
        this.attempts = new Attempts(persistence.attempts());
        this.nextPause = persistence.firstPause();
        this.underWay = new Semaphore(kit.width());
        this.ctx = ctx;
        this.pause = pause;
    }

    /** Runs, and says what differs before anything is written: for a repair, whose cause is gone afterwards. */
    void runAndShow() throws KitException {
        Reconciliation<T> plan = look();
        plan.changes()
                .forEach(change ->
                        ctx.log().warn("to be repaired: {}", change.step().why()));
        run(plan);
    }

    void run() throws KitException {
        run(look());
    }

    private void run(Reconciliation<T> first) throws KitException {
        Reconciliation<T> plan = first;
        while (goesOn(plan)) {
            Optional<Reconciliation<T>> next = write(plan) ? lookAfter(plan) : Optional.empty();
            if (next.isEmpty()) {
                plan = withoutWritten(plan);
                break;
            }
            plan = next.get();
        }
        finish(plan);
    }

    /** The next look; none when only what is owed cannot be looked at again: what is in service stays so. */
    private Optional<Reconciliation<T>> lookAfter(Reconciliation<T> plan) throws KitException {
        try {
            return Optional.of(look());
        } catch (KitException e) {
            if (!isOnlyOwed(plan) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            ctx.warn("not looked at again after the last write: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Reconciliation<T> withoutWritten(Reconciliation<T> plan) {
        return new Reconciliation<>(
                plan.changes().stream()
                        .filter(change -> !attempts.isWritten(targetOf(change)))
                        .toList(),
                plan.obstacles(),
                plan.remarks());
    }

    private void finish(Reconciliation<T> plan) throws KitException {
        for (String remark : plan.remarks()) {
            ctx.warn(remark);
        }
        if (!plan.changes().isEmpty()) {
            ctx.warn(attempts.owed(plan.changes()));
        }
        if (!plan.obstacles().isEmpty()) {
            throw plan.obstacles().getFirst().toException();
        }
    }

    /** Whether something is still to be done; what is owed alone is done with when it does not go on by itself. */
    private boolean goesOn(Reconciliation<T> plan) {
        if (plan.changes().isEmpty()) {
            return false;
        }
        if (!isOnlyOwed(plan)) {
            return true;
        }
        giveUp(plan);
        if (plan.changes().stream().anyMatch(attempts::isOpen)) {
            return true;
        }
        return plan.changes().stream().noneMatch(change -> attempts.isLeft(targetOf(change)))
                && looksAfterWriting < LOOKS_AFTER_WRITING
                && hasTimeFor(nextPause);
    }

    /** Gives up what is owed, was tried in vain, is not throttled, and has had its longest call since nothing else was missing. */
    private void giveUp(Reconciliation<T> plan) {
        List<String> inVain = plan.changes().stream()
                .map(Convergence::targetOf)
                .filter(attempts::isInVain)
                .toList();
        Duration before = leftWhenOnlyOwed;
        if (before == null && !inVain.isEmpty()) {
            leftWhenOnlyOwed = ctx.timeLeft();
        } else if (before != null
                && before.minus(ctx.timeLeft()).plus(nextPause).compareTo(ctx.longestCall()) > 0) {
            attempts.giveUp(inVain);
        }
    }

    /**
     * Looks, and again after a failure that may pass, as long as there is time; a look cut off by the end says less than the one
     * before.
     */
    private Reconciliation<T> look() throws KitException {
        @Nullable KitException before = null;
        while (true) {
            boolean written = allWritten;
            allWritten = false;
            try {
                Reconciliation<T> plan = kit.look(ctx, planner, written ? kit::observeWritten : kit::observe);
                attempts.want(plan.changes());
                return plan;
            } catch (KitException e) {
                if (e.kind() != Kind.TRANSIENT || !hasTimeFor(nextPause)) {
                    throw unseen(before != null && Parallel.isCutOff(e) ? before : e);
                }
                before = e;
                ctx.log().info("looking again: {}", e.getMessage());
                rest();
            }
        }
    }

    /** A look that failed for good: once something was sent, the outcome is open. */
    private KitException unseen(KitException look) {
        Set<String> sent = attempts.sent();
        return sent.isEmpty()
                ? look
                : new KitException(
                        Kind.INDETERMINATE,
                        "written, but not seen afterwards: " + String.join(", ", sent),
                        look.what() + ": " + look.why(),
                        look.next(),
                        look);
    }

    /**
     * Writes what is still to be written; without anything of that kind, waits for the reads or gives up. What is owed is tried
     * again only when nothing else is missing. Returns whether there is time for another look.
     */
    private boolean write(Reconciliation<T> plan) throws KitException {
        boolean onlyOwed = isOnlyOwed(plan);
        List<T> open = plan.changes().stream()
                .filter(attempts::isOpen)
                .filter(change -> onlyOwed || !isOwed(change) || !attempts.isFailed(targetOf(change)))
                .toList();
        if (!open.isEmpty()) {
            return apply(open, plan) || restOrGiveUp(plan);
        }
        boolean left = plan.changes().stream().anyMatch(change -> !isOwed(change) && attempts.isLeft(targetOf(change)));
        if (left || ++looksAfterWriting > LOOKS_AFTER_WRITING) {
            throw attempts.missing(plan.changes());
        }
        return restOrGiveUp(plan);
    }

    /** Makes these changes; false when one should be tried again. */
    private boolean apply(List<T> open, Reconciliation<T> plan) throws KitException {
        Set<String> planned = plan.changes().stream().map(Convergence::targetOf).collect(Collectors.toSet());
        Map<String, Optional<KitException>> outcomes = new Round<>(
                        open,
                        target -> planned.contains(target) ? attempts.failure(target) : Optional.empty(),
                        this::writeOnce)
                .run(ctx.timeLeft());
        KitException closed = gateClosed;
        if (closed != null) {
            throw closed;
        }
        outcomes.forEach(attempts::record);
        allWritten = plan.changes().stream().allMatch(change -> attempts.isWritten(targetOf(change)));
        List<KitException> failures =
                outcomes.values().stream().flatMap(Optional::stream).toList();
        Reasons.told(failures).forEach(failure -> ctx.log().warn("{}", failure.getMessage()));
        return outcomes.keySet().stream().filter(attempts::isFailed).allMatch(attempts::isLeft);
    }

    /** From the gate to the end of the write within the longest call, whatever it waits for: credentials and names too. */
    private void writeOnce(T change, Runnable begun) throws KitException {
        KitException closed = gateClosed;
        if (closed != null) {
            throw closed;
        }
        kit.awaitTurn(ctx, change);
        acquire(change);
        try {
            begun.run();
            send(change);
        } finally {
            underWay.release();
        }
        Step step = change.step();
        ctx.log().info("{}: {} ({})", step.target(), step.change(), step.why());
    }

    private void acquire(T change) throws KitException {
        try {
            underWay.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KitException(Kind.TRANSIENT, targetOf(change) + " was not written", "it was cancelled", "", e);
        }
    }

    private void send(T change) throws KitException {
        Future<@Nullable Void> end = Parallel.<@Nullable Void>all(ctx.longestCall(), List.of(() -> {
                    passGate();
                    kit.apply(ctx, change);
                    return null;
                }))
                .getFirst();
        if (end.state() == Future.State.CANCELLED) {
            throw new KitException(
                    Kind.INDETERMINATE,
                    targetOf(change) + " may or may not be written",
                    "it took longer than one call may (" + ctx.longestCall().toMillis() + " ms)",
                    "");
        }
        if (end.state() == Future.State.FAILED) {
            throw Parallel.failure(end, targetOf(change));
        }
    }

    private void passGate() throws KitException {
        try {
            ctx.gate().check();
        } catch (KitException e) {
            gateClosed = e;
            throw e;
        }
    }

    private boolean restOrGiveUp(Reconciliation<T> plan) throws KitException {
        if (!hasTimeFor(nextPause)) {
            if (isOnlyOwed(plan)) {
                return false;
            }
            throw attempts.missing(plan.changes());
        }
        rest();
        return true;
    }

    private boolean hasTimeFor(Duration rest) {
        return ctx.timeLeft().compareTo(rest) > 0;
    }

    private void rest() throws KitException {
        try {
            pause.sleep(nextPause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KitException(Kind.TRANSIENT, "the action was not finished", "it was cancelled", "", e);
        }
        nextPause = persistence.after(nextPause);
    }

    private boolean isOnlyOwed(Reconciliation<T> plan) {
        return plan.changes().stream().allMatch(Convergence::isOwed);
    }

    private static boolean isOwed(Change change) {
        return change.necessity() == Necessity.OWED;
    }

    private static String targetOf(Change change) {
        return change.step().target();
    }
}
