package io.genericark.shell.command;

import io.genericark.admin.AdminReply.Finding;
import io.genericark.admin.AdminReply.Inspected;
import io.genericark.admin.AdminRequest.Inspect;
import io.genericark.admin.AdminRequest.Inspection;
import io.genericark.core.Tag;
import io.genericark.shell.session.Exit;
import io.genericark.shell.view.Look;
import java.util.List;
import java.util.stream.Collectors;

/** What a kit saw, as text. */
final class Inspections {
    private Inspections() {}

    /** Has the kit of a resource look, on the node that answers; {@code cannot} says what it cannot do when it has no such ability. */
    static Inspected ask(Ark ark, Look look, Tag tag, Inspection inspection, String cannot) {
        var name = Found.resource(look, tag).kit();
        var kit = KitCheck.find(ark.node().kitsFor(name), name);
        KitCheck.requireAbility(kit, inspection.name(), tag, cannot);
        return ark.node().inspect(new Inspect(tag, inspection));
    }

    /** Whether a restore would fail (1), whether something is doubtful or not known (3), or neither. */
    static Exit exit(String outcome, List<Finding> findings) {
        if (outcome.equals("DENIED") || outcome.equals("BROKEN") || has(findings, "ERROR")) {
            return Exit.FAILED;
        }
        var known = outcome.equals("OK") && !has(findings, "UNKNOWN");
        return known && !has(findings, "WARNING") ? Exit.OK : Exit.DEGRADED;
    }

    private static boolean has(List<Finding> findings, String severity) {
        return findings.stream().anyMatch(f -> f.severity().equals(severity));
    }

    static String text(Inspected seen) {
        return seen.outcome() + (seen.reason().isEmpty() ? "" : ", " + seen.reason()) + "\n"
                + seen.lines().stream().map(l -> l + "\n").collect(Collectors.joining());
    }
}
