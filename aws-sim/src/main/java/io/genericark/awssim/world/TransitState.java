package io.genericark.awssim.world;

import java.util.Set;

/** The states of transit gateways, of their tables and attachments, and of associations and propagations. */
public enum TransitState {
    INITIATING_REQUEST("initiatingRequest"),
    PENDING_ACCEPTANCE("pendingAcceptance"),
    PENDING("pending"),
    AVAILABLE("available"),
    MODIFYING("modifying"),
    REJECTING("rejecting"),
    REJECTED("rejected"),
    FAILED("failed"),
    DELETING("deleting"),
    DELETED("deleted"),

    ASSOCIATING("associating"),
    ASSOCIATED("associated"),
    DISASSOCIATING("disassociating"),
    DISASSOCIATED("disassociated"),

    ENABLING("enabling"),
    ENABLED("enabled"),
    DISABLING("disabling"),
    DISABLED("disabled");

    private static final Set<TransitState> CARRYING = Set.of(AVAILABLE, MODIFYING);
    private static final Set<TransitState> GONE = Set.of(DELETED, REJECTED, FAILED, DISASSOCIATED, DISABLED);

    private final String wireName;

    TransitState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Whether an attachment in this state takes packets. */
    public boolean carries() {
        return CARRYING.contains(this);
    }

    /** Whether nothing is left but the memory. */
    public boolean isGone() {
        return GONE.contains(this);
    }
}
