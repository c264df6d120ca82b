package io.genericark.core;

/** What the cluster has decided about a hierarchy. */
public enum Phase {
    /** Nobody owns it. */
    OUT,
    /** The owner brings it in service and keeps it there. */
    PLACED,
    /** The owner takes it out of service and then says {@link Command.Released}. */
    RELEASING
}
