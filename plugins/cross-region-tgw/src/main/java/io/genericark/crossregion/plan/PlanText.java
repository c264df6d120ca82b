package io.genericark.crossregion.plan;

import io.genericark.crossregion.plan.VipChange.RouteChange;
import io.genericark.crossregion.plan.VipChange.SourceDestCheckOff;
import io.genericark.crossregion.topology.Topology;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan for people: a diff of each table with its reason, in the order in which it would be written, what is left alone, and what it
 * would cost. {@code +} is created, {@code ~} is changed, {@code !} is a finding.
 */
public final class PlanText {

    private PlanText() {}

    /** Some lines, each ended by a line break. */
    public static String of(Plan plan, Topology topology) {
        StringBuilder text = new StringBuilder();
        int stage = -1;
        int number = 0;
        for (VipChange change : plan.changes()) {
            if (change.stage() != stage) {
                stage = change.stage();
                text.append(number == 0 ? "" : "\n")
                        .append("step ")
                        .append(++number)
                        .append('\n');
            }
            text.append(change(change));
        }
        plan.findings().forEach(finding -> text.append("! ").append(finding).append('\n'));
        return text.append(sum(plan, Calls.of(plan.changes(), topology))).toString();
    }

    private static String change(VipChange change) {
        return switch (change) {
            case SourceDestCheckOff off ->
                "  " + off.eni() + " in " + off.place() + "\n    ~ source/dest check: on -> off\n      because "
                        + off.step().why() + "\n";
            case RouteChange route ->
                "  " + route.table() + " in " + route.place() + "\n    "
                        + route.from()
                                .map(from -> "~ " + route.destination() + ": " + from + " -> " + route.to())
                                .orElse("+ " + route.destination() + ": " + route.to())
                        + "\n      because " + route.why() + "\n";
        };
    }

    private static String sum(Plan plan, Calls calls) {
        List<VipChange> changes = plan.changes();
        if (changes.isEmpty()) {
            return plan.isEmpty() ? "Nothing to change.\n" : "Nothing can be changed.\n";
        }
        long created = changes.stream()
                .filter(change ->
                        change instanceof RouteChange route && route.from().isEmpty())
                .count();
        return "Plan: " + created + " to create, " + (changes.size() - created) + " to change. Calls:\n"
                + calls.reads().entrySet().stream()
                        .map(reads -> "  " + reads.getKey() + ": "
                                + calls.writes().getOrDefault(reads.getKey(), 0) + " to write, " + reads.getValue()
                                + " to look at everything once\n")
                        .collect(Collectors.joining())
                + (calls.seconds() > 0
                        ? "EC2's quota makes the writes last at least " + Math.round(calls.seconds()) + " s.\n"
                        : "");
    }
}
