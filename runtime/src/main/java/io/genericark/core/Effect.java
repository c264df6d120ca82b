package io.genericark.core;

/** What a node shall do, in list order. Performing an effect twice, late or not at all must not break safety. */
public sealed interface Effect {
    record SendHeartbeat(NodeId to, long incarnation, long round, Hearing hearing) implements Effect {}

    record SendAck(NodeId to, long toIncarnation, long round, long votersVersion) implements Effect {}

    /** Submit to the log; it may be lost, doubled, or applied much later. */
    record Propose(Command command) implements Effect {}

    /** Guard and kit-host may let this node act until then (boot-time clock). */
    record ExtendLease(long untilNanos) implements Effect {}

    /**
     * End the kit-host and everything the resources left; answer with {@link NodeEvent.LetGoFinished}.
     *
     * @param number counts up; asked again with the same number for as long as no answer came. What is done already is
     *     only answered again, because something may have been started since.
     */
    record LetGo(long number, String why) implements Effect {}

    record StartAction(ActionOrder order) implements Effect {}

    record CancelAction(long actionId) implements Effect {}

    /** The kit-host does not answer; end it. {@link NodeEvent.KitHostDied} follows. */
    record ReplaceKitHost(String why) implements Effect {}

    /** {@code remove} failed: kill what the resource left and run its let-go commands. */
    record ForceRemove(Tag tag, String why) implements Effect {}

    /** Make an incarnation durable that is at least this; answer with {@link NodeEvent.IncarnationTaken}. */
    record TakeIncarnation(long atLeast) implements Effect {}

    /** This node cannot go on safely; end it, by the hardest means configured. */
    record Halt(String why) implements Effect {}

    /** The node has left, or nobody is there to take its leave; nothing of it runs here, and its process may end. */
    record Stop() implements Effect {}

    /** For the node's own log. */
    record Note(Severity severity, String text) implements Effect {}
}
