package io.genericark.awssim.world;

import org.jspecify.annotations.Nullable;

/**
 * The health of a target as DescribeTargetHealth says it.
 *
 * @param reason null when healthy
 * @param text for people; empty when healthy
 */
public record TargetHealth(State state, @Nullable Reason reason, String text) {

    public static final TargetHealth HEALTHY = new TargetHealth(State.HEALTHY, null, "");

    /** The states that a target of a Network Load Balancer can have. */
    public enum State {
        INITIAL,
        HEALTHY,
        UNHEALTHY,
        UNUSED,
        DRAINING
    }

    /** AWS's reason codes. */
    public enum Reason {
        REGISTRATION_IN_PROGRESS("Elb.RegistrationInProgress", "Target registration is in progress"),
        INITIAL_HEALTH_CHECKING("Elb.InitialHealthChecking", "Initial health checks in progress"),
        FAILED_HEALTH_CHECKS("Target.FailedHealthChecks", "Health checks failed"),
        RESPONSE_CODE_MISMATCH("Target.ResponseCodeMismatch", "Health checks failed with these codes: "),
        TIMEOUT("Target.Timeout", "Request timed out"),
        NOT_REGISTERED("Target.NotRegistered", "Target is not registered to the target group"),
        NOT_IN_USE("Target.NotInUse", "Target group is not configured to receive traffic from the load balancer"),
        INVALID_STATE("Target.InvalidState", "Target is in the stopped state"),
        DEREGISTRATION_IN_PROGRESS("Target.DeregistrationInProgress", "Target deregistration is in progress");

        private final String code;
        private final String text;

        Reason(String code, String text) {
            this.code = code;
            this.text = text;
        }

        public String code() {
            return code;
        }
    }

    public static TargetHealth of(State state, Reason reason) {
        return new TargetHealth(state, reason, reason.text);
    }

    /** A probe that failed. */
    public static TargetHealth unhealthy(Reason reason) {
        return of(State.UNHEALTHY, reason);
    }

    /** A probe that was answered with a status that is no success. */
    public static TargetHealth mismatch(int status) {
        Reason reason = Reason.RESPONSE_CODE_MISMATCH;
        return new TargetHealth(State.UNHEALTHY, reason, reason.text + "[" + status + "]");
    }
}
