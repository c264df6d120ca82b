package io.genericark.shell.interactive;

import io.genericark.shell.render.Paint;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Time;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The interactive shell on one terminal. Blocks until Ctrl-D or {@code exit}; for one thread. */
public final class Shell {
    private final Terminal terminal;
    private final LineReader reader;
    private final LineRunner runner;
    private final Prompt prompt;
    private final Console console;

    private Shell(Terminal terminal, Map<String, String> environment, CommandHistory history) {
        this.terminal = terminal;
        console = new Console(
                terminal.writer(),
                terminal.writer(),
                () -> terminal.getWidth() > 0 ? terminal.getWidth() : Console.UNLIMITED,
                paint(terminal, environment),
                this::ask,
                Time.SYSTEM);
        runner = new LineRunner(console, environment);
        prompt = new Prompt(console, environment);
        reader = LineReaderBuilder.builder()
                .appName("ark")
                .terminal(terminal)
                .parser(LineRunner.parser())
                .completer(new GrammarCompleter(console, environment))
                .history(history)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        history.attach(reader);
    }

    /** The shell of this process. */
    public static int onTerminal(Map<String, String> environment) throws IOException {
        try (var terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            return new Shell(terminal, environment, CommandHistory.ofUser(environment)).loop();
        }
    }

    /** A shell on a given terminal, without a history file. */
    static int on(Terminal terminal, Map<String, String> environment) {
        return new Shell(terminal, environment, CommandHistory.inMemory()).loop();
    }

    private static Paint paint(Terminal terminal, Map<String, String> environment) {
        var plain = terminal.getType().startsWith(Terminal.TYPE_DUMB)
                || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return plain ? Paint.NONE : Paint.ANSI;
    }

    private int loop() {
        var code = Exit.OK.code();
        while (true) {
            try {
                var line = reader.readLine(prompt.text()).strip();
                if (line.equals("exit") || line.equals("quit")) {
                    return code;
                }
                code = run(line);
            } catch (UserInterruptException ctrlC) {
                code = Exit.INTERRUPTED.code();
            } catch (EndOfFileException ctrlD) {
                return code;
            }
        }
    }

    /** Ctrl-C interrupts the command, not the shell. */
    private int run(String line) {
        var me = Thread.currentThread();
        var before = terminal.handle(Terminal.Signal.INT, signal -> me.interrupt());
        try {
            return runner.run(line);
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            // an interrupt that came too late must not end the next command
            var late = Thread.interrupted();
            if (late) {
                console.err().println();
            }
            console.err().flush();
        }
    }

    private Optional<String> ask(String question) {
        try {
            return Optional.of(reader.readLine(question));
        } catch (UserInterruptException | EndOfFileException no) {
            return Optional.of("");
        }
    }
}
