package io.genericark.shell.interactive;

import io.genericark.shell.command.ArkCommandLine;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Exit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;
import org.jline.reader.impl.DefaultParser;

/** Runs lines of commands: those of a script and those of the shell. For one thread. */
public final class LineRunner {
    private static final Duration WATCH_EVERY = Duration.ofSeconds(2);
    static final String WATCH = "watch";
    private static final String PROGRAM = "ark";

    private final Console console;
    private final Map<String, String> environment;
    private final DefaultParser parser = parser();

    public LineRunner(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    static DefaultParser parser() {
        var parser = new DefaultParser();
        parser.setEscapeChars(new char[] {'\\'});
        return parser;
    }

    /** Runs the lines in their order and stops at the first that does not end with 0; its exit code is the answer. */
    public int script(BufferedReader lines) throws IOException {
        var number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            var code = run(line);
            if (code != Exit.OK.code()) {
                console.err().println("ark: stopped at line " + number + " (exit code " + code + "): " + line.strip());
                console.err().flush();
                return code;
            }
        }
        return Exit.OK.code();
    }

    /** Runs one line; an empty line or a comment does nothing. */
    public int run(String line) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return Exit.OK.code();
        }
        List<List<String>> parts;
        List<Filter> filters;
        try {
            parts = Pipes.split(words(line));
            filters = parts.stream().skip(1).map(Filter::of).toList();
        } catch (SyntaxError | IllegalArgumentException e) {
            console.err().println("ark: " + e.getMessage());
            console.err().flush();
            return Exit.USAGE.code();
        }
        var command = parts.getFirst();
        return command.getFirst().equals(WATCH)
                ? watch(command.subList(1, command.size()), filters)
                : execute(command, filters);
    }

    private List<String> words(String line) {
        try {
            var words = new ArrayList<>(parser.parse(line, line.length(), Parser.ParseContext.ACCEPT_LINE)
                    .words());
            words.removeIf(String::isEmpty);
            return words.size() > 1 ? withoutProgram(words) : words;
        } catch (EOFError open) {
            throw new IllegalArgumentException("a quote is not closed", open);
        }
    }

    /** A line may be pasted as it was typed at another prompt. */
    private static List<String> withoutProgram(List<String> words) {
        return !words.isEmpty() && words.getFirst().equals(PROGRAM) ? words.subList(1, words.size()) : words;
    }

    /** The part of a line that the grammar knows. */
    static List<String> command(List<String> words) {
        var own = withoutProgram(words);
        return !own.isEmpty() && own.getFirst().equals(WATCH) ? own.subList(1, own.size()) : own;
    }

    private int watch(List<String> command, List<Filter> filters) {
        if (command.isEmpty()) {
            console.err().println("ark: watch what? For example: watch status");
            console.err().flush();
            return Exit.USAGE.code();
        }
        try {
            while (true) {
                execute(command, filters);
                console.time().pause(WATCH_EVERY.toMillis());
                console.out().println();
            }
        } catch (InterruptedException ctrlC) {
            return Exit.OK.code();
        }
    }

    private int execute(List<String> command, List<Filter> filters) {
        if (filters.isEmpty()) {
            return execute(command, console);
        }
        var text = new StringWriter();
        var code = execute(command, console.withOut(new PrintWriter(text)));
        var lines = text.toString().lines().toList();
        for (var filter : filters) {
            lines = filter.apply(lines);
        }
        lines.forEach(console.out()::println);
        console.out().flush();
        return code;
    }

    private int execute(List<String> command, Console to) {
        return ArkCommandLine.create(to, environment).execute(command.toArray(String[]::new));
    }
}
