package io.genericark.aws;

import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.Parameters;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import io.genericark.api.RecoveryKit;
import io.genericark.api.Warmable;
import io.genericark.aws.Change.Necessity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kit that says what it sees and what should be changed; the four actions and the dry run follow from that.
 *
 * <ul>
 *   <li>{@code restore} and {@code recover}: observe, plan, (gate, apply) for each change, observe, until nothing is left
 *       to change. A throttled change or one whose answer was lost is looked at again and made again as long as the
 *       action has time. What cannot be done does not keep the rest from being done; then the failure says what is
 *       missing; what is owed only becomes a warning.
 *       A {@code recover} logs first what it has found, before it is repaired.
 *   <li>{@code quickCheck}: glance and plan; anything that needs a change is FAILED, what is owed DRIFTED, what could not be seen
 *       UNKNOWN.
 *   <li>dry run: observe and plan.
 *   <li>warm-up: rehearse.
 * </ul>
 *
 * <p>{@code observe} and {@code apply} run on virtual threads, so that a cancelled action does not wait for a blocked
 * call. Keeps no state; safe for any number of resources at the same time.
 *
 * @param <S> what is seen
 * @param <T> what is changed
 */
public abstract class ReconcilingKit<S, T extends Change> implements RecoveryKit, Plannable, Warmable {

    private final Pause pause;

    /** A kit that really waits between attempts. */
    protected ReconcilingKit() {
        this(Thread::sleep);
    }

    /** A kit that waits in the given way between attempts. */
    protected ReconcilingKit(Pause pause) {
        this.pause = pause;
    }

    /** Looks at everything that the plan needs. Reads only, bounded by the time left. */
    protected abstract S observe(KitContext ctx) throws KitException;

    /**
     * Looks after everything that was planned has been written: at what that may have changed, where this is less than everything. If it
     * does not show what is wanted, everything is looked at again.
     */
    protected S observeWritten(KitContext ctx) throws KitException {
        return observe(ctx);
    }

    /** Looks at what a {@code quickCheck} goes by, where that is less than everything. */
    protected S glance(KitContext ctx) throws KitException {
        return observe(ctx);
    }

    /** Says what to do about what is seen. Pure: the same arguments give the same plan. */
    protected abstract Reconciliation<T> plan(Parameters wanted, S seen) throws KitException;

    /** Makes one change. The gate has been passed for one write, which must be sent once and at once. */
    protected abstract void apply(KitContext ctx, T change) throws KitException;

    /**
     * Makes each call of this kit once, for the warm-up: on clients that lead nowhere and whose answers the kit provides. What
     * the answers hold does not matter; they should have the shape of real ones, so that the same code reads them.
     */
    protected abstract void rehearse(Rehearsal aws) throws KitException;

    /**
     * Waits for what would hold the change up, such as a {@link RequestBudget}. Runs before the gate and does not count to the
     * longest call, so that a write that has passed the gate is sent at once.
     */
    protected void awaitTurn(KitContext ctx, T change) throws KitException {}

    /** How many writes of one action are under way at the same time. */
    protected int width() {
        return Parallel.WIDTH;
    }

    /** How long this action goes on when something does not work at once. */
    protected Persistence persistence(KitContext ctx) throws KitException {
        return Persistence.AS_LONG_AS_THERE_IS_TIME;
    }

    @Override
    public final void warmUp() throws KitException {
        try (Rehearsal aws = new Rehearsal()) {
            rehearse(aws);
        }
    }

    @Override
    public final void restore(KitContext ctx) throws KitException {
        converge(ctx, this::plan);
    }

    @Override
    public final void recover(KitContext ctx) throws KitException {
        new Convergence<>(this, this::plan, ctx, pause).runAndShow();
    }

    /** Does what {@code restore} does, towards another goal: for a {@code remove} that writes. */
    protected final void converge(KitContext ctx, Planner<S, T> planner) throws KitException {
        new Convergence<>(this, planner, ctx, pause).run();
    }

    /**
     * Examines for a {@link Preflight} of the kit: whether everything could be read, what stands in the way of a restore, and what
     * {@code trial} finds.
     */
    protected final List<Finding> examine(KitContext ctx, Trial<S> trial) throws KitException {
        S seen;
        try {
            seen = Parallel.call(ctx.timeLeft(), "the look", () -> observe(ctx));
        } catch (KitException e) {
            List<Finding> unseen = new ArrayList<>(List.of(Examined.unseen(e)));
            unseen.addAll(surroundings());
            return List.copyOf(unseen);
        }
        Reconciliation<T> plan = plan(ctx.parameters(), seen);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(Severity.OK, "the look at AWS", "everything that a check needs was read", ""));
        plan.obstacles().forEach(it -> findings.add(new Finding(Severity.ERROR, it.what(), it.why(), it.next())));
        plan.remarks().forEach(it -> findings.add(new Finding(Severity.WARNING, ctx.tag(), it, "")));
        findings.addAll(trial.of(seen));
        findings.addAll(surroundings());
        return List.copyOf(findings);
    }

    /** What the looks have shown beside what they looked at, such as {@link AwsClients#clockFindings}. */
    protected List<Finding> surroundings() {
        return List.of();
    }

    /** Tries the writes that a restore may have to make, without making them. */
    @FunctionalInterface
    protected interface Trial<S> {
        /** What was found about each; blocks, and ends when this thread is interrupted. */
        List<Finding> of(S seen) throws KitException;
    }

    /** Says what to do about what is seen; pure. */
    @FunctionalInterface
    protected interface Planner<S, T extends Change> {
        /** The plan for these parameters. */
        Reconciliation<T> plan(Parameters wanted, S seen) throws KitException;
    }

    @Override
    public final Health quickCheck(KitContext ctx) {
        try {
            S seen = Parallel.call(ctx.timeLeft(), "the look", () -> glance(ctx));
            return health(plan(ctx.parameters(), seen));
        } catch (KitException e) {
            return Health.unknown(String.valueOf(e.getMessage()));
        }
    }

    /** What a plan says of the resource that would need it. */
    protected static Health health(Reconciliation<? extends Change> plan) {
        List<String> failures = Stream.concat(
                        plan.obstacles().stream().map(obstacle -> obstacle.what() + ": " + obstacle.why()),
                        why(plan, Necessity.NEEDED))
                .toList();
        if (!failures.isEmpty()) {
            return Health.failed(String.join("; ", failures));
        }
        String warnings = Stream.concat(why(plan, Necessity.WISHED), plan.remarks().stream())
                .collect(Collectors.joining("; "));
        String owed = why(plan, Necessity.OWED).collect(Collectors.joining("; "));
        if (!owed.isEmpty()) {
            return Health.drifted(warnings.isEmpty() ? owed : owed + "; " + warnings);
        }
        return warnings.isEmpty() ? Health.healthy() : Health.healthy(warnings);
    }

    private static Stream<String> why(Reconciliation<? extends Change> plan, Necessity necessity) {
        return plan.changes().stream()
                .filter(change -> change.necessity() == necessity)
                .map(change -> change.step().why());
    }

    @Override
    public final Plan plan(KitContext ctx) throws KitException {
        Reconciliation<T> plan = look(ctx, this::plan, this::observe);
        List<Step> steps = plan.changes().stream().map(Change::step).toList();
        List<String> remarks = Stream.concat(
                        plan.obstacles().stream()
                                .map(obstacle ->
                                        String.valueOf(obstacle.toException().getMessage())),
                        plan.remarks().stream())
                .toList();
        return new Plan(steps, remarks);
    }

    /** A look. */
    @FunctionalInterface
    interface Looking<S> {
        S at(KitContext ctx) throws KitException;
    }

    /** Looks and plans. */
    final Reconciliation<T> look(KitContext ctx, Planner<S, T> planner, Looking<S> looking) throws KitException {
        return planner.plan(ctx.parameters(), Parallel.call(ctx.timeLeft(), "the look", () -> looking.at(ctx)));
    }
}
