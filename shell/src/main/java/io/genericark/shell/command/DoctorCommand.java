package io.genericark.shell.command;

import io.genericark.admin.AdminReply.Examination;
import io.genericark.admin.AdminRequest.Examine;
import io.genericark.admin.AdminRequest.Scope;
import io.genericark.core.NodeId;
import io.genericark.shell.render.DoctorText;
import io.genericark.shell.render.StatusText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import io.genericark.shell.view.Ailment;
import io.genericark.shell.view.Look;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Has the kits examine now what a restore needs on this node: rights, the way to AWS, the clock, programs, files.",
            "Changes nothing. Then says what the other nodes found when they looked last (ark.preflight.interval).",
            "Exit code 1 when a restore would fail somewhere, 3 when something is doubtful or not known."
        })
final class DoctorCommand implements Callable<Integer> {
    private record Examined(NodeId node, List<Examination> examinations, List<Ailment> elsewhere) {}

    private final Ark ark;

    @Option(names = "--aws", description = "examine only resources whose kits use AWS")
    private boolean aws;

    @Option(
            names = "--node",
            paramLabel = "NODE",
            completionCandidates = NodeNames.class,
            description = "only this node; one that does not answer here is not asked to look again")
    private @Nullable NodeId node;

    DoctorCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var here = here();
        var examinations = isMeant(here)
                ? ark.node().examine(new Examine(aws ? Scope.AWS : Scope.ALL)).examinations()
                : List.<Examination>of();
        var elsewhere = Ailment.of(ark.node().look()).stream()
                .filter(a -> !a.node().equals(here) && isMeant(a.node()))
                .toList();
        ark.print(
                () -> text(here, examinations, elsewhere),
                () -> Json.document("ark.doctor/1", new Examined(here, examinations, elsewhere)),
                () -> examinations.stream().map(e -> e.tag().value()).toList());
        return exit(examinations, elsewhere).code();
    }

    /** The node that answers; refuses a node that is none of the cluster. */
    private NodeId here() {
        Look look = ark.node().look();
        if (node != null && !look.state().nodes().containsKey(node)) {
            throw new Trouble(Exit.NOT_FOUND, "there is no node " + node + "; see: ark node list");
        }
        return look.report().node();
    }

    private boolean isMeant(NodeId each) {
        return node == null || node.equals(each);
    }

    private String text(NodeId here, List<Examination> examinations, List<Ailment> elsewhere) {
        var page = ark.console().page();
        if (!isMeant(here) && elsewhere.isEmpty()) {
            return "nothing is known to be wrong on " + node + ". To have it look now: ark doctor on " + node + "\n";
        }
        return (isMeant(here) ? DoctorText.of(here, examinations, page) : "")
                + elsewhere.stream()
                        .map(a -> StatusText.problem(a.toProblem(), page))
                        .collect(Collectors.joining());
    }

    private static Exit exit(List<Examination> examinations, List<Ailment> elsewhere) {
        var worst = elsewhere.isEmpty() ? Exit.OK : Exit.DEGRADED;
        if (elsewhere.stream().anyMatch(Ailment::isError)) {
            return Exit.FAILED;
        }
        for (var examination : examinations) {
            var exit = Inspections.exit(examination.outcome(), examination.findings());
            if (exit == Exit.FAILED) {
                return exit;
            }
            worst = exit == Exit.OK ? worst : exit;
        }
        return worst;
    }
}
