package io.genericark.core;

/** What happens to a node. Events may be late, lost or doubled, except the answers to own effects. */
public sealed interface NodeEvent {
    /** Time passed. */
    record Woke() implements NodeEvent {}

    /** A newer state was applied; some in between may never be seen. */
    record StateApplied(ClusterState state) implements NodeEvent {}

    /**
     * A peer asks for an acknowledgement.
     *
     * @param hearing whether the peer says that it hears this node; only a path that works both ways counts
     */
    record HeartbeatReceived(NodeId from, long incarnation, long round, Hearing hearing) implements NodeEvent {}

    /** A peer acknowledged a round of ours. */
    record AckReceived(NodeId from, long toIncarnation, long round, long votersVersion) implements NodeEvent {}

    record ActionFinished(long actionId, ActionResult result) implements NodeEvent {}

    /** The kit-host ended; what its running actions did is unknown. */
    record KitHostDied(String reason) implements NodeEvent {}

    /** The answer to the {@link Effect.LetGo} of this number. All that were asked before it are through as well. */
    record LetGoFinished(long number, ActionResult result) implements NodeEvent {}

    /** The answer to {@link Effect.ForceRemove}. */
    record ForceRemoveFinished(Tag tag, ActionResult result) implements NodeEvent {}

    /** The guard ended, and nobody would enforce the lease; or it let go by itself, and what ran here has ended. */
    record GuardDied(String reason) implements NodeEvent {}

    /** The answer to {@link Effect.TakeIncarnation}; it is durable. */
    record IncarnationTaken(long incarnation) implements NodeEvent {}

    /** The wall clock jumped forward against the monotonic clock: the machine stood still. */
    record ClockJumped(long jumpNanos) implements NodeEvent {}

    /** The kits of this node as they are now, whole; said by the kit-host, and when a pushed kit was written. */
    record KitsSeen(KitReport report) implements NodeEvent {}

    /** The operator wants this node to stop in good order. */
    record StopRequested() implements NodeEvent {}
}
