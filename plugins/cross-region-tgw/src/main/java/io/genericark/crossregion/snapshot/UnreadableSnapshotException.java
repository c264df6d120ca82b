package io.genericark.crossregion.snapshot;

/** A text that is no snapshot which this version reads. The message says where in it, why, and what to do. */
public final class UnreadableSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableSnapshotException(String message) {
        super(message);
    }

    UnreadableSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
