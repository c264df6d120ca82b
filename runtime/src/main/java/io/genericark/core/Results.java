package io.genericark.core;

/**
 * What an action's end means for the resource.
 *
 * <pre>
 *                   OK       FAILED               TIMED_OUT              INDETERMINATE          UNKNOWN
 * restore           IN       FAILED               FAILED                 UNSURE: look first     FAILED
 * quickCheck        IN       n in a row: FAILED   IN with a warning      IN with a warning      IN with a warning
 *   after restore   IN       NOT_IN: once more    NOT_IN: once more      NOT_IN: once more      NOT_IN: once more
 *   after recover   IN       FAILED               IN with a warning      IN with a warning      IN with a warning
 * recover           UNSURE   FAILED               FAILED                 FAILED                 FAILED
 *   of a drift      IN       IN with a warning      IN with a warning      IN with a warning      IN with a warning
 * remove            OUT      FORCED by the guard  FORCED                 FORCED                 FORCED
 * </pre>
 *
 * A quickCheck that has DRIFTED: IN with a warning, and a recover follows.
 * An action whose kit-host ended, or that was cancelled, leaves the resource UNSURE. What nobody can end at its
 * deadline has TIMED_OUT.
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
            case RECOVER ->
                local.state() == Local.State.IN ? putRight(turn, resource, local, result) : recovered(local, result);
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
            case FAILED, DRIFTED, UNKNOWN, TIMED_OUT, UNSUPPORTED -> local.failed(Action.RESTORE, result.reason());
        };
    }

    private static Local removed(Turn turn, Resource resource, Local local, ActionResult result) {
        if (result.outcome() == ActionResult.Outcome.OK) {
            return Local.OUT;
        }
        return force(turn, resource, local, result.reason());
    }

    private static Local force(Turn turn, Resource resource, Local local, String reason) {
        var why = "remove of " + resource.tag() + " failed: " + reason;
        turn.note(Severity.ERROR, why + "; taking it out by force");
        turn.emit(new Effect.ForceRemove(resource.tag(), why));
        return local.forced(why);
    }

    private static Local checked(Turn turn, Resource resource, Local local, ActionResult result) {
        var restoredInTheDark = local.state() == Local.State.UNSURE && local.trouble() != Action.RECOVER;
        var inService = result.outcome() == ActionResult.Outcome.OK || result.outcome() == ActionResult.Outcome.DRIFTED;
        if (restoredInTheDark && !inService) {
            return local.notIn("quickCheck after that restore: " + result.reason());
        }
        return switch (result.outcome()) {
            case OK -> local.in(turn.now, nextCheck(turn, resource), result.warning());
            case UNSUPPORTED -> local.in(turn.now, Local.NEVER, local.warning());
            case DRIFTED -> local.drifted(turn.now, nextCheck(turn, resource), result.reason());
            case FAILED -> {
                var enough = resource.policy().failuresToAct();
                var failed = local.checkFailed(turn.now, nextCheck(turn, resource), enough, result.reason());
                if (local.state() == Local.State.UNSURE) {
                    yield failed.failed(Action.QUICK_CHECK, result.reason() + " (recover did not help)");
                }
                yield failed.failures() >= enough ? failed.failed(Action.QUICK_CHECK, result.reason()) : failed;
            }
            case CANCELLED -> local.idle();
            case UNKNOWN, INDETERMINATE, TIMED_OUT ->
                local.couldNotTell(turn.now, nextCheck(turn, resource), result.reason());
        };
    }

    /** After the recover of a resource that had drifted: it is in service, however that ended; the next quickCheck sees what is left. */
    private static Local putRight(Turn turn, Resource resource, Local local, ActionResult result) {
        var next = nextCheck(turn, resource);
        return switch (result.outcome()) {
            case OK -> local.in(turn.now, next, result.warning());
            case CANCELLED -> local.idle();
            case UNSUPPORTED -> local.in(turn.now, next, local.warning());
            case FAILED, DRIFTED, UNKNOWN, INDETERMINATE, TIMED_OUT ->
                local.in(turn.now, next, local.reason() + "; recover: " + result.reason());
        };
    }

    private static Local recovered(Local local, ActionResult result) {
        return switch (result.outcome()) {
            case OK -> local.recovered("recovered on the same node; looking whether it helped");
            case CANCELLED -> local.recovered("recover was cancelled");
            case UNSUPPORTED -> giveUp(local, Action.QUICK_CHECK, local.reason());
            case FAILED, DRIFTED, UNKNOWN, INDETERMINATE, TIMED_OUT ->
                giveUp(local, Action.RECOVER, result.reason() + "; quickCheck before that: " + local.reason());
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
            turn.locals.put(e.tag(), Local.OUT);
        } else {
            turn.letGo(
                    Severity.WARNING,
                    local.reason() + ", and so did taking it out by force: "
                            + e.result().reason());
            turn.emit(new Effect.Halt(turn.gripReason + "; this node ends, so that another can take over"));
        }
    }

    static void kitHostDied(Turn turn, String reason) {
        for (var entry : new java.util.TreeMap<>(turn.locals).entrySet()) {
            var running = entry.getValue().running();
            var resource = turn.cluster.resources().get(entry.getKey());
            if (running != null && resource != null) {
                var why = "the kit-host ended during " + running.action().word() + ": " + reason;
                turn.locals.put(entry.getKey(), interrupted(turn, resource, entry.getValue(), running.action(), why));
            }
        }
    }

    /** Nobody knows what the action did; a few times that is looked at, then it counts as failed. */
    private static Local interrupted(Turn turn, Resource resource, Local local, Action action, String why) {
        var again = local.attempts() < Working.ATTEMPTS;
        return switch (action) {
            case QUICK_CHECK -> {
                if (local.state() == Local.State.IN) {
                    yield local.couldNotTell(turn.now, nextCheck(turn, resource), why);
                }
                yield again ? local.attempted().unsure(why) : local.failed(Action.QUICK_CHECK, why);
            }
            case RESTORE -> again ? local.attempted().unsure(why) : local.failed(Action.RESTORE, why);
            case RECOVER ->
                local.state() == Local.State.IN
                        ? local.in(turn.now, nextCheck(turn, resource), local.reason() + "; " + why)
                        : local.recovered(why);
            case REMOVE -> again ? local.attempted().unsure(why) : force(turn, resource, local, why);
        };
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
