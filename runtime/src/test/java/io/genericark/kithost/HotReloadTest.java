package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.QUICK_CHECK;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.protocol.RefusedFile;
import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a script in a real kit-host: made, edited, broken, mended, deleted, while actions run. */
class HotReloadTest {

    /** A kind of script, and how one says {@code word} when it is checked, and waits for the file {@code go}. */
    enum Kind {
        JAVASCRIPT("kit.js", Python.AUTO, """
                import { prefix } from './lib/prefix.mjs';
                export const restore = async (ctx) => {
                  ctx.writeFile('DIRECTORY/begun', '');
                  while (!ctx.exists('DIRECTORY/go')) ctx.sleep(20);
                  const later = await import('./lib/later.mjs');
                  throw new Error(prefix + 'WORD' + later.word);
                };
                export const remove = () => {};
                export const quickCheck = () => ({ health: 'failed', reason: prefix + 'WORD' });
                """),
        GRAALPY("kit.py", Python.GRAALPY, python()),
        SYSTEM_PYTHON("kit.py", Python.SYSTEM, python());

        private final String file;
        private final Python python;
        private final String text;

        Kind(String file, Python python, String text) {
            this.file = file;
            this.python = python;
            this.text = text;
        }

        private static String python() {
            return """
                    from lib.prefix import prefix
                    def restore(ctx):
                        ctx.write_file('DIRECTORY/begun', '')
                        while not ctx.exists('DIRECTORY/go'): ctx.sleep(20)
                        import lib.later
                        raise ValueError(prefix + 'WORD' + lib.later.word)
                    def remove(ctx): pass
                    def quick_check(ctx): return {'health': 'failed', 'reason': prefix + 'WORD'}
                    """;
        }
    }

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // made by start
    private HostUnderTest host;

    @SuppressWarnings("NullAway.Init") // made by start
    private ScriptFiles scripts;

    private void start(Kind kind) throws IOException {
        scripts = new ScriptFiles(directory);
        helpers("<");
        write(kind, "one");
        host = new HostUnderTest(directory, directory.resolve("scripts"), kind.python);
        await().atMost(Duration.ofMinutes(1)).until(() -> info().isPresent());
    }

    @AfterEach
    void end() {
        host.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GRAALPY")
    void anEditedFileIsPickedUpAndOneThatIsInvalidLeavesTheLastGoodVersionInUse(Kind kind) throws IOException {
        start(kind);
        String first = info().orElseThrow().hash();
        assertThat(check()).isEqualTo("<one");

        write(kind, "two");
        awaitOtherHashThan(first);
        assertThat(check()).isEqualTo("<two");
        String second = info().orElseThrow().hash();

        scripts.file(kind.file, "this is\nno program(\n");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !host.latest().refused().isEmpty());
        assertThat(host.latest().refused()).singleElement().satisfies(refused -> {
            assertThat(refused.file()).endsWith("/scripts/" + kind.file);
            assertThat(refused.reason())
                    .contains("SyntaxError", "at " + kind.file, "the version of before stays in use");
        });
        assertThat(check()).isEqualTo("<two");
        assertThat(info().orElseThrow().hash()).isEqualTo(second);

        scripts.file(kind.file, "");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> host.latest().refused().stream()
                        .map(RefusedFile::reason)
                        .anyMatch(reason -> reason.contains("neither a kit object nor functions any more")));
        assertThat(check()).isEqualTo("<two");

        write(kind, "one");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> host.latest().refused().isEmpty());
        assertThat(check()).isEqualTo("<one");
        assertThat(info().orElseThrow().hash()).isEqualTo(first);

        Files.delete(directory.resolve("scripts").resolve(kind.file));
        await().atMost(Duration.ofMinutes(1)).until(() -> info().isEmpty());
        assertThat(host.run("kit", QUICK_CHECK, "r").reason()).contains("kit kit cannot be used");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GRAALPY")
    void aRunningActionGoesOnWithTheFilesOfItsBeginning(Kind kind) throws IOException {
        start(kind);
        String first = info().orElseThrow().hash();
        long running = host.start("kit", RESTORE, "r", Map.of(), 1, 60_000);
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(directory.resolve("begun")));

        helpers(">");
        write(kind, "two");
        awaitOtherHashThan(first);
        assertThat(host.run("kit", QUICK_CHECK, "s").reason()).isEqualTo(">two");
        Files.writeString(directory.resolve("go"), "");

        FromHost.Finished finished = host.answer(running);
        assertThat(finished.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(finished.reason()).contains("<one<");
    }

    @Test
    @Tag("long")
    void anEditedFileIsPickedUpOnGraalPyToo() throws IOException {
        anEditedFileIsPickedUpAndOneThatIsInvalidLeavesTheLastGoodVersionInUse(Kind.GRAALPY);
    }

    @Test
    @Tag("long")
    void aRunningActionGoesOnWithTheFilesOfItsBeginningOnGraalPyToo() throws IOException {
        aRunningActionGoesOnWithTheFilesOfItsBeginning(Kind.GRAALPY);
    }

    @Test
    void executablesKeepTheirLastGoodDescriptionAndNewOnesAreFound() throws IOException {
        scripts = new ScriptFiles(directory);
        scripts.checking("kit", "echo \"$ARK_PARAM_WORD\" >&2; exit 1");
        scripts.file("kit/kit.conf", "parameters { word { default = one } }\n");
        host = new HostUnderTest(directory);
        await().atMost(Duration.ofMinutes(1)).until(() -> info().isPresent());
        String first = info().orElseThrow().hash();
        assertThat(check()).endsWith(": one");

        scripts.file("kit/kit.conf", "parameters { word { default = two } }\n");
        awaitOtherHashThan(first);
        assertThat(check()).endsWith(": two");

        scripts.file("kit/kit.conf", "parameters { word = }\n");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> host.latest().refused().stream()
                        .anyMatch(refused -> refused.reason().contains("the version of before stays in use")));
        assertThat(check()).endsWith(": two");

        scripts.restoring("other", "exit 0");
        await().atMost(Duration.ofMinutes(1)).until(() -> host.latest().kits().size() == 2);
    }

    private void helpers(String word) {
        scripts.file("lib/prefix.mjs", "export const prefix = '" + word + "';\n");
        scripts.file("lib/later.mjs", "export const word = '" + word + "';\n");
        scripts.file("lib/prefix.py", "prefix = '" + word + "'\n");
        scripts.file("lib/later.py", "word = '" + word + "'\n");
    }

    private void write(Kind kind, String word) {
        scripts.file(
                kind.file, kind.text.replace("DIRECTORY", directory.toString()).replace("WORD", word));
    }

    private Optional<KitInfo> info() {
        return host.latest().kits().stream()
                .filter(kit -> kit.descriptor().name().equals("kit"))
                .findFirst();
    }

    private void awaitOtherHashThan(String hash) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> info().filter(kit -> !kit.hash().equals(hash)).isPresent());
    }

    private String check() {
        return host.run("kit", QUICK_CHECK, "r").reason();
    }
}
