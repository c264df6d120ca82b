package io.genericark.shell.rehearsal;

/** One thing that would happen. */
public record Step(Kind kind, String text) {
    /** Who does it. */
    public enum Kind {
        /** The cluster decides. */
        DECIDED,
        /** A node takes a resource out of service. */
        REMOVE,
        /** A node brings a resource in service. */
        RESTORE,
        /** A node lets go, because its lease ends. */
        LET_GO
    }
}
