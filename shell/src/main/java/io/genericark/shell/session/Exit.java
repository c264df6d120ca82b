package io.genericark.shell.session;

/** How a command ended, as the exit code says it. */
public enum Exit {
    OK(0),
    FAILED(1),
    USAGE(2),
    DEGRADED(3),
    NOT_FOUND(4),
    /** A guard refused it: no quorum, maintenance, not extended there. */
    REFUSED(5),
    WAITED_TOO_LONG(6),
    NOT_PERMITTED(7),
    UNREACHABLE(8),
    /** {@code --plan} has changes. */
    HAS_CHANGES(10),
    INTERRUPTED(130);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
