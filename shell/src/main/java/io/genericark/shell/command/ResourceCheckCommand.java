package io.genericark.shell.command;

import io.genericark.admin.AdminReply.Inspected;
import io.genericark.admin.AdminRequest.Inspect;
import io.genericark.admin.AdminRequest.Inspection;
import io.genericark.core.Tag;
import io.genericark.shell.session.Exit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Runs the kit's quickCheck now, or its deepCheck, on the node that answers. Changes nothing.")
final class ResourceCheckCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(paramLabel = "TAG", completionCandidates = TagNames.class)
    private Tag tag = Unset.TAG;

    @Option(names = "--deep", description = "Looks slower and thoroughly, where the kit can.")
    private boolean deep;

    ResourceCheckCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var look = ark.node().look();
        Found.resource(look, tag);
        var here = look.report().node();
        var owner = look.state().placementOf(tag).owner();
        if (!here.equals(owner)) {
            ark.tell("checked on " + here + ", but it is " + (owner == null ? "out of service" : "on " + owner)
                    + "; ask the node there with --socket");
        }
        var seen = ark.node().inspect(new Inspect(tag, deep ? Inspection.DEEP_CHECK : Inspection.QUICK_CHECK));
        ark.print(
                () -> tag + " on " + here + ": " + Inspections.text(seen),
                () -> Json.document("ark.inspection/1", look, "inspection", seen),
                () -> List.of(seen.outcome()));
        return exit(seen).code();
    }

    private static Exit exit(Inspected seen) {
        return switch (seen.outcome()) {
            case "HEALTHY" -> Exit.OK;
            case "UNKNOWN", "DRIFTED" -> Exit.DEGRADED;
            default -> Exit.FAILED;
        };
    }
}
