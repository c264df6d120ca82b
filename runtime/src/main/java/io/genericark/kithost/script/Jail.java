package io.genericark.kithost.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;

/**
 * The files that a context sees: those below one directory, read-only, links followed to where they lead; none before it was
 * allowed one. Thread-safe.
 */
final class Jail {

    private final AtomicReference<@Nullable Path> root = new AtomicReference<>();

    /** A jail with one directory. */
    static Jail of(Path root) {
        Jail jail = new Jail();
        jail.allow(root);
        return jail;
    }

    /** Allows this directory and no other. */
    void allow(Path directory) {
        root.set(directory.toAbsolutePath().normalize());
    }

    IOAccess access() {
        FileSystem readOnly = FileSystem.newReadOnlyFileSystem(FileSystem.newDefaultFileSystem());
        return IOAccess.newBuilder()
                .fileSystem(FileSystem.allowInternalResourceAccess(FileSystem.newCompositeFileSystem(
                        FileSystem.newDenyIOFileSystem(), FileSystem.Selector.of(readOnly, this::isBelow))))
                .build();
    }

    private boolean isBelow(Path path) {
        Path allowed = root.get();
        if (allowed == null) {
            return false;
        }
        try {
            return path.toRealPath().startsWith(allowed.toRealPath());
        } catch (IOException e) {
            return path.toAbsolutePath().normalize().startsWith(allowed) && !Files.exists(path);
        }
    }
}
