package io.genericark.shell.command;

import io.genericark.core.ClusterNode;
import io.genericark.core.NodeId;
import io.genericark.core.Resource;
import io.genericark.core.Tag;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import io.genericark.shell.view.Look;

/** Looks things up by their names; what is not there is a {@link Trouble} that names what is. */
final class Found {
    private Found() {}

    static Resource resource(Look look, Tag tag) {
        var resource = look.state().resources().get(tag);
        if (resource == null) {
            throw new Trouble(Exit.NOT_FOUND, "there is no resource " + tag + ". Next: ark resource list");
        }
        return resource;
    }

    static ClusterNode node(Look look, NodeId id) {
        var node = look.state().nodes().get(id);
        if (node == null) {
            throw new Trouble(
                    Exit.NOT_FOUND,
                    "there is no node " + id + "; the nodes are "
                            + String.join(
                                    " ",
                                    look.state().nodes().keySet().stream()
                                            .map(NodeId::value)
                                            .toList()));
        }
        return node;
    }
}
