package io.genericark.codec;

import io.genericark.core.Applied;
import io.genericark.core.ClusterEvent;
import io.genericark.core.Refusal;
import java.util.List;

/** What the submitter of a command gets back: what was decided, or why nothing was. Names the log index. */
public sealed interface Outcome {
    /** Where in the log the command is. */
    long index();

    /** The command was applied, and this was decided in the same step. */
    record Accepted(long index, List<ClusterEvent> events) implements Outcome {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command changed nothing. */
    record Refused(long index, Refusal refusal) implements Outcome {}

    static Outcome of(Applied applied) {
        var index = applied.state().index();
        var refusal = applied.refusal();
        return refusal == null ? new Accepted(index, applied.events()) : new Refused(index, refusal);
    }
}
