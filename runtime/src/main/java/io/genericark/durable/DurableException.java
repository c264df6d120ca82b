package io.genericark.durable;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Durable state that cannot be used as it is; the message says what, why and what to do next. */
public abstract sealed class DurableException extends IOException
        permits DamagedRecordException, StateDirectoryInUseException, StateWriteException, ForeignStateException {
    private static final long serialVersionUID = 1;

    private final transient Path path;

    DurableException(Path path, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.path = path;
    }

    /** The file or directory that is meant. */
    public Path path() {
        return path;
    }
}
