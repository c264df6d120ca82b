package io.genericark.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.ClusterMachine;
import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.PushedFile;
import io.genericark.core.Role;
import io.genericark.core.Submission;
import io.genericark.core.Timing;
import io.genericark.durable.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node, {@code b}, and a state in which kits of {@code a} are pushed. */
class PushedKitsTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    @TempDir
    private Path home = Path.of("");

    private ClusterState state = ClusterState.EMPTY;
    private final LinkedBlockingQueue<SortedMap<String, Long>> taken = new LinkedBlockingQueue<>();

    @BeforeEach
    void twoNodes() {
        apply(new Command.Form("test", Timing.DEFAULT, new TreeMap<>(Map.of(A, Role.VOTER, B, Role.VOTER))));
    }

    @Test
    void aPushIsWrittenOnceAndALaterEditStays() throws Exception {
        push("web", file("web.js", "pushed"));
        running(kits -> {
            kits.look(state);
            assertThat(next()).isEqualTo(Map.of("web", 1L));
            assertThat(script("web.js")).hasContent("pushed");
            Files.writeString(script("web.js"), "edited");
            push("other", file("other.js", "x"));
            kits.look(state);
            assertThat(next()).isEqualTo(Map.of("web", 1L, "other", 2L));
            assertThat(script("web.js")).hasContent("edited");
        });
        running(kits -> {
            kits.look(state);
            assertThat(next()).isEqualTo(Map.of("web", 1L, "other", 2L));
            assertThat(script("web.js")).as("after a restart").hasContent("edited");
            push("web", file("web.js", "pushed again"));
            kits.look(state);
            assertThat(next()).isEqualTo(Map.of("web", 3L, "other", 2L));
            assertThat(script("web.js")).hasContent("pushed again");
        });
    }

    @Test
    void aFileThatIsNoLongerPushedGoesAndOneThatAnotherKitHasStays() throws Exception {
        push("web", file("web/restore", "1"), file("web/recover", "1"), file("lib/shared.js", "1"));
        push("mail", file("mail/restore", "1"), file("lib/shared.js", "1"));
        running(kits -> {
            kits.look(state);
            next();
            Files.writeString(script("web/data"), "not pushed");
            push("web", file("web/restore", "2"));
            kits.look(state);
            next();
            assertThat(script("web/restore")).hasContent("2");
            assertThat(script("web/recover")).doesNotExist();
            assertThat(script("web/data")).exists();
            assertThat(script("lib/shared.js")).exists();
        });
    }

    @Test
    void aKitForOtherNodesIsNotWritten() throws Exception {
        apply(new Command.PushKit("web", A, new TreeSet<>(List.of(A)), List.of(file("web.js", "x"))));
        running(kits -> {
            kits.look(state);
            assertThat(next()).isEmpty();
            assertThat(script("web.js")).doesNotExist();
        });
    }

    @Test
    void theNodeThatAKitComesFromKeepsWhatItHasByNow() throws Exception {
        apply(new Command.PushKit("web", B, new TreeSet<>(), List.of(file("web.js", "when it was pushed"))));
        Files.createDirectories(home.resolve("scripts"));
        Files.writeString(script("web.js"), "newer");
        running(kits -> {
            kits.look(state);
            assertThat(next()).isEqualTo(Map.of("web", 1L));
            assertThat(script("web.js")).hasContent("newer");
        });
    }

    @Test
    void whatCannotBeWrittenKeepsNothingElseWaiting() throws Exception {
        Files.createDirectories(script("broken.js"));
        push("broken", file("broken.js", "x"));
        push("web", file("web.js", "x"));
        running(kits -> {
            kits.look(state);
            assertThat(next()).isEqualTo(Map.of("web", 2L));
            assertThat(script("web.js")).hasContent("x");
        });
    }

    private interface Part {
        void play(PushedKits kits) throws Exception;
    }

    private void running(Part part) throws Exception {
        try (var directory = StateDirectory.open(Files.createDirectories(home.resolve("state")));
                var kits = new PushedKits(
                        B,
                        new ScriptsDirectory(home.resolve("scripts")),
                        new TakenPushes(directory),
                        taken::add,
                        () -> {})) {
            part.play(kits);
        }
    }

    private SortedMap<String, Long> next() throws InterruptedException {
        return java.util.Objects.requireNonNull(taken.poll(20, TimeUnit.SECONDS), "nothing was taken");
    }

    private Path script(String name) {
        return home.resolve("scripts").resolve(name);
    }

    private void push(String name, PushedFile... files) {
        apply(new Command.PushKit(name, A, new TreeSet<>(), List.of(files)));
    }

    private void apply(Command command) {
        var applied = ClusterMachine.apply(state, state.index() + 1, new Submission(command, "test", 0));
        assertThat(applied.refusal()).isNull();
        state = applied.state();
    }

    private static PushedFile file(String path, String text) {
        return new PushedFile(path, PushedFile.Mode.PLAIN, Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
    }
}
