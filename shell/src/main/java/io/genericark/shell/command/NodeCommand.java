package io.genericark.shell.command;

import io.genericark.core.Command.ConfirmLost;
import io.genericark.core.Command.SetMode;
import io.genericark.core.Mode;
import io.genericark.core.NodeId;
import io.genericark.shell.render.NodeText;
import io.genericark.shell.render.StatusText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.view.NodeRow;
import io.genericark.shell.view.Progress;
import io.genericark.shell.view.StatusView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "node", description = "Shows nodes and what they may do.")
final class NodeCommand {
    private final Ark ark;

    NodeCommand(Ark ark) {
        this.ark = ark;
    }

    @Command(name = "list", description = "Lists the nodes.")
    int list() {
        var look = ark.node().look();
        var status = StatusView.of(look);
        var console = ark.console();
        ark.print(
                () -> ark.banner(look) + new StatusText(status, console.page()).nodes(),
                () -> Json.document("ark.nodes/1", look, "nodes", status.nodes()),
                () -> status.nodes().stream().map(NodeRow::node).toList());
        return Exit.OK.code();
    }

    @Command(name = "show", description = "Shows all that is known of a node.")
    int show(@Parameters(paramLabel = "NODE", completionCandidates = NodeNames.class) NodeId node) {
        var look = ark.node().look();
        Found.node(look, node);
        var row = StatusView.of(look).nodes().stream()
                .filter(n -> n.node().equals(node.value()))
                .findFirst()
                .orElseThrow();
        ark.print(
                () -> ark.banner(look) + NodeText.of(look, row),
                () -> Json.document("ark.node/1", look, "shown", row),
                () -> List.of(row.node()));
        return Exit.OK.code();
    }

    @Command(name = "standby", description = "Moves everything off a node and places nothing there; asks first.")
    int standby(
            @Parameters(paramLabel = "NODE", completionCandidates = NodeNames.class) NodeId node,
            @Option(names = "--yes", description = "do not ask") boolean yes,
            @Mixin WaitOptions wait)
            throws InterruptedException {
        var command = new SetMode(node, Mode.STANDBY);
        if (!yes) {
            var refused = new Plans(ark).confirm(ark.node().look(), command);
            if (refused.isPresent()) {
                return refused.get().code();
            }
        }
        return new Changes(ark).service(command, wait, look -> Progress.empty(look, node));
    }

    @Command(name = "resume", description = "Lets a node in standby take hierarchies again.")
    int resume(@Parameters(paramLabel = "NODE", completionCandidates = NodeNames.class) NodeId node) {
        return new Changes(ark).now(new SetMode(node, Mode.ONLINE));
    }

    @Command(
            name = "maintenance",
            description = "on: nothing on this node is checked, recovered or moved. off: as before.")
    int maintenance(
            @Parameters(paramLabel = "NODE", completionCandidates = NodeNames.class) NodeId node,
            @Parameters(paramLabel = "on|off") OnOff onOff) {
        return new Changes(ark)
                .now(new SetMode(
                        node,
                        switch (onOff) {
                            case ON -> Mode.MAINTENANCE;
                            case OFF -> Mode.ONLINE;
                        }));
    }

    @Command(
            name = "confirm-lost",
            description =
                    "You went to look, and the machine is off: its hierarchies are placed anew at once. Asks first.")
    int confirmLost(
            @Parameters(paramLabel = "NODE", completionCandidates = NodeNames.class) NodeId node,
            @Option(names = "--yes", description = "do not ask") boolean yes) {
        var known = Found.node(ark.node().look(), node);
        var question = "If " + node + " still runs, two nodes will act at once. Is it certainly off?";
        if (!yes && !ark.console().confirms(question)) {
            ark.tell("nothing was done");
            return Exit.FAILED.code();
        }
        return new Changes(ark).now(new ConfirmLost(node, known.incarnation(), "an operator"));
    }
}
