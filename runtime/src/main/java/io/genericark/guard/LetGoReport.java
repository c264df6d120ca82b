package io.genericark.guard;

/** One let-go: why, with what result, and how long it took. */
public record LetGoReport(Cause cause, LetGoOutcome outcome, long tookMillis) {
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
