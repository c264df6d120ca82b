package io.genericark.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs, with a program in one jar and a plugin of its own class loader in another. */
class ClassArchivesTest {
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    @TempDir
    private Path directory;

    private Path archive;

    /** What a JVM printed, and what it said about itself. */
    private record Ran(String out, String err) {}

    @BeforeEach
    void buildAndTrain() throws Exception {
        archive = ClassArchives.Role.GUARD.file(directory);
        Files.createDirectories(directory.resolve("cds"));
        build("program", "program 1", "plugin 1");
        run(List.of("-XX:ArchiveClassesAtExit=" + archive));
        assertThat(archive).isNotEmptyFile();
    }

    @Test
    void theArchiveIsUsedAndTheJvmSaysNothing() throws Exception {
        var options = new ArrayList<>(options());
        options.add("-Xlog:class+load=info:file=" + directory.resolve("loaded"));

        assertThat(run(options)).isEqualTo(new Ran("program 1\nplugin 1\n", ""));
        assertThat(Files.readString(directory.resolve("loaded")))
                .containsPattern("Program source: shared objects file \\(top\\)");
    }

    @Test
    void afterARebuildTheNewClassesRunAndTheJvmSaysNothing() throws Exception {
        build("program", "program 2", "plugin 1");

        assertThat(run(options())).isEqualTo(new Ran("program 2\nplugin 1\n", ""));
    }

    @Test
    void afterAPluginIsReplacedItsNewClassesRun() throws Exception {
        build("plugin", "program 1", "plugin 2");

        assertThat(run(options())).isEqualTo(new Ran("program 1\nplugin 2\n", ""));
    }

    @Test
    void aDamagedArchiveIsLeftAside() throws Exception {
        Files.write(archive, "no archive".getBytes(StandardCharsets.UTF_8));

        assertThat(run(options())).isEqualTo(new Ran("program 1\nplugin 1\n", ""));
    }

    @Test
    void withoutAnArchiveNothingIsAskedOfTheJvm() throws Exception {
        Files.delete(archive);

        assertThat(options()).isEmpty();
        assertThat(ClassArchives.options(ClassArchives.Role.GUARD, null, null)).isEmpty();
    }

    @Test
    void aTrainingIsPassedOnToChildrenThatHaveNoArchiveYet() {
        assertThat(ClassArchives.options(ClassArchives.Role.AGENT, directory.toString(), "record"))
                .containsExactly(
                        "-XX:ArchiveClassesAtExit=" + ClassArchives.Role.AGENT.file(directory),
                        "-Dark.class-archives=record");
        assertThat(ClassArchives.options(ClassArchives.Role.GUARD, directory.toString(), "record"))
                .isEqualTo(options());
    }

    private List<String> options() {
        return ClassArchives.options(ClassArchives.Role.GUARD, directory.toString(), null);
    }

    private Ran run(List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                .toString());
        command.addAll(QUIET);
        command.addAll(options);
        command.addAll(List.of(
                "-cp", jar("program").toString(), "Program", jar("plugin").toString()));
        File err = directory.resolve("err").toFile();
        Process process = new ProcessBuilder(command).redirectError(err).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return new Ran(out, Files.readString(err.toPath()));
    }

    private Path jar(String name) {
        return directory.resolve(name + ".jar");
    }

    /** Compiles both and replaces the jars: all of them at first, later the one that is named. */
    private void build(String changed, String program, String plugin) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path file = Files.writeString(directory.resolve("Program.java"), """
                public class Program {
                    public static void main(String[] args) throws Exception {
                        System.out.println("%s");
                        var loader = new java.net.URLClassLoader(new java.net.URL[] {java.nio.file.Path.of(args[0]).toUri().toURL()});
                        ((Runnable) loader.loadClass("Plugin").getConstructor().newInstance()).run();
                    }
                }
                """.formatted(program));
        Path other = Files.writeString(directory.resolve("Plugin.java"), """
                public class Plugin implements Runnable {
                    public void run() { System.out.println("%s"); }
                }
                """.formatted(plugin));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        null,
                        "-d",
                        classes.toString(),
                        file.toString(),
                        other.toString());
        assertThat(result).as("javac").isZero();
        for (String name : List.of("program", "plugin")) {
            if (name.equals(changed) || !Files.exists(jar(name))) {
                pack(jar(name), classes, name.equals("program") ? "Program.class" : "Plugin.class");
            }
        }
    }

    /** Another time of change too: a build takes longer than the second that file systems may round to. */
    private static void pack(Path jar, Path classes, String name) throws IOException {
        long before = Files.exists(jar) ? Files.getLastModifiedTime(jar).toMillis() : 0;
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(classes.resolve(name), out);
            out.closeEntry();
        }
        if (before > 0) {
            Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(before + 2_000));
        }
    }
}
