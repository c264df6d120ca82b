package io.genericark.core;

/** Where the current incarnation of a node is in its life, as committed. */
public enum Presence {
    /** Configured, but no incarnation of it has joined yet. */
    ABSENT,
    /** Joined; it may own hierarchies. */
    JOINED,
    /** It asked to stop; it keeps what it owns until it has released it, and gets nothing new. */
    LEAVING,
    /** It stopped in good order. */
    LEFT,
    /** A majority of the voters suspected it; this incarnation never comes back. */
    LOST;

    /** True while an incarnation may still act. */
    public boolean mayAct() {
        return this == JOINED || this == LEAVING;
    }
}
