package io.genericark.kithost.child;

/**
 * How a child process ended.
 *
 * @param ending by itself, or ended by us and why
 * @param exitCode its exit code; 128 + signal when a signal ended it
 * @param out the last part of what it wrote to standard output
 * @param err the last part of what it wrote to standard error
 */
public record ChildResult(Ending ending, int exitCode, String out, String err) {

    /** What ended it. */
    public enum Ending {
        /** It ended by itself. */
        EXITED,
        /** Its time was over. */
        TIMED_OUT,
        /** It wrote more than is allowed. */
        FLOODED
    }

    /** Whether it ended by itself with exit code 0. */
    public boolean succeeded() {
        return ending == Ending.EXITED && exitCode == 0;
    }
}
