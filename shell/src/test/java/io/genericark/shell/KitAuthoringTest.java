package io.genericark.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.shell.session.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author's day without a node: {@code kit new}, {@code lint}, {@code test} and {@code docs} on files. */
class KitAuthoringTest {
    @TempDir
    private Path dir;

    private Path kit = Path.of("");

    @BeforeEach
    void write() {
        var ran = ark("kit", "new", "tiny", "--lang", "js", "--dir", dir.toString());
        kit = dir.resolve("tiny.js");
        assertThat(ran).isEqualTo(new Ran(0, kit + "\n", "Next: ark kit test " + kit + "\n"));
    }

    private Ran ark(String... args) {
        return Ran.ark(dir.resolve("no-node.sock"), args);
    }

    @Test
    void aNewKitOverwritesNothing() {
        var ran = ark("kit", "new", "tiny", "--lang", "executable", "--dir", dir.toString());
        assertThat(ran.code()).isEqualTo(Exit.REFUSED.code());
        assertThat(ran.err()).contains("tiny.js is there already, so nothing was written");
        assertThat(ark("kit", "new", "9lives", "--lang", "js").code()).isEqualTo(Exit.USAGE.code());
    }

    @Test
    void lintNamesFileAndLineAndFailsOnErrorsOnly() throws IOException {
        Files.writeString(kit, Files.readString(kit).replace(", help: 'absolute path of the program'", ""));
        var warned = ark("kit", "lint", kit.toString());
        assertThat(warned.code()).isZero();
        assertThat(warned.out())
                .isEqualTo(kit + ":9: warning:\n  parameter program has no help. Next: say what it does, and its unit\n"
                        + "1 kit, 0 errors, 1 warning\n");
        assertThat(ark("kit", "lint", kit.toString(), "--strict").code()).isEqualTo(Exit.FAILED.code());

        Files.writeString(kit, "export function restore(ctx) {\n  oops(;\n}\n");
        var refused = ark("kit", "lint", "--scripts", dir.toString(), "-o", "json");
        assertThat(refused.code()).isEqualTo(Exit.FAILED.code());
        assertThat(refused.out())
                .startsWith("{\"format\":\"ark.kit-lint/1\",\"kits\":1")
                .contains("\"line\":2");
    }

    @Test
    void aTestSaysWhichPromisesAreKeptToPeopleAndBuildServers() throws IOException {
        var junit = dir.resolve("result.xml");
        var ran = ark(
                "kit",
                "test",
                "tiny",
                "--scripts",
                dir.toString(),
                "--only",
                "restore",
                "--only",
                "secrets",
                "--junit",
                junit.toString());
        assertThat(ran).isEqualTo(new Ran(0, """
                        PASS  restore: restore brings the resource in service, and quickCheck sees it
                        SKIP  secrets: secret parameters appear in no argument and no log
                              no parameter's name says that it is secret, and the kit uses no secret of the node
                        tiny: 1 kept, 0 broken, 1 not tried
                        """, ""));
        assertThat(junit).content().contains("tests=\"2\" failures=\"0\"", "<skipped message=");
    }

    @Test
    void aBrokenPromiseIsExitCode1() throws IOException {
        Files.writeString(
                kit,
                Files.readString(kit)
                        .replace("'KILL'", "'CONT'")
                        .replace("'TERM'", "'CONT'")
                        .replace("15s", "1s"));
        var ran = ark("kit", "test", kit.toString(), "--only", "remove-twice", "-o", "json");
        assertThat(ran.code()).isEqualTo(Exit.FAILED.code());
        assertThat(ran.out())
                .startsWith("{\"format\":\"ark.kit-test/1\",\"kit\":\"tiny.js\"")
                .contains("\"verdict\":\"FAIL\"", "remove ended TIMED_OUT");
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        var ran = ark("kit", "docs", "huge", "--scripts", dir.toString());
        assertThat(ran.code()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(ran.err()).contains("there is no kit huge", "known are").contains("tiny");
        assertThat(ark("kit", "test", "tiny", "--only", "nonsense").err()).contains("there is no promise nonsense");
    }

    @Test
    void aKitWithoutAnIamPolicySaysWhereOneWouldBe() {
        var ran = ark("kit", "iam", kit.toString());
        assertThat(ran.code()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(ran.err()).contains("kit tiny has no IAM policy", "META-INF/ark/iam/tiny.json");
    }

    @Test
    void docsAreMarkdown() {
        assertThat(ark("kit", "docs", kit.toString()).out())
                .startsWith("# tiny\n\nKeeps one program running.\n")
                .contains("| `program` | text | `/bin/sleep` |");
    }
}
