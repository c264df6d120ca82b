package io.genericark.shell.interactive;

import static io.genericark.shell.interactive.Keyboard.CTRL_D;
import static io.genericark.shell.interactive.Keyboard.ENTER;
import static io.genericark.shell.interactive.Keyboard.TAB;
import static io.genericark.shell.interactive.Keyboard.UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.Command;
import io.genericark.core.Resource;
import io.genericark.core.Tag;
import io.genericark.shell.FakeCluster;
import io.genericark.shell.interactive.Keyboard.Kind;
import io.genericark.shell.session.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShellTest {
    private static final Tag WEB = new Tag("web");
    private static final String PROMPT = "ark(demo@node-b)> ";

    @TempDir
    private Path dir;

    private FakeCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new FakeCluster(socket());
        var priorities = new TreeMap<>(Map.of(FakeCluster.A, 1, FakeCluster.B, 2));
        cluster.submit(new Command.CreateResource(
                Resource.of(WEB, "web.sh", "web", new TreeMap<>()).withPriorities(priorities)));
        cluster.submit(new Command.Restore(WEB, null));
    }

    @AfterEach
    void stop() throws IOException {
        cluster.close();
    }

    private Path socket() {
        return dir.resolve("admin.sock");
    }

    private Keyboard shell(Kind kind) throws IOException {
        return new Keyboard(kind, socket(), CommandHistory.inMemory());
    }

    @Test
    void completesCommandsTagsAndNodes() throws IOException {
        try (var shell = shell(Kind.FULL)) {
            shell.types("stat", TAB, ENTER).sees("Cluster demo");
            shell.types("resource tr", TAB, "w", TAB, ENTER).sees("web  ISP on node-a");
            shell.types("switchover w", TAB, "--to n", TAB)
                    .sees("node-a")
                    .sees("node-b")
                    .sees("node-c");
            shell.types("b", TAB, "--plan", ENTER).sees("node-b restores web");
        }
    }

    @Test
    void showsWhatThereIsAndWhatItDoes() throws IOException {
        try (var shell = shell(Kind.FULL)) {
            shell.types(TAB)
                    .sees("events")
                    .sees("(Shows what the cluster decided")
                    .sees("watch")
                    .sees("why");
            shell.typesCtrlC()
                    .sees(PROMPT)
                    .types("switchover web --", TAB)
                    .sees("--plan")
                    .sees("--reason");
        }
    }

    @Test
    void completesBehindWatchAndBehindAPipe() throws IOException {
        try (var shell = shell(Kind.FULL)) {
            shell.types("wat", TAB, "vers", TAB, ENTER)
                    .sees("ark ")
                    .typesCtrlC()
                    .sees(PROMPT);
            shell.types("node list | gr", TAB, "witness", ENTER).sees("node-c  online  witness");
        }
    }

    @ParameterizedTest
    @EnumSource
    void ctrlCAtThePromptDropsTheLineAndNotTheShell(Kind kind) throws IOException {
        try (var shell = shell(kind)) {
            shell.types("nonsense").typesCtrlC().sees(PROMPT);
            shell.types("why web", ENTER).sees("web is ISP on node-a");
        }
    }

    @ParameterizedTest
    @EnumSource
    void ctrlCEndsACommandAndNotTheShell(Kind kind) throws IOException {
        try (var shell = shell(kind)) {
            shell.types("watch node list", ENTER).sees("witness").typesCtrlC().sees(PROMPT);
            shell.types("why web", ENTER).sees("web is ISP on node-a");
        }
    }

    @ParameterizedTest
    @EnumSource
    void ctrlCAtAQuestionIsNo(Kind kind) throws IOException {
        try (var shell = shell(kind)) {
            shell.types("switchover web --to node-b", ENTER)
                    .sees("Go on? [y/N]")
                    .typesCtrlC();
            shell.sees("nothing was done").sees(PROMPT);
        }
        assertThat(cluster.state().placementOf(WEB).owner()).isEqualTo(FakeCluster.A);
    }

    @Test
    void theHistoryHoldsCommandsAndNeitherAnswersNorSecrets() throws IOException {
        try (var shell = new Keyboard(Kind.FULL, socket(), CommandHistory.in(dir.resolve("ark")))) {
            shell.types("switchover web --to node-b", ENTER).sees("Go on? [y/N]");
            shell.types("n", ENTER).sees("nothing was done").sees(PROMPT);
            shell.types("resource set web password=x", ENTER)
                    .sees("has no parameter")
                    .sees(PROMPT);
            shell.types(UP, ENTER).sees("Go on? [y/N]").types("y", ENTER).sees("web is in service on node-b");
            shell.sees(PROMPT).types("exit", ENTER);
            assertThat(shell.ended()).isZero();
        }
        var file = dir.resolve("ark").resolve("history");
        assertThat(Files.readAllLines(file))
                .map(line -> line.replaceFirst("^\\d+:", ""))
                .containsExactly("switchover web --to node-b", "exit");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherShellKnowsTheHistory() throws IOException {
        try (var shell = new Keyboard(Kind.FULL, socket(), CommandHistory.in(dir.resolve("ark")))) {
            shell.types("why web", ENTER).sees("web is ISP on node-a").sees(PROMPT);
        }
        try (var shell = new Keyboard(Kind.FULL, socket(), CommandHistory.in(dir.resolve("ark")))) {
            shell.types(UP, ENTER).sees("web is ISP on node-a");
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWithTheLastExitCode(Kind kind) throws IOException {
        try (var shell = shell(kind)) {
            shell.types("why nix", ENTER).sees("no resource and no node nix").sees(PROMPT);
            shell.types("exit", ENTER);
            assertThat(shell.ended()).isEqualTo(Exit.NOT_FOUND.code());
        }
    }

    @Test
    void ctrlDEndsIt() throws IOException {
        try (var shell = shell(Kind.FULL)) {
            shell.types(CTRL_D);
            assertThat(shell.ended()).isZero();
        }
    }

    @Test
    void aDumbTerminalGetsNoControlSequences() throws IOException {
        try (var shell = shell(Kind.DUMB)) {
            shell.types("resource tree", ENTER).sees("web  ISP on node-a");
            assertThat(shell.raw()).doesNotContain("\u001b");
        }
    }
}
