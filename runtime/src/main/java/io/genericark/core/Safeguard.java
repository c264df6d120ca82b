package io.genericark.core;

import java.util.EnumSet;
import java.util.Set;

/**
 * The single safeguards that the safety argument needs, each at the place in the code that asks for it.
 *
 * <p>Production runs with {@link #ALL}. The simulation takes one out at a time and must then find a violation: a
 * safeguard whose absence nothing notices is either not tested or not needed.
 */
public enum Safeguard {
    /** A lease counts from the sending of the round, not from its answers. */
    LEASE_FROM_SEND,
    /** A node acts only while its lease runs. */
    LET_GO_AT_LEASE_END,
    /** A wall clock that jumped forward means that the machine stood still: let go first, then ask. */
    LET_GO_AT_CLOCK_JUMP,
    /** Nothing is started before what ran earlier is known to be gone. */
    ACT_AFTER_LET_GO,
    /** Only the answer to the newest let-go shows that nothing runs. */
    LET_GO_IS_NUMBERED,
    /** A node joins only when nothing of its earlier incarnations runs. */
    JOIN_AFTER_LET_GO,
    /** A restarted voter assumes that it acknowledged everybody at its start. */
    PROMISE_AFTER_RESTART,
    /** A promise lasts for lease and fence budget. */
    PROMISE_COVERS_FENCE,
    /** A promise is stretched by what clocks may differ. */
    PROMISE_COVERS_DRIFT,
    /** A voter acknowledges nobody that it suspects. */
    NO_ACK_WHILE_SUSPECTING,
    /** A voter acknowledges again only when its own clear is applied. */
    ACK_AFTER_CLEAR_APPLIED,
    /** A voter acknowledges nobody before its own join is applied. */
    JOIN_BEFORE_ACK,
    /** A voter acknowledges no incarnation that is not the current one. */
    ACK_CURRENT_INCARNATION,
    /** A suspicion that is older than a clear is ignored. */
    SUSPICIONS_ARE_NUMBERED,
    /** A suspicion by an earlier incarnation of its author is ignored. */
    SUSPICION_NAMES_AUTHOR,
    /** A suspicion of an earlier incarnation of its target is ignored. */
    SUSPICION_NAMES_TARGET,
    /** It takes a majority of the voters to lose a node. */
    LOSS_BY_MAJORITY,
    /** A placement names the incarnation of its owner. */
    OWNER_BY_INCARNATION,
    /** What an owner says counts only under its epoch. */
    WORD_NAMES_EPOCH,
    /** A released hierarchy is placed anew only when its owner said so. */
    RELEASE_BEFORE_MOVE,
    /** A round counts acknowledgements of one version of the voter set only. */
    ACK_NAMES_VOTERS,
    /** The voter set changes only after a majority confirmed the last change. */
    VOTERS_CONFIRMED,
    /** A voter confirms a change only when its earlier promises have run out. */
    CONFIRM_AFTER_PROMISES,
    /** A node's kits decide before its priority; without the kit it gets nothing that nobody asked for there. */
    KITS_BEFORE_PRIORITY,
    /** The end of a pause counts for the failed placement that it was begun for, once. */
    RETRY_NAMES_PLACEMENT;

    public static final Set<Safeguard> ALL = Set.copyOf(EnumSet.allOf(Safeguard.class));
}
