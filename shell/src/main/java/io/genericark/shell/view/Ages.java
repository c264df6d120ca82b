package io.genericark.shell.view;

/** Durations for people. */
public final class Ages {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Ages() {}

    /** {@code 41s}, {@code 5m}; negative = unknown, a question mark. */
    public static String text(long millis) {
        if (millis < 0) {
            return "?";
        }
        if (millis < 2 * MINUTE) {
            return millis / SECOND + "s";
        }
        if (millis < 2 * HOUR) {
            return millis / MINUTE + "m";
        }
        return millis < 2 * DAY ? millis / HOUR + "h" : millis / DAY + "d";
    }

    /** {@code in 41s}, {@code at any moment}. */
    public static String in(long millis) {
        return millis < SECOND ? "at any moment" : "in " + text(millis);
    }

    /** {@code now}, {@code 41s ago}; negative = {@code never}. */
    public static String ago(long millis) {
        if (millis < 0) {
            return "never";
        }
        return millis < SECOND ? "now" : text(millis) + " ago";
    }
}
