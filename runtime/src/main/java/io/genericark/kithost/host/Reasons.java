package io.genericark.kithost.host;

import io.genericark.api.KitException;

/** Makes one bounded line of whatever a kit threw or said. Never throws, whatever its argument's methods do. */
final class Reasons {

    private static final int MAX_LENGTH = 2_000;

    private Reasons() {}

    static String of(Throwable thrown) {
        if (thrown instanceof KitException e) {
            return line(e.getMessage() == null ? e.kind().name() : e.getMessage());
        }
        return line(words(thrown) + place(thrown));
    }

    static String line(String text) {
        String oneLine = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return oneLine.length() <= MAX_LENGTH ? oneLine : oneLine.substring(0, MAX_LENGTH) + "...";
    }

    private static String words(Throwable thrown) {
        String type = thrown.getClass().getSimpleName();
        try {
            String message = thrown.getMessage();
            return message == null || message.isBlank() ? type : type + ": " + message;
        } catch (RuntimeException | StackOverflowError e) {
            return type + " (its message cannot be read)";
        }
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " (" + trace[0].getFileName() + ":" + trace[0].getLineNumber() + ")";
    }
}
