package io.genericark.consensus;

import java.io.IOException;
import java.nio.file.Path;

/** The peer's files cannot be trusted; it must not vote with them, and nothing in them was changed. */
public final class StateDamaged extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    StateDamaged(Path file, String what, Path directory) {
        super(file + ": " + what + ". " + advice(directory));
        this.file = file;
    }

    /** The file that is damaged or missing. */
    public Path file() {
        return file;
    }

    private static String advice(Path directory) {
        return "This node does not start, because a voter that forgot something can undo what the cluster decided. "
                + "Next: (1) keep the directory: mv " + directory + " " + directory + ".damaged; "
                + "(2) make sure that all other voters run, agree on one leader and have committed the same index; "
                + "(3) start this node with the empty directory (wipe and rejoin); "
                + "(4) restart the node that leads, its successor brings this one up to date; "
                + "(5) when the disk is at fault, replace it first. "
                + "If several voters are damaged, restore their directories from a backup of one moment instead.";
    }
}
