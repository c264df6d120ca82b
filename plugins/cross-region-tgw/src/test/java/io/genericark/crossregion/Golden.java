package io.genericark.crossregion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts as they should be, in {@code src/test/resources/golden}. {@code -Dark.regenerate=true} writes them anew. */
final class Golden {
    private static final Path FILES = Path.of("src/test/resources/golden");

    private Golden() {}

    static void check(String name, String actual) {
        Path file = FILES.resolve(name);
        try {
            if (Boolean.getBoolean("ark.regenerate")) {
                Files.createDirectories(FILES);
                Files.writeString(file, actual);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(file)
                .as("the text has changed; if the new one is right: mvn test -Dark.regenerate=true")
                .hasContent(actual);
    }
}
