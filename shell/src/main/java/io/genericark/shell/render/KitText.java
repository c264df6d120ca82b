package io.genericark.shell.render;

import static io.genericark.shell.render.Table.cell;

import io.genericark.admin.AdminReply.Kit;
import io.genericark.admin.AdminReply.KitFamily;
import io.genericark.admin.AdminReply.KitList;
import io.genericark.shell.render.Paint.Tone;
import io.genericark.shell.view.KitRow;
import io.genericark.shell.view.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kits as text. */
public final class KitText {
    private KitText() {}

    public static String list(KitList kits, Page page) {
        var table = new Table("KIT", "VERSION", "SOURCE", "SUMMARY");
        kits.kits().forEach(k -> table.row(cell(k.name()), cell(k.version()), cell(k.source()), cell(k.summary())));
        kits.families().forEach(f -> table.row(cell(f.name() + ":NAME"), cell(""), cell(f.source()), cell(members(f))));
        var text = new StringBuilder(table.text(page));
        kits.refused()
                .forEach(r -> text.append(page.paint().apply(Tone.BAD, "!"))
                        .append(" ")
                        .append(page.painted(Tone.PLAIN, r.source() + " cannot be used: " + r.reason(), 2)));
        return text.toString();
    }

    /** The kits of all nodes, one column for each, and what to do about those that differ. */
    public static String nodes(List<KitRow> rows, List<Problem> problems, Page page) {
        if (rows.isEmpty()) {
            return "no node has reported a kit yet\n";
        }
        var headings = new ArrayList<String>();
        headings.add("KIT");
        rows.getFirst().places().forEach(p -> headings.add(p.node()));
        var table = new Table(headings.toArray(String[]::new));
        for (var row : rows) {
            var cells = new ArrayList<Table.Cell>();
            cells.add(cell(row.kit()));
            row.places().forEach(p -> cells.add(cell(p.text(), tone(p))));
            table.row(cells.toArray(Table.Cell[]::new));
        }
        var text = new StringBuilder(table.text(page));
        problems.forEach(p -> text.append(page.paint().apply(Tone.WARNING, "!"))
                .append(" ")
                .append(page.painted(Tone.PLAIN, p.toString(), 2)));
        return text.toString();
    }

    private static Tone tone(KitRow.Place place) {
        return switch (place.state()) {
            case "differs", "missing" -> Tone.WARNING;
            case "none", "unknown" -> Tone.QUIET;
            default -> Tone.PLAIN;
        };
    }

    private static String members(KitFamily family) {
        return family.members().isEmpty()
                ? family.summary()
                : family.members().size() + " " + family.summary() + "; ark kit show " + family.name() + ":NAME";
    }

    public static String one(Kit kit) {
        return kit.name() + " " + kit.version() + ": " + kit.summary() + "\nfrom " + kit.source()
                + "; timeouts: restore "
                + seconds(kit.restoreTimeoutMillis()) + ", remove " + seconds(kit.removeTimeoutMillis()) + ", check "
                + seconds(kit.checkTimeoutMillis()) + ", recover " + seconds(kit.recoverTimeoutMillis())
                + "\nabilities: "
                + (kit.abilities().isEmpty()
                        ? "none besides the four actions"
                        : String.join(" ", kit.abilities()).toLowerCase(Locale.ROOT))
                + "\nneeds: " + (kit.needs().isEmpty() ? "not held to any" : String.join(" ", kit.needs()))
                + "\n";
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
