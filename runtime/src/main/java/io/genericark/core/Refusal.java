package io.genericark.core;

/** Why a command changed nothing: what, why, and what to do next. */
public record Refusal(Kind kind, String text) {
    /** What the caller can do about it. */
    public enum Kind {
        /** The thing named does not exist. */
        NOT_FOUND,
        /** A safety rule forbids it as things are. */
        REFUSED,
        /** The command speaks of a past that is over; nothing is wrong. */
        STALE
    }
}
