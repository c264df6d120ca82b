package io.genericark.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.core.NodeId;
import io.genericark.core.PushedFile;
import io.genericark.core.PushedKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsDirectoryTest {
    @TempDir
    private Path home = Path.of("");

    private Path root = Path.of("");
    private ScriptsDirectory scripts = new ScriptsDirectory(Path.of(""));

    @BeforeEach
    void scripts() throws IOException {
        root = Files.createDirectories(home.resolve("scripts"));
        scripts = new ScriptsDirectory(root);
    }

    @Test
    void whatIsReadOnOneNodeIsWrittenOnAnotherWithItsModes() throws IOException {
        write("web/restore", "#!/bin/sh\n");
        write("web/kit.conf", "version = 1\n");
        write("lib/probe.js", "export {}\n");
        assertThat(root.resolve("web/restore").toFile().setExecutable(true)).isTrue();
        var files = scripts.read(root.resolve("web"), List.of("lib/probe.js"));
        assertThat(files.stream().map(PushedFile::path)).containsExactly("web/kit.conf", "web/restore", "lib/probe.js");

        var there = home.resolve("there");
        new ScriptsDirectory(there).write(kit(files));
        assertThat(there.resolve("web/restore")).hasContent("#!/bin/sh\n").isExecutable();
        assertThat(Files.isExecutable(there.resolve("web/kit.conf"))).isFalse();
        assertThat(there.resolve("lib/probe.js")).hasContent("export {}\n");
        try (var all = Files.walk(there)) {
            assertThat(all.filter(Files::isRegularFile)).as("nothing else").hasSize(3);
        }
    }

    @Test
    void whatAKitMayImportGoesWithIt() throws IOException {
        for (var path : List.of(
                "web.mjs", "mail.js", "words.js", "lib/probe.mjs", "lib/probe.py", "echo/restore", "echo/tool.js")) {
            write(path, "x");
        }
        var kits = List.of(root.resolve("web.mjs"), root.resolve("mail.js"), root.resolve("echo"));
        assertThat(scripts.helpers(root.resolve("web.mjs"), kits)).containsExactly("lib/probe.mjs", "words.js");
        assertThat(scripts.helpers(root.resolve("echo"), kits)).isEmpty();
    }

    @Test
    void whatEditorsAndInterpretersLeaveIsNotRead() throws IOException {
        for (var name : List.of("restore", ".restore.swp", "restore~", "__pycache__/a.pyc")) {
            write("web/" + name, "x");
        }
        assertThat(scripts.read(root.resolve("web"), List.of()).stream().map(PushedFile::path))
                .containsExactly("web/restore");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.js",
                "/etc/passwd",
                "a/../../outside.js",
                "",
                ".",
                ".hidden/a.js",
                "a//b.js",
                "a/b/c/d/e.js"
            })
    void aPathThatLeavesTheDirectoryIsRefused(String path) throws IOException {
        assertThatThrownBy(() -> scripts.write(kit(List.of(file(path, "x"))))).isInstanceOf(IOException.class);
        assertThat(home.resolve("outside.js")).doesNotExist();
        try (var all = Files.list(root)) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void nothingIsWrittenThroughASymbolicLink() throws IOException {
        var outside = Files.createDirectories(home.resolve("outside"));
        Files.writeString(outside.resolve("target.js"), "mine");
        Files.createSymbolicLink(root.resolve("web"), outside);
        Files.createSymbolicLink(root.resolve("target.js"), outside.resolve("target.js"));
        for (var path : List.of("web/restore", "web/target.js", "target.js")) {
            assertThatThrownBy(() -> scripts.write(kit(List.of(file(path, "theirs")))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("symbolic link");
        }
        assertThat(outside.resolve("target.js")).hasContent("mine");
        assertThat(outside.resolve("restore")).doesNotExist();
        assertThatThrownBy(() -> scripts.delete(List.of("web/target.js"))).hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> scripts.delete(List.of("../outside/target.js")))
                .hasMessageContaining("outside of");
        assertThat(outside.resolve("target.js")).exists();
    }

    @Test
    void nothingIsReadThroughASymbolicLinkOrFromElsewhere() throws IOException {
        var secret = Files.writeString(home.resolve("secret"), "x");
        write("web/restore", "x");
        Files.createSymbolicLink(root.resolve("web/link"), secret);
        assertThatThrownBy(() -> scripts.read(root.resolve("web"), List.of())).hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> scripts.read(root.resolve("web/restore"), List.of("../secret")))
                .hasMessageContaining("is not below");
        assertThatThrownBy(() -> scripts.read(home.resolve("plugins/kit.jar"), List.of()))
                .hasMessageContaining("only these can be pushed");
    }

    @Test
    void aDirectoryInTheWayIsNamed() throws IOException {
        Files.createDirectories(root.resolve("web.js"));
        assertThatThrownBy(() -> scripts.write(kit(List.of(file("web.js", "x")))))
                .hasMessageContaining("web.js is in the way");
    }

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private static PushedFile file(String path, String text) {
        return new PushedFile(path, PushedFile.Mode.PLAIN, Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
    }

    private static PushedKit kit(List<PushedFile> files) {
        return new PushedKit("web", 1, new NodeId("a"), new TreeSet<>(), files, 0);
    }
}
