package io.genericark.durable;

import java.nio.file.Path;

/** Sound state that belongs to another node or to another cluster. */
public final class ForeignStateException extends DurableException {
    private static final long serialVersionUID = 1;

    ForeignStateException(Path file, String what, String stored, String configured) {
        super(
                file,
                "State file " + file + " belongs to " + what + " '" + stored + "', but this node is configured as "
                        + what + " '" + configured
                        + "'. Correct the configuration, or give this node an empty ark.node.state-dir.",
                null);
    }
}
