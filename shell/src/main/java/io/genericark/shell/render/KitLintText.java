package io.genericark.shell.render;

import io.genericark.authoring.lint.Finding;
import io.genericark.authoring.lint.Finding.Severity;
import io.genericark.shell.render.Paint.Tone;
import java.util.List;
import java.util.Locale;

/** What lint found, as text: {@code file:line: severity: what}, which editors understand. */
public final class KitLintText {
    private static final int INDENT = 2;

    private KitLintText() {}

    public static String finding(Finding finding, Page page) {
        var place = finding.line() == 0 ? finding.file() : finding.file() + ":" + finding.line();
        var word = finding.severity().name().toLowerCase(Locale.ROOT);
        return place + ": " + page.paint().apply(tone(finding.severity()), word) + ":\n" + " ".repeat(INDENT)
                + page.painted(Tone.PLAIN, finding.text() + ". Next: " + finding.next(), INDENT);
    }

    /** The last line. */
    public static String summary(int kits, List<Finding> findings) {
        return kits + (kits == 1 ? " kit, " : " kits, ") + count(findings, Severity.ERROR, "error") + ", "
                + count(findings, Severity.WARNING, "warning") + "\n";
    }

    private static String count(List<Finding> findings, Severity severity, String word) {
        var count = findings.stream().filter(f -> f.severity() == severity).count();
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.BAD;
            case WARNING -> Tone.WARNING;
            case INFO -> Tone.QUIET;
        };
    }
}
