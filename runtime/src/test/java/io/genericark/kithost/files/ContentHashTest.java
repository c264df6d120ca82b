package io.genericark.kithost.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hash of a kit's files. The expected ones were printed by {@code sha256sum}. */
class ContentHashTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String A_AND_SUB_B = "84b4ad5224a5bafdb97e26e3c1187e09a0d4978548b4d6444fb5790ac9dad7f0";

    @TempDir
    private Path directory;

    @Test
    void ofOneFileItIsWhatSha256sumPrints() throws IOException {
        assertThat(ContentHash.of(Files.writeString(directory.resolve("a"), "abc")))
                .isEqualTo(ABC);
    }

    @Test
    void ofSeveralItIsThatOfWhatSha256sumPrintsForThemInTheOrderOfTheirNames() throws IOException {
        Path second = Files.writeString(
                Files.createDirectories(directory.resolve("sub")).resolve("b"), "def");
        Path first = Files.writeString(directory.resolve("a"), "abc");

        assertThat(ContentHash.ofAll(directory)).isEqualTo(A_AND_SUB_B);
        assertThat(ContentHash.of(directory, List.of(second, first))).isEqualTo(A_AND_SUB_B);
    }

    @Test
    void anotherNameOrAnotherContentIsAnotherHash() throws IOException {
        Files.writeString(directory.resolve("a"), "abc");
        String before = ContentHash.ofAll(directory);
        Files.move(directory.resolve("a"), directory.resolve("b"));
        String renamed = ContentHash.ofAll(directory);
        Files.writeString(directory.resolve("b"), "abd");

        assertThat(ContentHash.ofAll(directory)).isNotIn(before, renamed);
        assertThat(renamed).isNotEqualTo(before);
    }
}
