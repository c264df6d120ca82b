package io.genericark.crossregion.topology;

/** How a route came to be in its table. */
public enum Origin {
    /** Somebody wrote it, or AWS did when it made the table. */
    STATIC,
    /** A gateway or attachment announces it. */
    PROPAGATED
}
