package io.genericark.shell.command;

import io.genericark.authoring.KitPage;
import io.genericark.shell.session.Exit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "docs", description = "Prints the documentation of a kit as Markdown: parameters, timeouts, abilities.")
final class KitDocsCommand implements Callable<Integer> {
    private record Docs(String kit, String markdown) {}

    private final Ark ark;

    @Parameters(paramLabel = "KIT", completionCandidates = LocalKits.Names.class, description = "its name, or its file")
    private String kit = "";

    @Mixin
    private LocalKits kits = new LocalKits();

    KitDocsCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() throws InterruptedException {
        var found = kits.of(kit).find();
        var page = KitPage.of(found);
        var name = found.descriptor().name();
        ark.print(() -> page, () -> Json.document("ark.kit-docs/1", new Docs(name, page)), () -> List.of(name));
        return Exit.OK.code();
    }
}
