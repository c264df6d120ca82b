package io.genericark.kithost.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The hash by which two nodes see that they have the same kit: SHA-256 in lower-case hexadecimal. That of one file is what
 * {@code sha256sum} prints. That of several is the SHA-256 of what {@code sha256sum} prints for them, with their names
 * relative to the scripts directory or the kit's own and in the order of these names: {@code sha256sum A B | sha256sum}.
 * Blocks while files are read.
 */
public final class ContentHash {

    private ContentHash() {}

    /**
     * Of one file.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static String of(Path file) {
        MessageDigest digest = sha256();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
        return hex(digest);
    }

    /**
     * Of several files.
     *
     * @param directory what their names are relative to
     */
    public static String of(Path directory, Collection<Path> files) {
        Map<String, Path> byName = new TreeMap<>();
        files.forEach(file -> byName.put(directory.relativize(file).toString(), file));
        MessageDigest digest = sha256();
        byName.forEach((name, file) -> digest.update((of(file) + "  " + name + "\n").getBytes(StandardCharsets.UTF_8)));
        return hex(digest);
    }

    /** Of all files of a directory and of those below it. */
    public static String ofAll(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return of(directory, all.filter(Files::isRegularFile).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
