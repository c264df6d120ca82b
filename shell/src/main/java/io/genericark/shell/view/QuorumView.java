package io.genericark.shell.view;

import io.genericark.admin.NodeReport;
import io.genericark.core.NodeId;
import java.util.List;
import java.util.Locale;

/**
 * Whether the answering node reaches a majority.
 *
 * @param reached voters that it hears, itself included
 * @param needed how many it takes
 * @param leaseLeftMillis how long it may still act; negative when it may not
 */
public record QuorumView(
        String quorum,
        int reached,
        int needed,
        int voters,
        List<String> unheard,
        long leaseLeftMillis,
        String grip,
        String gripReason,
        NodeReport.Consensus consensus) {
    public QuorumView {
        unheard = List.copyOf(unheard);
    }

    public static QuorumView of(Look look) {
        var report = look.report();
        return new QuorumView(
                report.quorum().name().toLowerCase(Locale.ROOT),
                look.reached(),
                look.state().majority(),
                look.state().nodes().size(),
                look.state().nodes().keySet().stream()
                        .filter(n -> !n.equals(report.node()))
                        .filter(n -> look.peer(n).map(p -> p.pathsUp() == 0).orElse(true))
                        .map(NodeId::value)
                        .toList(),
                report.leaseLeftMillis(),
                report.grip(),
                report.gripReason(),
                report.consensus());
    }

    /** True when the answering node reaches a majority. */
    public boolean isReached() {
        return quorum.equals("yes");
    }

    /** One sentence for every view of a node without quorum. */
    public String warning() {
        return "NO QUORUM: this node reaches " + reached + " of " + voters + " voters and needs " + needed
                + (unheard.isEmpty() ? "" : "; not heard: " + String.join(" ", unheard))
                + (gripReason.isEmpty() ? "" : "; " + gripReason)
                + ". Nothing can be changed or placed from here, and what is shown may be old.";
    }
}
