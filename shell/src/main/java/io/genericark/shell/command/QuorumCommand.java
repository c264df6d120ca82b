package io.genericark.shell.command;

import io.genericark.shell.render.QuorumText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.view.QuorumView;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "quorum", description = "Shows whether this node reaches a majority.")
final class QuorumCommand {
    private final Ark ark;

    QuorumCommand(Ark ark) {
        this.ark = ark;
    }

    @Command(name = "status", description = "Shows voters, lease and consensus. Exit code 3 without quorum.")
    int status() {
        var look = ark.node().look();
        var quorum = QuorumView.of(look);
        ark.print(
                () -> ark.banner(look) + QuorumText.of(look.report().node(), quorum),
                () -> Json.document("ark.quorum/1", look, "voting", quorum),
                () -> List.of(quorum.quorum()));
        return quorum.isReached() ? Exit.OK.code() : Exit.DEGRADED.code();
    }
}
