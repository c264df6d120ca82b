package io.genericark.shell.interactive;

import io.genericark.shell.render.Branches;
import io.genericark.shell.render.Page;
import io.genericark.shell.render.Paint;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Time;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;

/** The interactive shell on one terminal. Blocks until Ctrl-D or {@code exit}; for one thread. */
public final class Shell {
    static final String EXIT = "exit";
    private static final String QUIT = "quit";
    private static final String INTERRUPT = "INT";

    private final Terminal terminal;
    private final LineReader reader;
    private final LineReader asker;
    private final LineRunner runner;
    private final Prompt prompt;
    private final Console console;

    private Shell(Terminal terminal, Map<String, String> environment, CommandHistory history) {
        this.terminal = terminal;
        console = new Console(
                terminal.writer(), terminal.writer(), () -> page(terminal, environment), this::ask, Time.SYSTEM);
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
        // answers are no commands: no completion, and nothing of them in the history
        asker = LineReaderBuilder.builder()
                .appName("ark")
                .terminal(terminal)
                .variable(LineReader.DISABLE_HISTORY, true)
                .build();
    }

    /** The shell of this process. */
    public static int onTerminal(Map<String, String> environment) throws IOException {
        try (var terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            return on(terminal, environment, CommandHistory.ofUser(environment));
        }
    }

    /** A shell on a given terminal. */
    static int on(Terminal terminal, Map<String, String> environment, CommandHistory history) {
        var shell = new Shell(terminal, environment, history);
        if (!isDumb(terminal)) {
            return shell.loop();
        }
        // a dumb terminal leaves Ctrl-C to the JVM, which would end
        var before = Signals.register(INTERRUPT, () -> terminal.raise(Terminal.Signal.INT));
        try {
            return shell.loop();
        } finally {
            Signals.unregister(INTERRUPT, before);
        }
    }

    private static boolean isDumb(Terminal terminal) {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    private static Page page(Terminal terminal, Map<String, String> environment) {
        var width = terminal.getWidth() > 0 ? terminal.getWidth() : Page.UNLIMITED;
        var plain =
                isDumb(terminal) || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Page(
                width,
                plain ? Paint.NONE : Paint.ANSI,
                isDumb(terminal) ? Branches.ASCII : Branches.of(terminal.encoding()));
    }

    private int loop() {
        var code = Exit.OK.code();
        while (true) {
            try {
                var line = reader.readLine(prompt.text()).strip();
                if (line.equals(EXIT) || line.equals(QUIT)) {
                    return code;
                }
                code = run(line);
            } catch (UserInterruptException ctrlC) {
                endLineOfDumb();
                code = Exit.INTERRUPTED.code();
            } catch (EndOfFileException ctrlD) {
                return code;
            }
        }
    }

    /** Ctrl-C interrupts the command, not the shell. */
    private int run(String line) {
        var me = Thread.currentThread();
        var interrupted = new AtomicBoolean();
        var before = terminal.handle(Terminal.Signal.INT, signal -> {
            interrupted.set(true);
            me.interrupt();
        });
        try {
            return runner.run(line);
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            // an interrupt that came too late must not end the next command
            var late = Thread.interrupted();
            if (late || interrupted.get()) {
                console.err().println();
            }
            console.err().flush();
        }
    }

    /** JLine leaves the cursor behind {@code ^C} there. */
    private void endLineOfDumb() {
        if (isDumb(terminal)) {
            terminal.writer().println();
            terminal.writer().flush();
        }
    }

    private Optional<String> ask(String question) {
        try {
            return Optional.of(asker.readLine(question));
        } catch (UserInterruptException | EndOfFileException no) {
            endLineOfDumb();
            return Optional.of("");
        }
    }
}
