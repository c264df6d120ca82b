package io.genericark.shell.view;

import io.genericark.core.NodeId;
import io.genericark.core.PreflightProblem;
import io.genericark.core.Severity;
import io.genericark.core.Tag;
import java.util.ArrayList;
import java.util.List;

/** What stands in the way of a resource on a node, as that node found by itself. */
public record Ailment(Tag tag, NodeId node, PreflightProblem problem) {

    /** All that the cluster knows, by resource and node. */
    public static List<Ailment> of(Look look) {
        var all = new ArrayList<Ailment>();
        look.state()
                .preflights()
                .problems()
                .forEach((tag, nodes) ->
                        nodes.forEach((node, problems) -> problems.forEach(p -> all.add(new Ailment(tag, node, p)))));
        return all;
    }

    public boolean isError() {
        return problem.severity() == Severity.ERROR;
    }

    /** The same for the operator. A warning at most: nothing has failed yet. */
    public Problem toProblem() {
        var again = "ark doctor on " + node;
        return new Problem(
                Severity.WARNING,
                tag.value(),
                problem.sentence(tag, node),
                problem.next().isEmpty() ? again : problem.next() + "; then " + again);
    }
}
