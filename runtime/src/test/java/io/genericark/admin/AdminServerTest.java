package io.genericark.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.codec.Outcome;
import io.genericark.core.ClusterEvent;
import io.genericark.core.Command;
import io.genericark.core.Severity;
import io.genericark.core.Tag;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminServerTest {
    @TempDir
    private Path dir;

    private AdminServer server;
    private final List<AdminRequest> asked = new ArrayList<>();

    private Path socket() {
        return dir.resolve("admin.sock");
    }

    @BeforeEach
    void start() throws IOException {
        server = AdminServer.start(socket(), Optional.empty(), new AdminService() {
            @Override
            public AdminReply answer(AdminRequest request, String by) {
                asked.add(request);
                return new AdminReply.Submitted(new Outcome.Accepted(1, List.of(event(7, "by " + by))));
            }

            @Override
            public Subscription watch(long afterIndex, Consumer<List<ClusterEvent>> listener) {
                listener.accept(List.of(event(afterIndex + 1, "first"), event(afterIndex + 2, "second")));
                return () -> {};
            }
        });
    }

    private static ClusterEvent event(long index, String text) {
        return new ClusterEvent(index, 0, Severity.INFO, "web", text);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aCommandReachesTheServiceWithTheUserWhoAsked() throws IOException {
        var command = new AdminRequest.Submit(new Command.Restore(new Tag("web"), null), 1000);
        try (var client = AdminClient.connect(socket())) {
            var reply = client.ask(command);
            assertThat(asked).containsExactly(command);
            assertThat(reply)
                    .isEqualTo(new AdminReply.Submitted(
                            new Outcome.Accepted(1, List.of(event(7, "by " + System.getProperty("user.name"))))));
        }
    }

    @Test
    void eventsAreStreamedUntilTheClientHasEnough() throws IOException {
        var seen = new ArrayList<AdminReply>();
        try (var client = AdminClient.connect(socket())) {
            client.watch(3, reply -> {
                seen.add(reply);
                return seen.size() < 2;
            });
        }
        assertThat(seen)
                .containsExactly(new AdminReply.Event(event(4, "first")), new AdminReply.Event(event(5, "second")));
    }

    @Test
    void onlyOwnerAndGroupMayUseTheSocket() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-rw----");
    }

    @Test
    void aSocketThatSomebodyAnswersOnIsNotTakenOver() {
        assertThatThrownBy(() -> AdminServer.start(socket(), Optional.empty(), new NoService()))
                .hasMessageContaining("another node answers")
                .hasMessageContaining("ark.node.admin-socket");
    }

    @Test
    void anInterruptIsNotTakenForAMissingNode() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> AdminClient.connect(socket())).isInstanceOf(ClosedByInterruptException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aMissingNodeIsNamedWithTheNextStep() {
        assertThatThrownBy(() -> AdminClient.connect(dir.resolve("none.sock")))
                .hasMessageContaining("no ark node answers")
                .hasMessageContaining("ark agent --config");
    }

    private record NoService() implements AdminService {
        @Override
        public AdminReply answer(AdminRequest request, String by) {
            throw new IllegalStateException("never asked");
        }

        @Override
        public Subscription watch(long afterIndex, Consumer<List<ClusterEvent>> listener) {
            throw new IllegalStateException("never asked");
        }
    }
}
