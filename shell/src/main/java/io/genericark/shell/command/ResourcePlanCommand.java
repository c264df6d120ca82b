package io.genericark.shell.command;

import io.genericark.admin.AdminRequest.Inspection;
import io.genericark.core.Tag;
import io.genericark.shell.session.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "plan", description = "Says what a restore on the node that answers would change now. Changes nothing.")
final class ResourcePlanCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(paramLabel = "TAG", completionCandidates = TagNames.class)
    private Tag tag = Unset.TAG;

    ResourcePlanCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var look = ark.node().look();
        var seen = Inspections.ask(ark, look, tag, Inspection.PLAN, "plan");
        ark.print(
                () -> tag + " on " + look.report().node() + ": " + Inspections.text(seen)
                        + (seen.outcome().equals("OK") && seen.lines().isEmpty() ? "nothing would change\n" : ""),
                () -> Json.document("ark.inspection/1", look, "inspection", seen),
                seen::lines);
        if (!seen.outcome().equals("OK")) {
            return Exit.FAILED.code();
        }
        return (seen.lines().isEmpty() ? Exit.OK : Exit.HAS_CHANGES).code();
    }
}
