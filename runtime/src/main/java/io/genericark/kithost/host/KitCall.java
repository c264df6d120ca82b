package io.genericark.kithost.host;

import io.genericark.api.Ability;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.Plannable;
import io.genericark.api.RecoveryKit;
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
            List<Traceable.Trace> traces) {

        static Answer of(Outcome outcome, String reason) {
            return new Answer(outcome, reason, "", Optional.empty(), List.of());
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
        return switch (action) {
            case RESTORE -> {
                kit.restore(ctx);
                yield Answer.of(Outcome.OK, "");
            }
            case REMOVE -> {
                kit.remove(ctx);
                yield Answer.of(Outcome.OK, "");
            }
            case QUICK_CHECK ->
                kit.abilities().contains(Ability.QUICK_CHECK) ? health(kit.quickCheck(ctx)) : unsupported(kit, action);
            case RECOVER -> {
                if (!kit.abilities().contains(Ability.RECOVER)) {
                    yield unsupported(kit, action);
                }
                kit.recover(ctx);
                yield Answer.of(Outcome.OK, "");
            }
            case PLAN ->
                kit instanceof Plannable plannable
                        ? new Answer(Outcome.OK, "", "", Optional.of(plannable.plan(ctx)), List.of())
                        : unsupported(kit, action);
            case TRACE ->
                kit instanceof Traceable traceable
                        ? new Answer(Outcome.OK, "", "", Optional.empty(), traceable.trace(ctx))
                        : unsupported(kit, action);
        };
    }

    private static Answer health(Health health) {
        return switch (health) {
            case Health.Healthy(Optional<String> warning) ->
                new Answer(Outcome.HEALTHY, "", warning.orElse(""), Optional.empty(), List.of());
            case Health.Failed(String reason) -> Answer.of(Outcome.FAILED, reason);
            case Health.Unknown(String reason) -> Answer.of(Outcome.UNKNOWN, reason);
        };
    }

    private static Answer unsupported(RecoveryKit kit, KitAction action) {
        return Answer.of(Outcome.UNSUPPORTED, "kit " + kit.descriptor().name() + " has no " + action.word());
    }
}
