package io.genericark.core;

/**
 * What an action's end means for the resource.
 *
 * <pre>
 *               OK      FAILED, TIMED_OUT         INDETERMINATE, CANCELLED   UNKNOWN
 * restore       IN      FAILED                    UNSURE: look first         FAILED
 * quickCheck    IN      n of n: FAILED            IN with a warning          IN with a warning
 *   when UNSURE IN      NOT_IN: restore again     NOT_IN: restore again      NOT_IN: restore again
 * recover       UNSURE  FAILED                    FAILED                     FAILED
 * remove        OUT     FORCED by the guard       FORCED                     FORCED
 * </pre>
 *
 * A quickCheck that timed out could not tell: it counts as UNKNOWN.
 */
final class Results {
    private Results() {}

    static void finished(Turn turn, NodeEvent.ActionFinished e) {
        for (var entry : new java.util.TreeMap<>(turn.locals).entrySet()) {
            var running = entry.getValue().running();
            var resource = turn.cluster.resources().get(entry.getKey());
            if (running != null && running.actionId() == e.actionId() && resource != null) {
                turn.locals.put(entry.getKey(), after(turn, resource, entry.getValue(), running.action(), e.result()));
            }
        }
    }

    private static Local after(Turn turn, Resource resource, Local local, Action action, ActionResult result) {
        return switch (action) {
            case RESTORE -> restored(turn, resource, local, result);
            case REMOVE -> removed(turn, resource, local, result);
            case QUICK_CHECK -> checked(turn, resource, local, result);
            case RECOVER -> recovered(resource, local, result);
        };
    }

    private static Local restored(Turn turn, Resource resource, Local local, ActionResult result) {
        return switch (result.outcome()) {
            case OK -> local.in(turn.now, nextCheck(turn, resource), result.warning());
            case CANCELLED -> local.unsure("restore was cancelled");
            case INDETERMINATE ->
                local.attempts() < Working.ATTEMPTS
                        ? local.attempted().unsure(result.reason())
                        : local.failed(Action.RESTORE, result.reason());
            case FAILED, UNKNOWN, TIMED_OUT, UNSUPPORTED -> local.failed(Action.RESTORE, result.reason());
        };
    }

    private static Local removed(Turn turn, Resource resource, Local local, ActionResult result) {
        if (result.outcome() == ActionResult.Outcome.OK) {
            return local.out();
        }
        var why = "remove of " + resource.tag() + " failed: " + result.reason();
        turn.note(Severity.ERROR, why + "; taking it out by force");
        turn.emit(new Effect.ForceRemove(resource.tag(), why));
        return local.forced(why);
    }

    private static Local checked(Turn turn, Resource resource, Local local, ActionResult result) {
        if (local.state() == Local.State.UNSURE) {
            return result.outcome() == ActionResult.Outcome.OK
                    ? local.in(turn.now, nextCheck(turn, resource), result.warning())
                    : local.notIn();
        }
        return switch (result.outcome()) {
            case OK -> local.in(turn.now, nextCheck(turn, resource), result.warning());
            case UNSUPPORTED -> local.in(turn.now, Local.NEVER, local.warning());
            case FAILED -> {
                var failed = local.checkFailed(turn.now, nextCheck(turn, resource), result.reason());
                yield failed.failures() >= resource.policy().failuresToAct()
                        ? failed.failed(Action.QUICK_CHECK, result.reason())
                        : failed;
            }
            case UNKNOWN, INDETERMINATE, TIMED_OUT, CANCELLED ->
                local.in(turn.now, nextCheck(turn, resource), "last quickCheck could not tell: " + result.reason());
        };
    }

    private static Local recovered(Resource resource, Local local, ActionResult result) {
        return switch (result.outcome()) {
            case OK -> local.unsure("recovered on the same node; looking");
            case UNSUPPORTED -> giveUp(local, Action.QUICK_CHECK, local.reason());
            case FAILED, UNKNOWN, INDETERMINATE, TIMED_OUT, CANCELLED ->
                giveUp(
                        local,
                        Action.RECOVER,
                        local.reason() + ", and recover of " + resource.tag() + " failed: " + result.reason());
        };
    }

    /** FAILED in a way that is not recovered once more. */
    private static Local giveUp(Local local, Action trouble, String reason) {
        var tired = local;
        while (tired.attempts() < Working.ATTEMPTS) {
            tired = tired.attempted();
        }
        return tired.failed(trouble, reason);
    }

    static void forced(Turn turn, NodeEvent.ForceRemoveFinished e) {
        var local = turn.local(e.tag());
        if (local.state() != Local.State.FORCED) {
            return;
        }
        if (e.result().outcome() == ActionResult.Outcome.OK) {
            turn.locals.put(e.tag(), local.out());
        } else {
            turn.letGo(local.reason() + ", and so did taking it out by force: "
                    + e.result().reason());
            turn.emit(new Effect.Halt(turn.gripReason));
        }
    }

    static void kitHostDied(Turn turn, String reason) {
        turn.locals.replaceAll((tag, local) -> local.running() == null ? local : interrupted(local, reason));
    }

    private static Local interrupted(Local local, String reason) {
        var checking = local.running() != null && local.running().action() == Action.QUICK_CHECK;
        return checking && local.state() == Local.State.IN
                ? local.idle()
                : local.unsure("the kit-host ended: " + reason);
    }

    private static long nextCheck(Turn turn, Resource resource) {
        return turn.now + resource.policy().checkIntervalMillis() * 1_000_000;
    }

    /** The state that the operator sees. */
    static ResourceState visible(Local local, ResourceStatus known) {
        return switch (local.state()) {
            case OUT -> known.state() == ResourceState.OSF ? ResourceState.OSF : ResourceState.OSU;
            case NOT_IN -> ResourceState.OSU;
            case UNSURE -> ResourceState.ILLSTATE;
            case IN -> local.warning().isEmpty() ? ResourceState.ISP : ResourceState.ISU;
            case FAILED, FORCED -> ResourceState.OSF;
        };
    }
}
