package io.genericark.kithost.adapter;

import java.util.List;

/** What of a program's output is a reason that people should read. Pure. */
final class Said {

    private static final String EXIT_REASON = "ocf-exit-reason:";
    private static final int LINES = 3;

    private Said() {}

    /** The last lines, as one. */
    static String lastLines(String text) {
        List<String> lines = lines(text);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    /** The last reason that an OCF agent marked as one; without any, its last lines. */
    static String exitReason(String text) {
        return lines(text).stream()
                .filter(line -> line.startsWith(EXIT_REASON))
                .map(line -> line.substring(EXIT_REASON.length()).strip())
                .reduce((earlier, later) -> later)
                .orElse(lastLines(text));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
