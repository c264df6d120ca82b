package io.genericark.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A log that grows. {@link #mark} forgets what it has said so far, for the next test. Not thread-safe. */
final class TextFile {
    private final Path path;
    private long from;

    TextFile(Path path) {
        this.path = path;
    }

    void mark() {
        from = bytes().length;
    }

    /** What was written since the mark. */
    String text() {
        var all = bytes();
        return all.length <= from ? "" : new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }

    private byte[] bytes() {
        try {
            return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
