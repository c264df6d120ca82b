package io.genericark.kithost.host;

import io.genericark.api.Ability;
import io.genericark.api.DeepCheck;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight;
import io.genericark.api.RecoveryKit;
import io.genericark.api.Snapshottable;
import io.genericark.api.Traceable;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import java.util.List;
import java.util.Optional;

/** Calls the method of a kit that an action stands for, on the calling thread. */
final class KitCall {

    private KitCall() {}

    /** What a call gave; warnings are in the context. */
    record Answer(
            Outcome outcome,
            String reason,
            String warning,
            Optional<Plannable.Plan> plan,
            List<Traceable.Trace> traces,
            List<Preflight.Finding> findings,
            String snapshot) {

        static Answer of(Outcome outcome, String reason) {
            return new Answer(outcome, reason, "", Optional.empty(), List.of(), List.of(), "");
        }

        static Answer healthy(String warning) {
            return new Answer(Outcome.HEALTHY, "", warning, Optional.empty(), List.of(), List.of(), "");
        }

        static Answer planned(Plannable.Plan plan) {
            return new Answer(Outcome.OK, "", "", Optional.of(plan), List.of(), List.of(), "");
        }

        static Answer traced(List<Traceable.Trace> traces) {
            return new Answer(Outcome.OK, "", "", Optional.empty(), traces, List.of(), "");
        }

        static Answer examined(List<Preflight.Finding> findings) {
            return new Answer(Outcome.OK, "", "", Optional.empty(), List.of(), findings, "");
        }

        static Answer stored(String snapshot) {
            return new Answer(Outcome.OK, "", "", Optional.empty(), List.of(), List.of(), snapshot);
        }
    }

    /** Calls with the kit's class loader as the thread's, which is what libraries inside a plugin look for. */
    static Answer perform(RecoveryKit kit, KitAction action, KitContext ctx) throws KitException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(kit.getClass().getClassLoader());
        try {
            return call(kit, action, ctx);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Answer call(RecoveryKit kit, KitAction action, KitContext ctx) throws KitException {
        if (!isAble(kit, action)) {
            return unsupported(kit, action);
        }
        return switch (action) {
            case RESTORE -> {
                kit.restore(ctx);
                yield Answer.of(Outcome.OK, "");
            }
            case REMOVE -> {
                kit.remove(ctx);
                yield Answer.of(Outcome.OK, "");
            }
            case RECOVER -> {
                kit.recover(ctx);
                yield Answer.of(Outcome.OK, "");
            }
            case QUICK_CHECK -> health(kit.quickCheck(ctx));
            case DEEP_CHECK -> kit instanceof DeepCheck deep ? health(deep.deepCheck(ctx)) : unsupported(kit, action);
            case PLAN ->
                kit instanceof Plannable plannable ? Answer.planned(plannable.plan(ctx)) : unsupported(kit, action);
            case TRACE ->
                kit instanceof Traceable traceable ? Answer.traced(traceable.trace(ctx)) : unsupported(kit, action);
            case PREFLIGHT ->
                kit instanceof Preflight preflight
                        ? Answer.examined(preflight.preflight(ctx))
                        : unsupported(kit, action);
            case SNAPSHOT ->
                kit instanceof Snapshottable snapshottable
                        ? Answer.stored(snapshottable.snapshot(ctx))
                        : unsupported(kit, action);
        };
    }

    /** A kit may implement more than it can do: it says so itself. */
    private static boolean isAble(RecoveryKit kit, KitAction action) {
        return switch (action) {
            case RESTORE, REMOVE -> true;
            case QUICK_CHECK -> kit.abilities().contains(Ability.QUICK_CHECK);
            case RECOVER -> kit.abilities().contains(Ability.RECOVER);
            case PLAN -> kit.abilities().contains(Ability.PLAN);
            case TRACE -> kit.abilities().contains(Ability.TRACE);
            case PREFLIGHT -> kit.abilities().contains(Ability.PREFLIGHT);
            case DEEP_CHECK -> kit.abilities().contains(Ability.DEEP_CHECK);
            case SNAPSHOT -> kit.abilities().contains(Ability.SNAPSHOT);
        };
    }

    private static Answer health(Health health) {
        return switch (health) {
            case Health.Healthy(Optional<String> warning) -> Answer.healthy(warning.orElse(""));
            case Health.Drifted(String reason) -> Answer.of(Outcome.DRIFTED, reason);
            case Health.Failed(String reason) -> Answer.of(Outcome.FAILED, reason);
            case Health.Unknown(String reason) -> Answer.of(Outcome.UNKNOWN, reason);
        };
    }

    private static Answer unsupported(RecoveryKit kit, KitAction action) {
        return Answer.of(Outcome.UNSUPPORTED, "kit " + kit.descriptor().name() + " has no " + action.word());
    }
}
