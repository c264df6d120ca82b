package io.genericark.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @TempDir
    Path temporary;

    @Test
    void aSecondNodeInTheSameJvmIsRefusedAndTheFirstKeepsItsLock() throws Exception {
        Path directory = temporary.resolve("state");
        try (StateDirectory held = StateDirectory.open(directory)) {
            assertThatThrownBy(() -> StateDirectory.open(directory))
                    .isInstanceOf(StateDirectoryInUseException.class)
                    .hasMessageContainingAll(held.path().toString(), "ark.node.state-dir");
            assertThat(lockedElsewhere(directory)).isEqualTo("refused");
        }
        assertThat(lockedElsewhere(directory)).isEqualTo("locked");
    }

    @Test
    void aNodeInAnotherProcessHoldsTheDirectoryUntilItEnds() throws Exception {
        Path directory = temporary.resolve("state");
        Files.createDirectories(directory);
        Process other = tryLock(directory);
        try (BufferedReader answers = other.inputReader()) {
            assertThat(answers.readLine()).isEqualTo("locked");
            assertThatThrownBy(() -> StateDirectory.open(directory)).isInstanceOf(StateDirectoryInUseException.class);
        } finally {
            other.destroyForcibly().waitFor();
        }
        StateDirectory.open(directory).close();
    }

    @Test
    void theDirectoryIsForItsOwnerOnly() throws IOException {
        try (StateDirectory state = StateDirectory.open(temporary.resolve("a/b"))) {
            assertThat(Files.getPosixFilePermissions(state.path()).toString()).doesNotContain("OTHERS", "GROUP");
        }
    }

    private static String lockedElsewhere(Path directory) throws Exception {
        Process other = tryLock(directory);
        try (BufferedReader answers = other.inputReader()) {
            return String.valueOf(answers.readLine());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private static Process tryLock(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(property("java.home"), "bin", "java").toString(),
                        "-cp",
                        property("java.class.path"),
                        LockProbe.class.getName(),
                        directory.resolve("lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    /** Tries the lock of a file, prints {@code locked} or {@code refused}, and holds it until it is killed. */
    static final class LockProbe {
        private LockProbe() {}

        public static void main(String[] args) throws Exception {
            FileChannel channel =
                    FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            System.out.println(channel.tryLock() == null ? "refused" : "locked");
            System.in.transferTo(System.out);
        }
    }
}
