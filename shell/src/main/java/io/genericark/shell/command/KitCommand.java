package io.genericark.shell.command;

import io.genericark.admin.AdminReply.Kit;
import io.genericark.admin.AdminReply.KitList;
import io.genericark.shell.render.KitText;
import io.genericark.shell.session.Exit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "kit", description = "Shows the kits that this node can use.")
final class KitCommand {
    private record One(Kit kit) {}

    private final Ark ark;

    KitCommand(Ark ark) {
        this.ark = ark;
    }

    @Command(name = "list", description = "Lists the kits, and the files that look like kits and cannot be used.")
    int list() {
        KitList kits = ark.node().kits();
        ark.print(
                () -> KitText.list(kits, ark.console().page()),
                () -> Json.document("ark.kits/1", kits),
                () -> kits.kits().stream().map(Kit::name).toList());
        return Exit.OK.code();
    }

    @Command(name = "show", description = "Shows a kit: its parameters, timeouts and abilities.")
    int show(@Parameters(paramLabel = "KIT", completionCandidates = KitNames.class) String name) {
        var kit = KitCheck.find(ark.node().kits(), name);
        ark.print(
                () -> KitText.one(kit) + KitCheck.list(kit) + "\n",
                () -> Json.document("ark.kit/1", new One(kit)),
                () -> List.of(kit.name()));
        return Exit.OK.code();
    }
}
