package io.genericark.shell.render;

import static io.genericark.shell.render.Table.cell;

import io.genericark.admin.AdminReply.Plugin;
import io.genericark.admin.AdminReply.PluginList;
import io.genericark.shell.render.Paint.Tone;
import java.util.Locale;

/** Kit jars as text. */
public final class PluginText {
    private PluginText() {}

    public static String list(PluginList plugins, Page page) {
        if (plugins.plugins().isEmpty()) {
            return "no plugins\n";
        }
        var table = new Table("PLUGIN", "VERSION", "STATE", "KITS", "FILE");
        plugins.plugins()
                .forEach(p -> table.row(
                        cell(p.id()),
                        cell(p.version()),
                        cell(state(p), p.problem().isEmpty() ? Tone.PLAIN : Tone.BAD),
                        cell(String.join(" ", p.kits())),
                        cell(p.file())));
        var text = new StringBuilder(table.text(page));
        plugins.plugins().stream()
                .filter(p -> !p.problem().isEmpty())
                .forEach(p -> text.append(page.paint().apply(Tone.BAD, "!"))
                        .append(" ")
                        .append(page.painted(Tone.PLAIN, p.file() + " cannot be used: " + p.problem(), 2)));
        return text.toString();
    }

    private static String state(Plugin plugin) {
        return plugin.problem().isEmpty() ? plugin.state().toLowerCase(Locale.ROOT) : "refused";
    }
}
