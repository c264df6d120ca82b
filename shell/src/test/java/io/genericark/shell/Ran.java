package io.genericark.shell;

import io.genericark.shell.command.ArkCommandLine;
import io.genericark.shell.render.Page;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Time;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** What came of one command line. */
record Ran(int code, String out, String err) {
    /** Runs without a terminal: nobody can be asked. */
    static Ran ark(Path socket, String... args) {
        return as(Console.Person.NOBODY, new SteppedTime(), socket, args);
    }

    static Ran as(Console.Person person, Time time, Path socket, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var console = new Console(new PrintWriter(out), new PrintWriter(err), () -> Page.PLAIN, person, time);
        var code = ArkCommandLine.create(console, Map.of("ARK_SOCKET", socket.toString()))
                .execute(args);
        console.out().flush();
        console.err().flush();
        return new Ran(code, out.toString(), err.toString());
    }
}
