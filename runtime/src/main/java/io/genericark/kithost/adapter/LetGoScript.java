package io.genericark.kithost.adapter;

import io.genericark.api.LetGoStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A small shell script that the guard runs as a let-go step: it sets an environment and becomes a program. It may hold
 * secrets, so only its owner may read it. It stays when its resource is out of service, and the next restore replaces it.
 */
final class LetGoScript {

    private final StringBuilder text = new StringBuilder("#!/bin/sh\n");

    /** Sets variables for what follows; in the order of their names. */
    LetGoScript environment(Map<String, String> environment) {
        environment.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> text.append("export ")
                        .append(each.getKey())
                        .append('=')
                        .append(quoted(each.getValue()))
                        .append('\n'));
        return this;
    }

    /** Runs a program and goes on, however it ended. */
    LetGoScript then(String... argv) {
        text.append(words(argv)).append('\n');
        return this;
    }

    /** Becomes a program, whose exit code is the script's. */
    LetGoScript last(String... argv) {
        text.append("exec ").append(words(argv)).append('\n');
        return this;
    }

    /**
     * Writes the script of a resource, whole or not at all.
     *
     * @return the step that runs it
     * @throws UncheckedIOException when it cannot be written: nothing may be started then that it would have to undo
     */
    LetGoStep write(Path directory, String tag) {
        Path file = directory.toAbsolutePath().resolve(URLEncoder.encode(tag, StandardCharsets.UTF_8) + ".sh");
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(whole);
            Files.createFile(whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(whole, text);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the let-go script " + file + " cannot be written, so nothing may be started that it would have to"
                            + " undo: " + e,
                    e);
        }
        return LetGoStep.of("/bin/sh", file.toString());
    }

    private static String words(String... argv) {
        StringBuilder words = new StringBuilder();
        for (String word : argv) {
            words.append(words.isEmpty() ? "" : " ").append(quoted(word));
        }
        return words.toString();
    }

    /** For a POSIX shell: nothing within single quotes means anything but themselves. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
