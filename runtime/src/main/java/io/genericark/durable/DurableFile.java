package io.genericark.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * One small record in one file, replaced as a whole and durable when {@link #replace} returns.
 *
 * <p>Replacing writes {@code NAME.tmp}, forces it, renames it over the record and forces the directory: a crash at any
 * instant leaves either the old or the new record. Blocks on the disk; one writer at a time, which the lock of
 * {@link StateDirectory} ensures between processes.
 */
public final class DurableFile {
    private final Path directory;
    private final Path file;
    private final int contentVersion;

    /**
     * A record outside of a {@link StateDirectory}: the caller sees to it that there is one writer.
     *
     * @param directory must exist before the first {@link #replace}
     */
    public DurableFile(Path directory, String name, int contentVersion) {
        this.directory = directory;
        this.file = directory.resolve(name);
        this.contentVersion = contentVersion;
    }

    /** Where the record is. */
    public Path path() {
        return file;
    }

    /** The record's content; repeatable, changes nothing. */
    public Stored<byte[]> read() throws IOException {
        byte[] found;
        try {
            found = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new Stored.Absent<>();
        }
        return new Stored.Present<>(RecordFormat.unpack(file, contentVersion, found));
    }

    /** Makes {@code content} the record. On an exception the record is the one before. */
    public void replace(byte[] content) throws StateWriteException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            writeForced(temporary, RecordFormat.pack(contentVersion, content));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory();
        } catch (IOException e) {
            deleteQuietly(temporary, e);
            throw new StateWriteException(directory, file, e);
        }
    }

    private static void writeForced(Path temporary, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path temporary, IOException failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
