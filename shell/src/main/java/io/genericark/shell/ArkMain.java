package io.genericark.shell;

import io.genericark.shell.command.ArkCommandLine;
import io.genericark.shell.interactive.LineRunner;
import io.genericark.shell.interactive.Shell;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Exit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.utils.Signals;

/** The process behind {@code ark}: one command, a script of commands, or the interactive shell. */
public final class ArkMain {
    private ArkMain() {}

    /** Ends the JVM with the command's exit code. */
    @SuppressWarnings("SystemExitOutsideMain") // the exit code is this program's answer
    public static void main(String[] args) throws IOException {
        System.setProperty("logback.configurationFile", "io/genericark/shell/logback.xml");
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) throws IOException {
        if (args.isEmpty()) {
            return Machine.hasTerminal() ? Shell.onTerminal(System.getenv()) : script(stdin());
        }
        if (args.equals(List.of("-"))) {
            return script(stdin());
        }
        if (args.getFirst().equals("-f")) {
            return scriptFile(args);
        }
        var main = Thread.currentThread();
        Signals.register("INT", main::interrupt);
        return ArkCommandLine.create(Machine.console(), System.getenv()).execute(args.toArray(String[]::new));
    }

    private static int scriptFile(List<String> args) throws IOException {
        if (args.size() != 2) {
            System.err.println("ark: -f takes one file of commands: ark -f FILE");
            return Exit.USAGE.code();
        }
        var file = Path.of(args.getLast());
        if (!Files.isReadable(file)) {
            System.err.println("ark: cannot read " + file + "; does it exist, and may you read it?");
            return Exit.NOT_FOUND.code();
        }
        try (var lines = Files.newBufferedReader(file)) {
            return script(lines);
        }
    }

    private static Reader stdin() {
        return new InputStreamReader(System.in, StandardCharsets.UTF_8);
    }

    private static int script(Reader commands) throws IOException {
        Signals.register("INT", Thread.currentThread()::interrupt);
        var machine = Machine.console();
        // a script is never asked: what it does not say with --yes is not done
        var console = new Console(machine.out(), machine.err(), machine.pages(), Console.Person.NOBODY, machine.time());
        return new LineRunner(console, System.getenv()).script(new BufferedReader(commands));
    }
}
