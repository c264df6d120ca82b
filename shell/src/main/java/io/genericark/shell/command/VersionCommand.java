package io.genericark.shell.command;

import io.genericark.node.Version;
import io.genericark.shell.session.Exit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Prints the version of this command and of Java.")
final class VersionCommand implements Callable<Integer> {
    private record Versions(String ark, String java) {}

    private final Ark ark;

    VersionCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var versions = new Versions(Version.TEXT, Runtime.version().toString());
        ark.print(
                () -> "ark " + versions.ark() + " (Java " + versions.java() + ")\n",
                () -> Json.document("ark.version/1", versions),
                () -> List.of(versions.ark()));
        return Exit.OK.code();
    }
}
