package io.genericark.guard;

/**
 * One let-go.
 *
 * @param number which order it answers; 0 when the guard let go by itself
 * @param tookMillis since it began, all attempts together
 */
public record LetGoReport(Cause cause, long number, LetGoOutcome outcome, long tookMillis) {
    /** Why the guard let go. */
    public enum Cause {
        LEASE_RAN_OUT("the lease ran out and the node did not extend it"),
        PIPE_CLOSED("the node process ended or closed the pipe"),
        CLOCK_JUMPED("the wall clock jumped forward: the machine stood still"),
        ASKED("the node asked for it");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        /** For the operator. */
        public String words() {
            return words;
        }
    }
}
