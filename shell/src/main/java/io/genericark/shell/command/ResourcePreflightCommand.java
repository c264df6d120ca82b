package io.genericark.shell.command;

import io.genericark.admin.AdminRequest.Inspection;
import io.genericark.core.Tag;
import io.genericark.shell.render.FindingsText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "preflight",
        description =
                "Examines what a restore needs on the node that answers: permissions, programs, files. Changes nothing.")
final class ResourcePreflightCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(paramLabel = "TAG", completionCandidates = TagNames.class)
    private Tag tag = Unset.TAG;

    ResourcePreflightCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var look = ark.node().look();
        var seen = Inspections.ask(ark, look, tag, Inspection.PREFLIGHT, "say what it needs");
        ark.print(
                () -> tag + " on " + look.report().node() + ": " + Inspections.text(seen)
                        + FindingsText.of(seen.findings(), ark.console().page()),
                () -> Json.document("ark.inspection/1", look, "inspection", seen),
                () -> List.of(seen.outcome()));
        return Inspections.exit(seen.outcome(), seen.findings()).code();
    }
}
