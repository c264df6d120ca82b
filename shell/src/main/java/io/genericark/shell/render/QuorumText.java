package io.genericark.shell.render;

import io.genericark.core.NodeId;
import io.genericark.shell.view.QuorumView;

/** Quorum as text. */
public final class QuorumText {
    private QuorumText() {}

    public static String of(NodeId node, QuorumView quorum) {
        var consensus = quorum.consensus();
        return "quorum     " + quorum.quorum() + ": " + node + " reaches " + quorum.reached() + " of "
                + quorum.voters() + " voters, " + quorum.needed() + " are needed\n"
                + "not heard  " + (quorum.unheard().isEmpty() ? "-" : String.join(" ", quorum.unheard())) + "\n"
                + "lease      "
                + (quorum.leaseLeftMillis() < 0 ? "none" : "runs, " + quorum.leaseLeftMillis() + " ms left") + "\n"
                + "consensus  " + consensus.role() + ", leader "
                + (consensus.leader().isEmpty() ? "unknown" : consensus.leader()) + ", term " + consensus.term()
                + ", applied " + consensus.applied() + " of " + consensus.committed() + "\n";
    }
}
