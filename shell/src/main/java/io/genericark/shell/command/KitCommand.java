package io.genericark.shell.command;

import io.genericark.admin.AdminReply.Kit;
import io.genericark.admin.AdminReply.KitList;
import io.genericark.admin.AdminRequest.PushKit;
import io.genericark.core.Command.UnpushKit;
import io.genericark.core.KitFit;
import io.genericark.core.NodeId;
import io.genericark.shell.render.KitText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.view.KitProblems;
import io.genericark.shell.view.KitRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "kit",
        description =
                "Shows the kits of this node and of all nodes, hands kits to all nodes, and helps to write new ones.",
        subcommands = {
            KitNewCommand.class,
            KitLintCommand.class,
            KitTestCommand.class,
            KitDocsCommand.class,
            KitIamCommand.class
        })
final class KitCommand {
    private record One(Kit kit, KitRow nodes) {}

    private final Ark ark;

    KitCommand(Ark ark) {
        this.ark = ark;
    }

    @Command(name = "list", description = "Lists the kits, and the files that look like kits and cannot be used.")
    int list(
            @Option(names = "--nodes", description = "all nodes: version and hash there, differences marked")
                    boolean nodes) {
        return nodes ? listNodes() : listHere();
    }

    private int listHere() {
        KitList kits = ark.node().kits();
        ark.print(
                () -> KitText.list(kits, ark.console().page()),
                () -> Json.document("ark.kits/1", kits),
                () -> kits.kits().stream().map(Kit::name).toList());
        return Exit.OK.code();
    }

    private int listNodes() {
        var look = ark.node().look();
        var rows = KitRow.all(look);
        ark.print(
                () -> ark.banner(look)
                        + KitText.nodes(
                                rows, KitProblems.of(look), ark.console().page()),
                () -> Json.document("ark.kits-on-nodes/1", look, "kits", rows),
                () -> rows.stream().map(KitRow::kit).toList());
        return Exit.OK.code();
    }

    @Command(
            name = "show",
            description = "Shows a kit: its parameters, timeouts and abilities, and which version each node has.")
    int show(@Parameters(paramLabel = "KIT", completionCandidates = KitNames.class) String name) {
        var kit = KitCheck.find(ark.node().kitsFor(name), name);
        var look = ark.node().look();
        var row = KitRow.of(look, KitFit.bare(name));
        ark.print(
                () -> KitText.one(kit) + KitCheck.list(kit) + "\n\n"
                        + KitText.nodes(List.of(row), List.of(), ark.console().page()),
                () -> Json.document("ark.kit/1", new One(kit, row)),
                () -> List.of(kit.name()));
        return Exit.OK.code();
    }

    @Command(
            name = "push",
            description = "Hands a script kit, as it is on this node's disk now, to all nodes: each writes it once.")
    int push(
            @Parameters(paramLabel = "KIT", completionCandidates = KitNames.class) String name,
            @Option(
                            names = "--with",
                            paramLabel = "PATH",
                            description = "a file or directory that goes with it beside what it may import,"
                                    + " relative to scripts/; may be repeated")
                    @Nullable
                    List<String> helpers,
            @Option(
                            names = "--to",
                            paramLabel = "NODE,...",
                            split = ",",
                            completionCandidates = NodeNames.class,
                            description = "only these nodes; default: all, also those that join later")
                    @Nullable
                    List<NodeId> to,
            @Mixin WaitOptions wait)
            throws InterruptedException {
        return new Changes(ark)
                .push(
                        new PushKit(
                                KitFit.bare(name), orNone(helpers), new TreeSet<>(orNone(to)), Changes.SUBMIT_MILLIS),
                        wait);
    }

    /** An option that was not given is null. */
    private static <T> List<T> orNone(@Nullable List<T> given) {
        return given == null ? new ArrayList<>() : given;
    }

    @Command(
            name = "unpush",
            description = "Hands a pushed kit no longer to nodes that do not have it; what is on disks stays.")
    int unpush(@Parameters(paramLabel = "KIT") String name) {
        return new Changes(ark).now(new UnpushKit(KitFit.bare(name)));
    }
}
