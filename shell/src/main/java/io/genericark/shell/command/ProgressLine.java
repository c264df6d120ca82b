package io.genericark.shell.command;

import io.genericark.shell.render.Page;
import io.genericark.shell.render.Paint;
import io.genericark.shell.session.Console;
import io.genericark.shell.view.Ages;

/** One line on stderr that says how far it is: rewritten in place where there is colour, else printed when it changes. */
final class ProgressLine {
    private static final String REWRITE = "\r\u001b[K";

    private final Console console;
    private final Page page;
    private String last = "";

    ProgressLine(Console console) {
        this.console = console;
        page = console.page();
    }

    void show(String text, long waitedMillis) {
        if (live()) {
            var line = text + " (" + Ages.text(waitedMillis) + ")";
            var width = page.width() - 1;
            console.err().print(REWRITE + (line.length() > width ? line.substring(0, width) : line));
        } else if (!text.equals(last)) {
            console.err().println(text);
        }
        last = text;
        console.err().flush();
    }

    void end() {
        if (live() && !last.isEmpty()) {
            console.err().print(REWRITE);
            console.err().flush();
        }
    }

    private boolean live() {
        return page.paint() == Paint.ANSI;
    }
}
