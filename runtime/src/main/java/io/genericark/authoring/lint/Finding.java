package io.genericark.authoring.lint;

/**
 * One thing that is wrong, or worth knowing.
 *
 * @param severity how much it matters
 * @param file which
 * @param line counted from 1; 0 when it is about the whole file
 * @param text what, and why
 * @param next what to do
 */
public record Finding(Severity severity, String file, int line, String text, String next) {

    /** How much it matters. */
    public enum Severity {
        /** The kit cannot be used, or does not do what it says. */
        ERROR,
        /** Works, and somebody should look. */
        WARNING,
        /** Worth knowing. */
        INFO
    }

    static Finding error(String file, int line, String text, String next) {
        return new Finding(Severity.ERROR, file, line, text, next);
    }

    static Finding warning(String file, int line, String text, String next) {
        return new Finding(Severity.WARNING, file, line, text, next);
    }

    static Finding info(String file, int line, String text, String next) {
        return new Finding(Severity.INFO, file, line, text, next);
    }
}
