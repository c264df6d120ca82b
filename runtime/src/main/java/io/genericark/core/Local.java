package io.genericark.core;

import org.jspecify.annotations.Nullable;

/**
 * A resource as it is on this node.
 *
 * @param running the action that was started and has not answered
 * @param failures quickChecks failed in a row
 * @param attempts restores that ended with an unknown outcome, and recoveries, since it was last stable
 * @param trouble which action failed, when {@code FAILED}; which one is to be looked after, when {@code UNSURE}; the quickCheck
 *     that saw a drift, when {@code IN} and a recover is to follow
 * @param reason why it failed; what has drifted, when {@code IN}
 * @param warning in service, but the operator should know this
 */
public record Local(
        State state,
        @Nullable Running running,
        long nextCheckNanos,
        long sinceNanos,
        long checkedNanos,
        int failures,
        int attempts,
        @Nullable Action trouble,
        String reason,
        String warning) {
    /** Never checked, or not checked again. */
    public static final long NEVER = Long.MAX_VALUE;

    public static final Local OUT = new Local(State.OUT, null, NEVER, 0, Lease.NONE, 0, 0, null, "", "");

    /** What this node knows. */
    public enum State {
        OUT,
        /** An action ended in the dark: look first. */
        UNSURE,
        /** It was looked at and is not in service, but something of it may run: only a remove makes it {@code OUT}. */
        NOT_IN,
        IN,
        FAILED,
        /** Its remove failed; the guard takes it out by force. */
        FORCED
    }

    /** How an action that was started stands. */
    public enum Pending {
        WORKING,
        CANCELLING
    }

    /** An action that was started and has not answered. */
    public record Running(long actionId, Action action, long deadlineNanos, Pending pending) {}

    /** True when nothing of it can be here: not in, not failed, and nothing under way. */
    boolean isOut() {
        return state == State.OUT && running == null;
    }

    Local starting(long actionId, Action action, long deadlineNanos) {
        return with(new Running(actionId, action, deadlineNanos, Pending.WORKING));
    }

    Local cancelling() {
        return running == null
                ? this
                : with(new Running(running.actionId, running.action, running.deadlineNanos, Pending.CANCELLING));
    }

    private Local with(@Nullable Running next) {
        return new Local(
                state, next, nextCheckNanos, sinceNanos, checkedNanos, failures, attempts, trouble, reason, warning);
    }

    Local idle() {
        return with((Running) null);
    }

    Local in(long now, long nextCheck, String newWarning) {
        var since = state == State.IN ? sinceNanos : now;
        return new Local(State.IN, null, nextCheck, since, now, 0, attempts, null, "", newWarning);
    }

    /** In service, and a recover is to follow. What the last one has said of the same drift is kept until then. */
    Local drifted(long now, long nextCheck, String what) {
        var told = warning.startsWith(what) ? warning : what;
        var since = in(now, nextCheck, told).sinceNanos;
        return new Local(State.IN, null, nextCheck, since, now, 0, attempts, Action.QUICK_CHECK, what, told);
    }

    boolean isDrifted() {
        return state == State.IN && trouble == Action.QUICK_CHECK;
    }

    /** The recover has been started. */
    Local minded() {
        return new Local(
                state, running, nextCheckNanos, sinceNanos, checkedNanos, failures, attempts, null, reason, warning);
    }

    /** In service as before; the last check neither confirms that nor speaks against it. */
    Local couldNotTell(long now, long nextCheck, String why) {
        var before = in(now, nextCheck, "last quickCheck could not tell: " + why);
        return new Local(
                State.IN, null, nextCheck, before.sinceNanos, now, failures, attempts, null, "", before.warning);
    }

    Local checkFailed(long now, long nextCheck, int enough, String why) {
        return new Local(
                state,
                null,
                nextCheck,
                sinceNanos,
                now,
                failures + 1,
                attempts,
                null,
                "",
                "quickCheck failed, " + (failures + 1) + " of " + enough + " in a row: " + why);
    }

    Local failed(Action action, String why) {
        return new Local(State.FAILED, null, NEVER, sinceNanos, checkedNanos, failures, attempts, action, why, "");
    }

    Local unsure(String why) {
        return new Local(State.UNSURE, null, NEVER, sinceNanos, checkedNanos, 0, attempts, null, why, "");
    }

    /** Unsure, and whether it runs again is to be seen. */
    Local recovered(String why) {
        return new Local(State.UNSURE, null, NEVER, sinceNanos, checkedNanos, 0, attempts, Action.RECOVER, why, "");
    }

    Local forced(String why) {
        return new Local(State.FORCED, null, NEVER, sinceNanos, checkedNanos, 0, attempts, null, why, "");
    }

    Local notIn(String why) {
        return new Local(State.NOT_IN, null, NEVER, sinceNanos, checkedNanos, 0, attempts, null, why, "");
    }

    Local out(String why) {
        return new Local(State.OUT, null, NEVER, sinceNanos, checkedNanos, 0, attempts, null, why, "");
    }

    Local attempted() {
        return new Local(
                state,
                running,
                nextCheckNanos,
                sinceNanos,
                checkedNanos,
                failures,
                attempts + 1,
                trouble,
                reason,
                warning);
    }

    Local settled() {
        return new Local(
                state, running, nextCheckNanos, sinceNanos, checkedNanos, failures, 0, trouble, reason, warning);
    }
}
