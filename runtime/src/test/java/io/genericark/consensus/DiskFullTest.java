package io.genericark.consensus;

import static io.genericark.consensus.Trio.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk under one peer: that peer ends and says where, the others go on. */
class DiskFullTest {
    private static final PeerId VICTIM = new PeerId("n3");

    @TempDir
    Path root;

    private Path small = Path.of("not-mounted");

    @BeforeEach
    void mountASmallDisk() throws Exception {
        small = Files.createDirectory(root.resolve("small"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=2m", "ark-test", small.toString()))
                .as("mounting a small tmpfs takes root")
                .isZero();
    }

    @AfterEach
    void unmount() throws Exception {
        if (Files.getFileStore(small).type().equals("tmpfs")) {
            // lazily: Ratis leaves the segment open whose first write failed
            run("umount", "-l", small.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"n3", "n1"})
    void underOnePeerEndsThatPeerWithTheDirectoryNamed(String leader) throws Exception {
        try (Trio trio = Trio.stopped(root, 1_000_000)) {
            trio.place(VICTIM, small);
            trio.prefer(new PeerId(leader));
            trio.startAll();
            await().atMost(LIMIT).until(() -> trio.leader().value().equals(leader));
            PeerId other = new PeerId("n2");
            for (int i = 0; i < 60 && trio.failures().isEmpty(); i++) {
                submitOnce(trio, other, i + "x".repeat(60_000));
            }
            await().atMost(LIMIT).until(() -> !trio.failures().isEmpty());
            assertThat(trio.failures())
                    .singleElement()
                    .asString()
                    .contains("Consensus on n3 has ended", "No space left on device", small.toString(), "Next:");
            assertThat(trio.peer(VICTIM).view().role()).isEqualTo(Role.STOPPED);
            trio.stop(VICTIM);
            trio.submit(other, "the others go on");
        }
    }

    private static void submitOnce(Trio trio, PeerId by, String command) throws InterruptedException {
        try {
            trio.peer(by).submit(Journal.bytes(command), Duration.ofSeconds(5)).get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            // given up: the leader's disk is full and its successor not yet elected
            assertThat(e).hasCauseInstanceOf(SubmitException.class);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
