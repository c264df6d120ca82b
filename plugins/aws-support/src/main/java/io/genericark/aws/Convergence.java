package io.genericark.aws;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Plannable.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One restore, recover or converging remove under way: looks, writes what differs, and looks again until nothing differs. Used once, by one
 * thread.
 *
 * <p>A target is written again only after an attempt that may not have counted (TRANSIENT, INDETERMINATE). One that was
 * written and still looks as before is looked at a few times more, as EC2's reads lag behind its writes; it is not
 * written again, since then somebody else writes it too. One that was refused is left, and the rest goes on.
 */
final class Convergence<S, T extends Change> {

    private static final int LOOKS_AFTER_WRITING = 6;
    private static final List<Kind> GRAVEST_FIRST =
            List.of(Kind.INDETERMINATE, Kind.BROKEN, Kind.DENIED, Kind.TRANSIENT);

    private final ReconcilingKit<S, T> kit;
    private final ReconcilingKit.Planner<S, T> planner;
    private final KitContext ctx;
    private final Pause pause;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> written = new HashSet<>();
    private final Map<String, KitException> failed = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Persistence persistence;
    private Duration nextPause;
    private int looksAfterWriting;
    private volatile @Nullable KitException gateClosed;

    Convergence(ReconcilingKit<S, T> kit, ReconcilingKit.Planner<S, T> planner, KitContext ctx, Pause pause)
            throws KitException {
        this.kit = kit;
        this.planner = planner;
        this.persistence = kit.persistence(ctx);
        this.nextPause = persistence.firstPause();
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
        while (!plan.changes().isEmpty()) {
            write(plan);
            plan = look();
        }
        finish(plan);
    }

    private void finish(Reconciliation<T> plan) throws KitException {
        for (String remark : plan.remarks()) {
            ctx.warn(remark);
        }
        if (!plan.obstacles().isEmpty()) {
            throw plan.obstacles().getFirst().toException();
        }
    }

    /**
     * Looks, and again after a failure that may pass, as long as there is time; a look cut off by the end says less than the one
     * before.
     */
    private Reconciliation<T> look() throws KitException {
        @Nullable KitException before = null;
        while (true) {
            try {
                Reconciliation<T> plan = kit.look(ctx, planner);
                plan.changes().forEach(change -> wanted.add(targetOf(change)));
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
        Set<String> sent = new TreeSet<>(written);
        failed.forEach((target, failure) -> {
            if (failure.kind() == Kind.INDETERMINATE) {
                sent.add(target);
            }
        });
        return sent.isEmpty()
                ? look
                : new KitException(
                        Kind.INDETERMINATE,
                        "written, but not seen afterwards: " + String.join(", ", sent),
                        look.what() + ": " + look.why(),
                        look.next(),
                        look);
    }

    /** Writes what is still to be written; without anything of that kind, waits for the reads or gives up. */
    private void write(Reconciliation<T> plan) throws KitException {
        List<T> open = plan.changes().stream()
                .filter(change -> !written.contains(targetOf(change)) && !isLeft(targetOf(change)))
                .toList();
        if (open.isEmpty()) {
            if (plan.changes().stream().anyMatch(change -> isLeft(targetOf(change)))
                    || ++looksAfterWriting > LOOKS_AFTER_WRITING) {
                throw missing(plan);
            }
            restOrGiveUp(plan);
            return;
        }
        if (!apply(open)) {
            restOrGiveUp(plan);
        }
    }

    /** Makes these changes, each target's in order and different targets at the same time; false when one should be tried again. */
    private boolean apply(List<T> open) throws KitException {
        Map<String, List<T>> byTarget = open.stream()
                .collect(Collectors.groupingBy(Convergence::targetOf, LinkedHashMap::new, Collectors.toList()));
        List<String> targets = List.copyOf(byTarget.keySet());
        List<Callable<@Nullable Void>> pieces = new ArrayList<>();
        byTarget.values().forEach(changes -> pieces.add(() -> inOrder(changes)));
        List<Future<@Nullable Void>> ends = Parallel.all(ctx.timeLeft(), pieces);
        KitException closed = gateClosed;
        if (closed != null) {
            throw closed;
        }
        List<KitException> failures = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            attempts.merge(targets.get(i), 1, Integer::sum);
            record(targets.get(i), ends.get(i)).ifPresent(failures::add);
        }
        Reasons.told(failures).forEach(failure -> ctx.log().warn("{}", failure.getMessage()));
        return targets.stream().filter(failed::containsKey).allMatch(this::isLeft);
    }

    /** Whether a target is not written again: it was refused, or tried often enough. */
    private boolean isLeft(String target) {
        KitException failure = failed.get(target);
        return failure != null
                && (failure.kind() == Kind.DENIED
                        || failure.kind() == Kind.BROKEN
                        || attempts.getOrDefault(target, 0) >= persistence.attempts());
    }

    private Optional<KitException> record(String target, Future<@Nullable Void> end) throws KitException {
        if (end.state() == Future.State.SUCCESS) {
            written.add(target);
            failed.remove(target);
            return Optional.empty();
        }
        KitException failure = end.state() == Future.State.CANCELLED
                ? cutOff(target, Parallel.TIME_IS_UP)
                : Parallel.failure(end, target);
        failed.put(target, failure);
        return Optional.of(failure);
    }

    private @Nullable Void inOrder(List<T> changes) throws KitException {
        for (T change : changes) {
            writeOnce(change);
            Step step = change.step();
            ctx.log().info("{}: {} ({})", step.target(), step.change(), step.why());
        }
        return null;
    }

    /** From the gate to the end of the write within the longest call, whatever it waits for: credentials and names too. */
    private void writeOnce(T change) throws KitException {
        kit.awaitTurn(ctx, change);
        Future<@Nullable Void> end = Parallel.<@Nullable Void>all(ctx.longestCall(), List.of(() -> {
                    passGate();
                    kit.apply(ctx, change);
                    return null;
                }))
                .getFirst();
        if (end.state() == Future.State.CANCELLED) {
            throw cutOff(
                    targetOf(change),
                    "it took longer than one call may (" + ctx.longestCall().toMillis() + " ms)");
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

    private void restOrGiveUp(Reconciliation<T> plan) throws KitException {
        if (!hasTimeFor(nextPause)) {
            throw missing(plan);
        }
        rest();
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

    /** What is done and what is not, as the last look has shown it. */
    private KitException missing(Reconciliation<T> plan) {
        List<KitException> reasons = new ArrayList<>();
        Set<String> open = new LinkedHashSet<>();
        for (T change : plan.changes()) {
            if (open.add(targetOf(change))) {
                reasons.add(failed.getOrDefault(targetOf(change), overwritten(change)));
            }
        }
        KitException worst = reasons.stream()
                .min(Comparator.comparingInt(reason -> GRAVEST_FIRST.indexOf(reason.kind())))
                .orElseThrow();
        return new KitException(
                worst.kind(),
                "%d of %d changes are in place".formatted(wanted.size() - open.size(), wanted.size()),
                "missing: "
                        + Reasons.told(reasons).stream()
                                .map(r -> r.what() + ": " + r.why())
                                .collect(Collectors.joining("; ")),
                worst.next(),
                worst);
    }

    private KitException overwritten(T change) {
        return new KitException(
                Kind.BROKEN,
                change.step().target() + " was written and does not show it",
                change.step().why(),
                "find out who else writes it");
    }

    private static KitException cutOff(String target, String why) {
        return new KitException(Kind.INDETERMINATE, target + " may or may not be written", why, "");
    }

    private static String targetOf(Change change) {
        return change.step().target();
    }
}
