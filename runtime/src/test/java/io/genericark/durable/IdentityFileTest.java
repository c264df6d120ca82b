package io.genericark.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFileTest {
    @TempDir
    Path temporary;

    private StateDirectory state;
    private IdentityFile identity;

    @BeforeEach
    void open() throws IOException {
        state = StateDirectory.open(temporary.resolve("state"));
        identity = new IdentityFile(state);
    }

    @AfterEach
    void close() throws IOException {
        state.close();
    }

    @Test
    void theFirstIncarnationIsTheWallClock() throws IOException {
        assertThat(identity.beginIncarnation("node-a", "c1", 5_000)).isEqualTo(new NodeIdentity("node-a", "c1", 5_000));
    }

    @Test
    void eachStartGetsALargerIncarnationEvenWhenTheClockWentBack() throws IOException {
        identity.beginIncarnation("node-a", "c1", 5_000);
        assertThat(identity.beginIncarnation("node-a", "c1", 10).incarnation()).isEqualTo(5_001);
        assertThat(identity.beginIncarnation("node-a", "c1", 9_000).incarnation())
                .isEqualTo(9_000);
    }

    @Test
    void anIncarnationIsOnDiskWhenItIsReturned() throws IOException {
        NodeIdentity begun = identity.beginIncarnation("node-a", "c1", 5_000);
        state.close();
        state = StateDirectory.open(temporary.resolve("state"));
        assertThat(new IdentityFile(state).read()).isEqualTo(new Stored.Present<>(begun));
    }

    @Test
    void theStateOfAnotherNodeOrClusterIsRefused() throws IOException {
        identity.beginIncarnation("node-a", "c1", 5_000);
        assertThatThrownBy(() -> identity.beginIncarnation("node-b", "c1", 6_000))
                .isInstanceOf(ForeignStateException.class)
                .hasMessageContainingAll("node 'node-a'", "node 'node-b'");
        assertThatThrownBy(() -> identity.beginIncarnation("node-a", "c2", 6_000))
                .isInstanceOf(ForeignStateException.class)
                .hasMessageContainingAll("cluster 'c1'", "cluster 'c2'");
    }

    @Test
    void aDamagedIdentityStopsTheStartAndIsNotReplaced() throws IOException {
        identity.beginIncarnation("node-a", "c1", 5_000);
        Path file = state.path().resolve("identity");
        Files.writeString(file, "garbage garbage garbage");
        assertThatThrownBy(() -> identity.beginIncarnation("node-a", "c1", 6_000))
                .isInstanceOf(DamagedRecordException.class);
        assertThat(file).hasContent("garbage garbage garbage");
    }
}
