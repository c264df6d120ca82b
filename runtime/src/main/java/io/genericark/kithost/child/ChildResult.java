package io.genericark.kithost.child;

import java.util.List;

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

    /** The last lines of what it wrote to standard error, as one line. */
    public String lastErrors() {
        List<String> lines =
                err.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    /** Whether it ended by itself with exit code 0. */
    public boolean succeeded() {
        return ending == Ending.EXITED && exitCode == 0;
    }
}
