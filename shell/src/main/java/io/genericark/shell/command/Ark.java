package io.genericark.shell.command;

import io.genericark.shell.render.Paint.Tone;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.NodeAccess;
import io.genericark.shell.view.Look;
import io.genericark.shell.view.QuorumView;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the grammar and the options that every command has. One object for each console; for one thread. */
@Command(
        name = "ark",
        description = "Administers a Generic ARK cluster through the node on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StatusCommand.class,
            DoctorCommand.class,
            WhyCommand.class,
            RestoreCommand.class,
            RemoveCommand.class,
            SwitchoverCommand.class,
            ResourceCommand.class,
            NodeCommand.class,
            SimulateCommand.class,
            EventsCommand.class,
            KitCommand.class,
            PluginCommand.class,
            QuorumCommand.class,
            VipCommand.class,
            ConfigCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Without a command and on a terminal: the interactive shell. -f FILE or - runs a script of commands.",
            "",
            "Two more commands start other programs, each with its own --help:",
            "  agent       run a node:  ark agent --config FILE",
            "  demo        watch a failover:  ark demo",
            "",
            "Exit codes: 0 ok, 1 failed, 2 usage, 3 degraded, 4 not found, 5 refused, 6 waited too long,",
            "7 not permitted, 8 node unreachable, 10 --plan has changes, 130 interrupted"
        })
public final class Ark {
    private static final String DEFAULT_SOCKET = "/run/ark/admin.sock";

    private final Console console;
    private final Path defaultSocket;

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            scope = ScopeType.INHERIT,
            description = "the node's admin socket; default: $ARK_SOCKET, else " + DEFAULT_SOCKET)
    private Path socket = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "table, json or name")
    private Format format = Format.TABLE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this help")
    private boolean helpAsked;

    public Ark(Console console, Map<String, String> environment) {
        this.console = console;
        defaultSocket = Path.of(environment.getOrDefault("ARK_SOCKET", DEFAULT_SOCKET));
    }

    public Console console() {
        return console;
    }

    Format format() {
        return format;
    }

    boolean isHelpAsked() {
        return helpAsked;
    }

    /** The node that the options name. */
    public NodeAccess node() {
        return new NodeAccess(socket.toString().isEmpty() ? defaultSocket : socket, console.time());
    }

    /** Prints in the format asked for: a table, a document, or names. */
    void print(Supplier<String> table, Supplier<String> json, Supplier<Collection<String>> names) {
        switch (format) {
            case TABLE -> console.out().print(table.get());
            case JSON -> console.out().println(json.get());
            case NAME -> names.get().forEach(console.out()::println);
        }
        console.out().flush();
    }

    /** A node without quorum says so above every table. */
    String banner(Look look) {
        return look.hasQuorum()
                ? ""
                : console.page().painted(Tone.BAD, QuorumView.of(look).warning(), 0);
    }

    void tell(String text) {
        console.err().println(text);
        console.err().flush();
    }
}
