package io.genericark.aws;

import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.Parameters;
import io.genericark.api.Plannable;
import io.genericark.api.RecoveryKit;
import io.genericark.api.Warmable;
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
 *       missing.
 *   <li>{@code quickCheck}: observe and plan; anything to change is FAILED, what could not be seen is UNKNOWN.
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

    /** Says what to do about what is seen. Pure: the same arguments give the same plan. */
    protected abstract Reconciliation<T> plan(Parameters wanted, S seen) throws KitException;

    /** Makes one change. The gate has been passed for one write, which must be sent once and at once. */
    protected abstract void apply(KitContext ctx, T change) throws KitException;

    /**
     * Makes each call of this kit once, for the warm-up: on clients that lead nowhere and whose answers the kit provides. What
     * the answers hold does not matter; they should have the shape of real ones, so that the same code reads them.
     */
    protected abstract void rehearse(Rehearsal aws) throws KitException;

    @Override
    public final void warmUp() throws KitException {
        try (Rehearsal aws = new Rehearsal()) {
            rehearse(aws);
        }
    }

    @Override
    public final void restore(KitContext ctx) throws KitException {
        new Convergence<>(this, ctx, pause).run();
    }

    @Override
    public final void recover(KitContext ctx) throws KitException {
        new Convergence<>(this, ctx, pause).run();
    }

    @Override
    public final Health quickCheck(KitContext ctx) {
        Reconciliation<T> plan;
        try {
            plan = look(ctx);
        } catch (KitException e) {
            return Health.unknown(String.valueOf(e.getMessage()));
        }
        if (!plan.changes().isEmpty() || !plan.obstacles().isEmpty()) {
            return Health.failed(Stream.concat(
                            plan.obstacles().stream().map(obstacle -> obstacle.what() + ": " + obstacle.why()),
                            plan.changes().stream().map(change -> change.step().why()))
                    .collect(Collectors.joining("; ")));
        }
        return plan.remarks().isEmpty() ? Health.healthy() : Health.healthy(String.join("; ", plan.remarks()));
    }

    @Override
    public final Plan plan(KitContext ctx) throws KitException {
        Reconciliation<T> plan = look(ctx);
        List<Step> steps = plan.changes().stream().map(Change::step).toList();
        List<String> remarks = Stream.concat(
                        plan.obstacles().stream()
                                .map(obstacle ->
                                        String.valueOf(obstacle.toException().getMessage())),
                        plan.remarks().stream())
                .toList();
        return new Plan(steps, remarks);
    }

    /** Observes and plans. */
    final Reconciliation<T> look(KitContext ctx) throws KitException {
        return plan(ctx.parameters(), Parallel.call(ctx.timeLeft(), "the look", () -> observe(ctx)));
    }
}
