package io.genericark.kithost.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies of a scripts directory, each as it was at one moment: what runs from a copy does not change while it runs. Used by
 * one thread at a time; blocks while files are copied.
 */
public final class Snapshots {

    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final int KEPT = 5; // for actions that still run from them

    private final Path source;
    private final Path directory;
    private final Deque<Path> taken = new ArrayDeque<>();
    private int number;

    /**
     * Without copies; what an earlier process left is deleted with the first one.
     *
     * @param source what is copied; need not exist
     * @param directory where copies go; belongs to this process
     */
    public Snapshots(Path source, Path directory) {
        this.source = source;
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * Copies, with links followed to files and not to directories.
     *
     * @return the directory of the copy
     * @throws IOException when that is not possible, with what and why
     */
    public Path take() throws IOException {
        if (number == 0) {
            delete(directory);
        }
        Path copy = directory.resolve(Integer.toString(++number));
        Files.createDirectories(copy);
        taken.add(copy);
        long[] bytes = {0};
        TreeStamp.walk(source, (file, attributes) -> {
            if (Files.isRegularFile(file)) {
                bytes[0] += Files.size(file);
                if (bytes[0] > MAX_BYTES) {
                    throw new IOException(source + " holds more than " + MAX_BYTES / (1024 * 1024)
                            + " MiB; keep what is no script elsewhere");
                }
                copy(file, copy.resolve(source.relativize(file)));
            }
        });
        return copy;
    }

    private static void copy(Path file, Path to) throws IOException {
        try {
            Files.createDirectories(to.resolveSibling("."));
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException | AccessDeniedException e) {
            return; // it is not in the copy: what is made of it is refused, and the others are not
        }
    }

    /** Deletes copies that are neither in use nor among the last ones. */
    public void keep(Collection<Path> inUse) throws IOException {
        Set<Path> needed = new HashSet<>(inUse);
        taken.stream().skip(Math.max(0, taken.size() - KEPT)).forEach(needed::add);
        for (Path copy : taken) {
            if (!needed.contains(copy)) {
                delete(copy);
            }
        }
        taken.retainAll(needed);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.toList()) {
                if (Files.isDirectory(entry)) {
                    delete(entry);
                } else {
                    Files.deleteIfExists(entry);
                }
            }
        }
        Files.deleteIfExists(directory);
    }
}
