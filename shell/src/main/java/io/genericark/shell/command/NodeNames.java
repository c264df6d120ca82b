package io.genericark.shell.command;

import io.genericark.core.NodeId;
import io.genericark.shell.session.Trouble;
import java.util.Iterator;
import java.util.List;

/** The nodes of the cluster, for completion; none when the node does not answer. */
final class NodeNames implements Iterable<String> {
    private final Ark ark;

    NodeNames(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Iterator<String> iterator() {
        try {
            return ark.node().look().state().nodes().keySet().stream()
                    .map(NodeId::value)
                    .iterator();
        } catch (Trouble unreachable) {
            return List.<String>of().iterator();
        }
    }
}
