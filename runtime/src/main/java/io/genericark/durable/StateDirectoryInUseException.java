package io.genericark.durable;

import java.nio.file.Path;

/** Another running node holds the state directory. */
public final class StateDirectoryInUseException extends DurableException {
    private static final long serialVersionUID = 1;

    StateDirectoryInUseException(Path directory) {
        super(
                directory,
                "State directory " + directory + " is in use by another running ark node. Two nodes must never share"
                        + " one. Stop that node, or set ark.node.state-dir of this one to a directory of its own.",
                null);
    }
}
