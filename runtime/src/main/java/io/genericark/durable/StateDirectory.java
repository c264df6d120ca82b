package io.genericark.durable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A node's state directory, locked as long as this object is open.
 *
 * <p>The lock is the kernel's, on the file {@code lock}: it ends with the process, however that ends, so that a crash
 * leaves nothing to clean up. Two nodes in one JVM are told apart by a table, because the kernel does not.
 */
public final class StateDirectory implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private StateDirectory(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Creates the directory (mode 0700) if need be and locks it. */
    public static StateDirectory open(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path real = directory.toRealPath();
        // Before the file is opened: closing a second channel of a file drops the first one's POSIX lock.
        if (!HELD.add(real)) {
            throw new StateDirectoryInUseException(real);
        }
        boolean locked = false;
        try {
            FileChannel channel = lock(real);
            locked = true;
            return new StateDirectory(real, channel);
        } finally {
            if (!locked) {
                HELD.remove(real);
            }
        }
    }

    private static FileChannel lock(Path real) throws IOException {
        FileChannel channel = openLockFile(real);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new StateDirectoryInUseException(real);
        }
        return channel;
    }

    private static FileChannel openLockFile(Path real) throws IOException {
        Path file = real.resolve("lock");
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StateWriteException(real, file, e);
        }
    }

    /** The directory, without symbolic links. */
    public Path path() {
        return directory;
    }

    /** The record file {@code name} of this directory. */
    public DurableFile file(String name, int contentVersion) {
        return new DurableFile(directory, name, contentVersion);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(directory);
        }
    }
}
