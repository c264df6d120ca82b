package io.genericark.shell.command;

import io.genericark.core.NodeId;
import io.genericark.core.Tag;

/** What required parameters hold before the command line is parsed. */
final class Unset {
    static final Tag TAG = new Tag("?");
    static final NodeId NODE = new NodeId("?");

    private Unset() {}
}
