package io.genericark.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.authoring.Scratch;
import io.genericark.kithost.protocol.FromHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One kit-host loads many kits; each fault is found once, in its file and line. */
class LintTest {

    @TempDir
    private Path directory;

    @Test
    void everyFaultIsFoundInItsFileAndLine() throws Exception {
        script("fine.js", """
                export const kit = { summary: 'a fine kit', version: '1', parameters: {
                  port: { type: 'integer', help: 'TCP port' } } };
                export function restore(ctx) {}
                export function remove(ctx) {}
                export function quickCheck(ctx) { return true; }
                export function recover(ctx) {}
                """);
        script("syntax.js", "export function restore(ctx) {\n  if (\n}\n");
        script(
                "key.mjs",
                "export const kit = { sumary: 'x' };\nexport function restore() {}\nexport function remove() {}");
        script("half.js", "export function restore(ctx) {}");
        script("bare.js", """
                export const kit = {
                  timeouts: {
                    quickCheck: '200ms' },
                  parameters: {
                    'run-dir': { type: 'text' } } };
                export function restore(ctx) { ctx.writeFile('/tmp/bare.pid', '1'); }
                export function remove(ctx) {}
                export function quickcheck(ctx) { return true; }
                """);
        program("web/restore", "#!/bin/sh\r\nexit 0\r\n");
        program("web/remove", "exit 0\n");
        program("web/quickcheck", "#!/bin/sh\n");
        program("web/recover", "#!/opt/none/perl\nprint > '/var/log/x';\n");
        program("web/letgo", "#!/bin/sh\n");
        Files.setPosixFilePermissions(directory.resolve("web/letgo"), PosixFilePermissions.fromString("rw-r--r--"));
        script("web/kit.conf", "summary = x\nversion = 1\n");

        var ready = Scratch.kits(directory, directory.resolve("no-plugins"));

        assertThat(found(ready, "fine.js")).isEmpty();
        assertThat(found(ready, "syntax.js")).containsExactly("syntax.js:3 error");
        assertThat(found(ready, "key.mjs")).containsExactly("key.mjs:0 error");
        assertThat(found(ready, "half.js")).containsExactly("half.js:0 error");
        assertThat(found(ready, "bare.js"))
                .containsExactly(
                        "bare.js:0 warning",
                        "bare.js:0 info",
                        "bare.js:0 warning",
                        "bare.js:0 info",
                        "bare.js:3 warning",
                        "bare.js:5 warning",
                        "bare.js:6 warning",
                        "bare.js:8 error");
        assertThat(found(ready, "web"))
                .containsExactlyInAnyOrder(
                        "web:0 warning",
                        "restore:1 error",
                        "remove:1 warning",
                        "quickcheck:0 error",
                        "recover:1 warning",
                        "letgo:0 error");
        assertThat(Lint.of(ready, directory.resolve("helper.txt"))).isEmpty();
    }

    private List<String> found(FromHost.Ready ready, String name) {
        return Lint.of(ready, directory.resolve(name)).orElseThrow().stream()
                .map(finding -> Objects.requireNonNull(Path.of(finding.file()).getFileName()) + ":" + finding.line()
                        + " " + finding.severity().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
    }

    private void script(String name, String text) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private void program(String name, String text) throws IOException {
        script(name, text);
        Files.setPosixFilePermissions(directory.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
