package io.genericark.core;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What can be written to the replicated log. Every command may arrive twice or late: each names what it believes
 * (incarnation, epoch, number), and {@link ClusterMachine} ignores it when that is no longer so.
 */
public sealed interface Command {

    // ---- membership -----------------------------------------------------------------------------------------------

    /** Makes an empty log a cluster. */
    record Form(String cluster, Timing timing, SortedMap<NodeId, Role> members) implements Command {}

    /** A new incarnation is here, and nothing of an earlier one runs on its machine any more. */
    record Join(NodeId node, long incarnation) implements Command {}

    /** The node wants to stop: it keeps what it has until released, and gets nothing new. */
    record BeginLeave(NodeId node, long incarnation) implements Command {}

    /** The node stopped in good order; it owns nothing. */
    record Leave(NodeId node, long incarnation) implements Command {}

    /** {@code author} has not acknowledged {@code target} for longer than its promise. */
    record Suspect(NodeId author, long authorIncarnation, NodeId target, long targetIncarnation, long number)
            implements Command {}

    /** {@code author} takes its suspicion back. */
    record ClearSuspicion(NodeId author, long authorIncarnation, NodeId target, long targetIncarnation, long number)
            implements Command {}

    /** A fence device, or an operator who went to look, says that this incarnation does not run any more. */
    record ConfirmLost(NodeId node, long incarnation, String by) implements Command {}

    record AddVoter(NodeId node, Role role) implements Command {}

    record RemoveVoter(NodeId node) implements Command {}

    /** Every promise that {@code node} gave under an earlier voter set has run out. */
    record ConfirmVoters(NodeId node, long incarnation, long version) implements Command {}

    record SetMode(NodeId node, Mode mode) implements Command {}

    // ---- resources ------------------------------------------------------------------------------------------------

    record CreateResource(Resource resource) implements Command {}

    record SetParameters(Tag tag, SortedMap<String, String> parameters) implements Command {}

    record SetPolicy(Tag tag, Policy policy) implements Command {}

    record SetMonitoring(Tag tag, Monitoring monitoring) implements Command {}

    record DeleteResource(Tag tag) implements Command {}

    record Depend(Tag parent, Tag child) implements Command {}

    record Undepend(Tag parent, Tag child) implements Command {}

    record Extend(Tag tag, NodeId node, int priority) implements Command {}

    record Unextend(Tag tag, NodeId node) implements Command {}

    // ---- service --------------------------------------------------------------------------------------------------

    /** Bring the resource and what it needs in service, on a certain node or on the best one. */
    record Restore(Tag tag, @Nullable NodeId on, Overlook overlook) implements Command {
        public Restore(Tag tag, @Nullable NodeId on) {
            this(tag, on, Overlook.NOTHING);
        }
    }

    /** Take the resource and what needs it out of service. */
    record Remove(Tag tag) implements Command {}

    record Switchover(Tag tag, NodeId to, String reason, Overlook overlook) implements Command {
        public Switchover(Tag tag, NodeId to, String reason) {
            this(tag, to, reason, Overlook.NOTHING);
        }
    }

    /** Forget where the hierarchy failed, so that those nodes are tried again. */
    record ClearFailures(Tag tag) implements Command {}

    /**
     * A hierarchy that failed wherever it could be has been out for as long as its pause, by the clock of {@code node}.
     *
     * @param epoch of the placement that failed last
     * @param retries how often it had been tried again before
     */
    record TryAgain(NodeId node, long incarnation, long epoch, Tag tag, int retries) implements Command {}

    // ---- kits -----------------------------------------------------------------------------------------------------

    /** The kits that this incarnation has. */
    record ReportKits(NodeId node, long incarnation, KitReport report) implements Command {}

    /**
     * Every node of {@code to} shall write these files below its scripts directory, once.
     *
     * @param to empty for all nodes, also those that join later
     */
    record PushKit(String name, NodeId from, SortedSet<NodeId> to, List<PushedFile> files) implements Command {
        public PushKit {
            files = List.copyOf(files);
        }
    }

    /** A pushed kit is no longer handed to nodes that do not have it; what is on disks stays. */
    record UnpushKit(String name) implements Command {}

    /** What stands in the way of a restore there, as this incarnation has found; nothing, when the list is empty. */
    record ReportPreflight(NodeId node, long incarnation, Tag tag, List<PreflightProblem> problems) implements Command {
        public ReportPreflight {
            problems = List.copyOf(problems);
        }
    }

    // ---- the owner's word -----------------------------------------------------------------------------------------

    record Report(NodeId node, long incarnation, long epoch, Tag tag, ResourceState state, String note)
            implements Command {}

    /** The owner cannot bring the resource in service or keep it there; local recovery is exhausted. */
    record GiveUp(NodeId node, long incarnation, long epoch, Tag tag, Action action, String reason)
            implements Command {}

    /** Nothing of the hierarchy runs on the owner any more. */
    record Released(NodeId node, long incarnation, long epoch, Tag tag) implements Command {}

    /** The hierarchy has been in service long enough that old failures elsewhere may be forgotten. */
    record Stable(NodeId node, long incarnation, long epoch, Tag tag) implements Command {}
}
