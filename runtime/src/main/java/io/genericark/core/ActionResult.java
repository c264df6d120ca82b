package io.genericark.core;

/**
 * How an action ended.
 *
 * @param reason one sentence, empty when all is well
 * @param warning in service, but the operator should know this
 */
public record ActionResult(Outcome outcome, String reason, String warning) {
    public static final ActionResult OK = new ActionResult(Outcome.OK, "", "");

    public static ActionResult of(Outcome outcome, String reason) {
        return new ActionResult(outcome, reason, "");
    }

    /** What is known after an action. Unknown is not failed, and not ok. */
    public enum Outcome {
        OK,
        /** A check saw it in service, and something that {@code recover} should put right. */
        DRIFTED,
        FAILED,
        /** A check could not tell. */
        UNKNOWN,
        /** Something was sent and nobody knows whether it took effect: look before all else. */
        INDETERMINATE,
        TIMED_OUT,
        CANCELLED,
        /** The kit has no such action. */
        UNSUPPORTED
    }
}
