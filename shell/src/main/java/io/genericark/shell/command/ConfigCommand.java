package io.genericark.shell.command;

import io.genericark.shell.session.Exit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "config", description = "Shows how this node is configured.")
final class ConfigCommand {
    private final Ark ark;

    ConfigCommand(Ark ark) {
        this.ark = ark;
    }

    @Command(name = "show", description = "Prints the effective configuration, or the time budget with its sum.")
    int show(@Option(names = "--timing", description = "the time budget instead") boolean timing) {
        var configured = ark.node().configuration();
        ark.print(
                () -> (timing ? configured.timing() : configured.configuration()).stripTrailing() + "\n",
                () -> Json.document("ark.config/1", configured),
                List::of);
        return Exit.OK.code();
    }
}
