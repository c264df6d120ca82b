package io.genericark.kithost.child;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The two files that take a child's output. Files and not pipes: a daemon that keeps them open hangs nobody, and lives on
 * when this process ends. They are kept until the next run of the same name, for people to look at, unless they
 * are too long for that.
 */
record Output(Path out, Path err) {

    private static final int TAIL_BYTES = 16 * 1024;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /** Takes away what an earlier run left; a daemon of that run writes on into the file without name. */
    static Output fresh(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            Output output = new Output(directory.resolve(name + ".out"), directory.resolve(name + ".err"));
            Files.deleteIfExists(output.out);
            Files.deleteIfExists(output.err);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the output of a script cannot be kept in " + directory + " (" + e
                            + "); check space and permissions of that directory",
                    e);
        }
    }

    boolean isTooLong() {
        return out.toFile().length() + err.toFile().length() > MAX_BYTES;
    }

    /** Takes the files away from everybody who has not opened them. */
    void forget() {
        var _ = out.toFile().delete();
        var _ = err.toFile().delete();
    }

    /** The last part of a file; one that was cut does not begin with the rest of a secret. */
    static String tail(Path file, Collection<String> secrets) {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long length = reader.length();
            long from = Math.max(0, length - TAIL_BYTES);
            byte[] bytes = new byte[(int) (length - from)];
            reader.seek(from);
            reader.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : withoutRest(text, secrets);
        } catch (IOException e) {
            return "";
        }
    }

    private static String withoutRest(String cut, Collection<String> secrets) {
        String text = cut.replaceFirst("^\uFFFD+", ""); // the cut may also go through a character
        return secrets.stream()
                .flatMap(secret -> IntStream.range(1, secret.length()).mapToObj(secret::substring))
                .filter(text::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(rest -> text.substring(rest.length()))
                .orElse(text);
    }
}
