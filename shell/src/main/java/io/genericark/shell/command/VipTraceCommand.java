package io.genericark.shell.command;

import io.genericark.admin.AdminRequest.Inspection;
import io.genericark.core.Tag;
import io.genericark.crossregion.walk.Dot;
import io.genericark.crossregion.walk.Mermaid;
import io.genericark.crossregion.walk.Picture;
import io.genericark.crossregion.walk.Walk;
import io.genericark.crossregion.walk.WalkJson;
import io.genericark.crossregion.walk.WalkText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "trace",
        description = {
            "Follows a packet to the VIP, from every source that the kit knows.",
            "With --from-snapshot: table by table from every VPC and zone and back, as it would go after a move to --to."
        })
final class VipTraceCommand implements Callable<Integer> {
    enum Drawing {
        MERMAID,
        DOT
    }

    private final Ark ark;

    @Parameters(paramLabel = "TAG", arity = "0..1", completionCandidates = TagNames.class)
    private @Nullable Tag tag;

    @Mixin
    private SnapshotOptions options = new SnapshotOptions();

    @Option(names = "--unmoved", description = "as packets go in the snapshot before the move")
    private boolean unmoved;

    @Option(
            names = "--draw",
            paramLabel = "LANGUAGE",
            description = "draw the ways in the snapshot as a picture: mermaid, or dot for Graphviz")
    private @Nullable Drawing drawing;

    VipTraceCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        if (options.areGiven()) {
            return onSnapshot();
        }
        if (tag == null || drawing != null) {
            throw new Trouble(
                    Exit.USAGE, "name the resource whose VIP is traced, or give --from-snapshot FILE and --to NODE");
        }
        return onNode(tag);
    }

    private int onNode(Tag of) {
        var look = ark.node().look();
        var seen = Inspections.ask(ark, look, of, Inspection.TRACE, "trace");
        ark.print(
                () -> of + ": " + Inspections.text(seen),
                () -> Json.document("ark.inspection/1", look, "inspection", seen),
                () -> List.of(seen.outcome()));
        return seen.outcome().equals("OK") ? Exit.OK.code() : Exit.FAILED.code();
    }

    private int onSnapshot() {
        var rehearsal = options.rehearsal();
        var walks = unmoved ? rehearsal.before() : rehearsal.after();
        ark.print(
                () -> joined(walks, this::shown),
                () -> joined(walks, WalkJson::of),
                () -> walks.stream().map(walk -> walk.vip().toString()).toList());
        return walks.stream().allMatch(Walk::isGood) ? Exit.OK.code() : Exit.FAILED.code();
    }

    private String shown(Walk walk) {
        return switch (drawing) {
            case null -> WalkText.ways(walk);
            case MERMAID -> Mermaid.of(Picture.of(walk));
            case DOT -> Dot.of(Picture.of(walk));
        };
    }

    private static String joined(List<Walk> walks, Function<Walk, String> text) {
        return walks.stream().map(text).collect(Collectors.joining("\n"));
    }
}
