package io.genericark.shell.render;

import static io.genericark.shell.render.Table.cell;

import io.genericark.admin.AdminReply.Kit;
import io.genericark.admin.AdminReply.KitList;
import io.genericark.shell.render.Paint.Tone;
import java.util.Locale;

/** Kits as text. */
public final class KitText {
    private KitText() {}

    public static String list(KitList kits, Page page) {
        var table = new Table("KIT", "VERSION", "SOURCE", "SUMMARY");
        kits.kits().forEach(k -> table.row(cell(k.name()), cell(k.version()), cell(k.source()), cell(k.summary())));
        var text = new StringBuilder(table.text(page));
        kits.refused()
                .forEach(r -> text.append(page.paint().apply(Tone.BAD, "!"))
                        .append(" ")
                        .append(page.painted(Tone.PLAIN, r.source() + " cannot be used: " + r.reason(), 2)));
        return text.toString();
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
