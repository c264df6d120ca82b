package io.genericark.api;

import org.jspecify.annotations.Nullable;

/**
 * An action that did not reach its goal. Its {@link Kind} says what the caller may do next; its message says what happened,
 * why, and what a person should do.
 */
public final class KitException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String what;
    private final String why;
    private final String next;

    /** What the caller may do next. */
    public enum Kind {
        /** Nothing was changed, and a later attempt may succeed (throttled, connection refused): retry. */
        TRANSIENT,
        /** Something was sent and its outcome is not known (timeout, lost reply): look before all else. */
        INDETERMINATE,
        /** It will fail again until somebody changes something (permission, configuration, gate closed): no retry. */
        DENIED,
        /** The kit or what it manages is at fault; local recovery or failover may help. */
        BROKEN
    }

    /**
     * A failure with its three parts.
     *
     * @param kind what the caller may do next
     * @param what what did not work, such as {@code route 10.0.0.7/32 in rtb-1 was not replaced}
     * @param why the cause as far as known; empty when nothing is known
     * @param next what a person should do; empty when there is nothing to do
     */
    public KitException(Kind kind, String what, String why, String next) {
        this(kind, what, why, next, null);
    }

    /**
     * A failure with its three parts and the exception behind it.
     *
     * @param kind what the caller may do next
     * @param what what did not work
     * @param why the cause as far as known; empty when nothing is known
     * @param next what a person should do; empty when there is nothing to do
     * @param cause the exception behind it, for the log
     */
    public KitException(Kind kind, String what, String why, String next, @Nullable Throwable cause) {
        super(sentence(what, why, next), cause);
        this.kind = kind;
        this.what = what;
        this.why = why;
        this.next = next;
    }

    /**
     * What the caller may do next.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * What did not work.
     *
     * @return a short clause
     */
    public String what() {
        return what;
    }

    /**
     * The cause as far as known.
     *
     * @return a short clause
     */
    public String why() {
        return why;
    }

    /**
     * What a person should do.
     *
     * @return a short clause; empty when there is nothing to do
     */
    public String next() {
        return next;
    }

    private static String sentence(String what, String why, String next) {
        String happened = why.isEmpty() ? what : what + ": " + why;
        return next.isEmpty() ? happened : happened + ". Next: " + next;
    }
}
