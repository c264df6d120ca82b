package io.genericark.core;

/** What becomes of a node whose kit is not the one that the resource is or was last in service with. */
public enum KitMismatch {
    /** It is passed over while another node can take the resource, and taken as a last resort. */
    AVOID,
    /** It never gets the resource. */
    REFUSE,
    /** It is as good as any. */
    ALLOW
}
