package io.genericark.shell.render;

import io.genericark.shell.view.Ages;
import io.genericark.shell.view.Look;
import io.genericark.shell.view.NodeRow;
import java.util.Locale;

/** One node in full, as {@code name value} lines. */
public final class NodeText {
    private final StringBuilder text = new StringBuilder();

    private NodeText() {}

    public static String of(Look look, NodeRow node) {
        var page = new NodeText();
        page.line("node", node.node());
        page.line("state", node.state() + (look.hasQuorum() ? "" : "?"));
        page.line("role", node.role());
        page.line("mode", node.mode());
        page.line("presence", node.presence());
        page.line("incarnation", node.incarnation());
        page.line("suspected by", node.suspectedBy().isEmpty() ? "-" : String.join(" ", node.suspectedBy()));
        page.line("in service", node.inService().isEmpty() ? "-" : String.join(" ", node.inService()));
        if (look.report().node().value().equals(node.node())) {
            page.own(look);
        } else {
            page.line("last heard", Ages.ago(node.heardMillisAgo()));
            page.line("paths", node.pathsUp() + " of " + node.paths() + " work");
            page.line(
                    "round trip",
                    node.roundTripMillis() < 0 ? "?" : String.format(Locale.ROOT, "%.1f ms", node.roundTripMillis()));
        }
        return page.text.toString();
    }

    private void own(Look look) {
        var report = look.report();
        var renewals = report.renewals();
        line("version", report.version());
        line("lease", report.leaseLeftMillis() < 0 ? "none" : "runs, " + report.leaseLeftMillis() + " ms left");
        line(
                "renewed",
                renewals.count() + " times, longest gap " + renewals.longestGapMillis() + " ms"
                        + (renewals.lapses() == 0 ? ", never too late" : ", too late " + renewals.lapses() + " times"));
        line(
                "acts",
                report.grip().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (report.gripReason().isEmpty() ? "" : ": " + report.gripReason()));
        line("guard", report.guard());
        line("kit-host", report.kitHost());
    }

    private void line(String name, Object value) {
        text.append(String.format(Locale.ROOT, "%-14s  %s%n", name, value));
    }
}
