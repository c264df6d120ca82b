package io.genericark.config;

import java.util.Locale;

/**
 * One thing that is wrong with a configuration.
 *
 * @param where file and line, or what else the value comes from
 * @param what the finding, with its value
 * @param why why it matters
 * @param next what to do about it
 */
public record ConfigProblem(Weight weight, String where, String what, String why, String next) {
    /** Whether a node starts all the same. */
    public enum Weight {
        ERROR,
        WARNING
    }

    /** Three lines for the operator. */
    public String text() {
        return where + ": " + weight.name().toLowerCase(Locale.ROOT) + ": " + what + "\n    why:  " + why
                + "\n    next: " + next;
    }

    @Override
    public String toString() {
        return text();
    }
}
