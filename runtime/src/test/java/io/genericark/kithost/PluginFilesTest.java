package io.genericark.kithost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.kithost.jar.PluginFiles;
import io.genericark.kithost.jar.PluginFiles.PluginFile;
import io.genericark.kithost.jar.PluginFiles.State;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of kit jars as files, and the trial that each has to pass first. */
class PluginFilesTest {

    private static final String KIT = """
            import io.genericark.api.*;
            import java.util.*;
            @org.pf4j.Extension
            public class NAME implements RecoveryKit {
                public KitDescriptor descriptor() {
                    return new KitDescriptor("a-kit", "1.0", "does nothing", List.of(), ActionTimeouts.DEFAULT);
                }
                public void restore(KitContext ctx) { ctx.warn(String.valueOf(BODY)); }
                public void remove(KitContext ctx) {}
                public Health quickCheck(KitContext ctx) { return Health.healthy(); }
                public void recover(KitContext ctx) {}
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void anUpgradeLeavesOneFileUnderItsNewName() throws Exception {
        var files = new PluginFiles(directory.resolve("plugins"));
        files.install(PluginFiles.read(jar("a-1.0.jar", "a", "1.0")));

        files.replace(files.find("a").orElseThrow(), PluginFiles.read(jar("a-1.1.jar", "a", "1.1")));

        assertThat(files.list())
                .containsExactly(new PluginFile(directory.resolve("plugins/a-1.1.jar"), "a", "1.1", "", State.ENABLED));
        assertThat(files.find("a-1.0.jar")).isEmpty();
    }

    @Test
    void aDisabledPluginIsKeptAndAnUpgradeEnablesIt() throws Exception {
        var files = new PluginFiles(directory.resolve("plugins"));
        files.install(PluginFiles.read(jar("a-1.0.jar", "a", "1.0")));

        files.disable(files.find("a").orElseThrow());
        assertThat(files.list()).singleElement().satisfies(file -> {
            assertThat(file.state()).isEqualTo(State.DISABLED);
            assertThat(file.path()).hasFileName("a-1.0.jar.disabled");
        });
        assertThat(files.enable(files.find("a").orElseThrow()).state()).isEqualTo(State.ENABLED);

        files.disable(files.find("a").orElseThrow());
        var upgraded = files.replace(files.find("a").orElseThrow(), PluginFiles.read(jar("a-2.jar", "a", "2")));
        assertThat(upgraded.state()).isEqualTo(State.ENABLED);
        files.uninstall(upgraded);
        assertThat(files.list()).isEmpty();
    }

    @Test
    void aFileIsTriedBeforeItIsUsedAndWhatIsWrongIsNamed() throws Exception {
        var good = directory.resolve("good.jar");
        KitJar.build(good, directory, "Good", KIT.replace("NAME", "Good").replace("BODY", "1"), "Good\n");
        try (var trial = PluginTrial.of(PluginFiles.read(good), scratch("good"))) {
            assertThat(trial.kits()).extracting(kit -> kit.descriptor().name()).containsExactly("a-kit");
        }
        assertThat(directory.resolve("trial-good")).doesNotExist();

        var late = directory.resolve("late.jar");
        KitJar.pack(
                late,
                directory.resolve("Good"),
                Map.of("Plugin-Id", "late", "Plugin-Version", "3.0.0", "Plugin-Requires", ">=2.0.0"));
        assertRefused(late, "it requires plugin-api >=2.0.0, and this runtime has 0.1.0");
        assertRefused(jar("empty.jar", "empty", "1.0.0"), "no kit in this jar");
        var garbage = directory.resolve("garbage.jar");
        KitJar.garbage(garbage);
        assertRefused(garbage, "garbage.jar");
        assertRefused(Files.writeString(directory.resolve("notes.txt"), "x"), "its name must end in .jar or .zip");
        assertThat(directory.resolve("trial-refused")).doesNotExist();
    }

    @Test
    void aZipBringsItsOwnLibraries() throws Exception {
        var plugins = Files.createDirectories(directory.resolve("plugins"));
        KitJar.build(
                directory.resolve("library.jar"),
                directory,
                "Words",
                "public class Words { public static String all() { return \"from a library\"; } }",
                "");
        var body = "Class.forName(\"Words\").getMethod(\"all\").invoke(null)";
        KitJar.build(
                directory.resolve("kit.jar"),
                directory,
                "Zipped",
                KIT.replace("NAME", "Zipped")
                        .replace(
                                "ctx.warn(String.valueOf(BODY));",
                                "try { ctx.warn(String.valueOf(" + body
                                        + ")); } catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }"),
                "Zipped\n");
        try (var zip = new JarOutputStream(Files.newOutputStream(plugins.resolve("zipped-1.0.zip")))) {
            put(zip, "plugin.properties", "plugin.id=zipped\nplugin.version=1.0.0\n".getBytes(StandardCharsets.UTF_8));
            put(zip, "classes/Zipped.class", Files.readAllBytes(directory.resolve("Zipped/Zipped.class")));
            put(zip, "classes/META-INF/extensions.idx", "Zipped\n".getBytes(StandardCharsets.UTF_8));
            put(zip, "lib/library.jar", Files.readAllBytes(directory.resolve("library.jar")));
        }

        try (var host = new HostUnderTest(directory)) {
            assertThat(host.ready().refused()).isEmpty();
            assertThat(host.ready().kits())
                    .extracting(KitInfo::source)
                    .containsExactly(plugins.resolve("zipped-1.0.zip").toString());
            var finished = host.run("a-kit", KitAction.RESTORE, "a");
            assertThat(finished.outcome()).isEqualTo(Outcome.OK);
            assertThat(finished.warning()).isEqualTo("from a library");
        }
        var files = new PluginFiles(plugins);
        assertThat(files.find("zipped").orElseThrow().version()).isEqualTo("1.0.0");
        files.clean();
        assertThat(plugins.resolve(".unpacked")).isNotEmptyDirectory();
        files.uninstall(files.find("zipped").orElseThrow());
        files.clean();
        assertThat(plugins.resolve(".unpacked")).isEmptyDirectory();
    }

    private void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> PluginTrial.of(PluginFiles.read(file), scratch("refused")))
                .isInstanceOf(PluginTrial.Unusable.class)
                .hasMessageContaining(why);
    }

    private Path scratch(String name) throws IOException {
        return Files.createDirectories(directory.resolve("trial-" + name));
    }

    private Path jar(String file, String id, String version) throws IOException {
        var jar = directory.resolve(file);
        KitJar.pack(
                jar,
                Files.createDirectories(directory.resolve("nothing")),
                Map.of("Plugin-Id", id, "Plugin-Version", version));
        return jar;
    }

    private static void put(JarOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new JarEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
