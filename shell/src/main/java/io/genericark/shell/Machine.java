package io.genericark.shell;

import io.genericark.shell.render.Branches;
import io.genericark.shell.render.Page;
import io.genericark.shell.render.Paint;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Time;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The console of this process: a terminal or a pipe. */
final class Machine {
    private static final int USUAL_WIDTH = 80;

    private Machine() {}

    /** True when somebody sits at both ends: the input and the output. */
    static boolean hasTerminal() {
        return terminal().isPresent();
    }

    private static Optional<java.io.Console> terminal() {
        return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
    }

    static Console console() {
        var out = writer(System.out);
        var err = writer(System.err);
        if (!hasTerminal()) {
            var page = new Page(Page.UNLIMITED, forcedPaint(), Branches.ASCII);
            return new Console(out, err, () -> page, Console.Person.NOBODY, Time.SYSTEM);
        }
        var branches = Branches.of(terminal().map(java.io.Console::charset).orElse(StandardCharsets.US_ASCII));
        return new Console(out, err, () -> new Page(width(), paint(), branches), Machine::ask, Time.SYSTEM);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    private static Paint paint() {
        var plain = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(System.getenv("TERM"));
        return plain ? Paint.NONE : Paint.ANSI;
    }

    private static Paint forcedPaint() {
        var forced = System.getenv().getOrDefault("CLICOLOR_FORCE", "0");
        return forced.equals("0") || forced.isEmpty() ? Paint.NONE : paint();
    }

    private static Optional<String> ask(String question) {
        System.err.print(question);
        System.err.flush();
        return terminal().map(t -> Optional.ofNullable(t.readLine()).orElse(""));
    }

    /** {@code stty} asks the terminal much faster than a terminal library starts. */
    private static int width() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            var columns = Integer.parseInt(size.substring(size.indexOf(' ') + 1));
            return columns > 0 ? columns : USUAL_WIDTH;
        } catch (IOException | NumberFormatException unknown) {
            return USUAL_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_WIDTH;
        }
    }
}
