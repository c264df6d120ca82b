package io.genericark.shell.command;

import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "help", description = "Shows what there is, or how a command is used.")
final class HelpCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(paramLabel = "COMMAND", arity = "0..*")
    private List<String> path = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    HelpCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec).root().commandLine();
        for (var name : path) {
            var next = command.getSubcommands().get(name);
            if (next == null) {
                throw new Trouble(
                        Exit.NOT_FOUND,
                        "there is no command '" + name + "' in "
                                + command.getCommandSpec().qualifiedName() + ". Next: ark help");
            }
            command = next;
        }
        command.usage(ark.console().out());
        ark.console().out().flush();
        return Exit.OK.code();
    }
}
