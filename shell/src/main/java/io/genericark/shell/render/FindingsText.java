package io.genericark.shell.render;

import static io.genericark.shell.render.Table.cell;

import io.genericark.admin.AdminReply.Finding;
import io.genericark.shell.render.Paint.Tone;
import java.util.List;
import java.util.Locale;

/** What a kit examined, as a table. */
public final class FindingsText {
    private FindingsText() {}

    public static String of(List<Finding> findings, Page page) {
        if (findings.isEmpty()) {
            return "";
        }
        var table = new Table("", "EXAMINED", "FOUND");
        findings.forEach(f ->
                table.row(cell(f.severity().toLowerCase(Locale.ROOT), tone(f)), cell(f.what()), cell(found(f))));
        return table.text(page);
    }

    private static String found(Finding finding) {
        var why = finding.why().isEmpty() ? "-" : finding.why();
        return finding.next().isEmpty() ? why : why + ". Next: " + finding.next();
    }

    private static Tone tone(Finding finding) {
        return switch (finding.severity()) {
            case "OK" -> Tone.GOOD;
            case "WARNING", "UNKNOWN" -> Tone.WARNING;
            default -> Tone.BAD;
        };
    }
}
