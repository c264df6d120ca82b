package io.genericark.shell.render;

import io.genericark.shell.view.WhyView;
import java.time.ZoneId;

/** The reasons behind one thing: the answer, what bears on it, what led to it. */
public final class WhyText {
    private WhyText() {}

    public static String of(WhyView why, Page page, ZoneId zone) {
        var text = new StringBuilder(page.wrapped(why.answer(), 2));
        why.facts().forEach(f -> text.append(page.wrapped("  " + f, 4)));
        if (!why.events().isEmpty()) {
            text.append("What led to it:\n");
            var lines = new EventText(page, zone);
            why.events().forEach(e -> text.append(lines.line(e)));
        }
        return text.toString();
    }
}
