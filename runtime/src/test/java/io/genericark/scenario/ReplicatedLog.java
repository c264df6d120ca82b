package io.genericark.scenario;

import io.genericark.core.ClusterMachine;
import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Refusal;
import io.genericark.core.Submission;

/**
 * A log that commits every command at once, as long as a majority of the voters can talk with each other, and loses it
 * otherwise.
 */
final class ReplicatedLog {
    private final Schedule schedule;
    private final Trace trace;
    private ClusterState state = ClusterState.EMPTY;

    ReplicatedLog(Schedule schedule, Trace trace) {
        this.schedule = schedule;
        this.trace = trace;
    }

    ClusterState state() {
        return state;
    }

    /** Applies a command and shows what was decided. A node's own stale words are nobody's news. */
    void commit(Command command, String by) {
        var submission = new Submission(command, by, schedule.now() / Schedule.MILLI);
        var applied = ClusterMachine.apply(state, state.index() + 1, submission);
        state = applied.state();
        applied.events().forEach(e -> trace.event("log", e.severity(), e.text()));
        var refusal = applied.refusal();
        if (refusal != null) {
            var stale = refusal.kind() == Refusal.Kind.STALE ? "ignored (" + by + "): " : "refused: ";
            trace.event("log", stale + refusal.text());
        } else if (applied.events().isEmpty() && !(command instanceof Command.ReportKits)) {
            trace.event("log", "accepted: " + command);
        }
    }

    /** How many nodes it takes. */
    int majority() {
        return state.majority();
    }

    boolean isVoter(NodeId node) {
        return state.voters().contains(node);
    }
}
