package io.genericark.kithost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Builds kit jars at test time: compiles one source file and packs it as a PF4J plugin. */
final class KitJar {

    private KitJar() {}

    /**
     * Makes a jar.
     *
     * @param index the content of META-INF/extensions.idx
     */
    static void build(Path jar, Path work, String className, String source, String index) throws IOException {
        Path classes = Files.createDirectories(work.resolve(className));
        Path file = Files.writeString(work.resolve(className + ".java"), source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        classes.toString(),
                        "-cp",
                        String.valueOf(System.getProperty("java.class.path")),
                        file.toString());
        assertThat(result).as("javac").isZero();
        Files.createDirectories(classes.resolve("META-INF"));
        Files.writeString(classes.resolve("META-INF/extensions.idx"), index);
        pack(jar, classes, Map.of("Plugin-Id", className, "Plugin-Version", "1.0.0"));
    }

    /** Packs a directory, with these entries in the manifest. */
    static void pack(Path jar, Path classes, Map<String, String> entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        entries.forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
        Files.createDirectories(jar.resolveSibling("."));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    /** Not a jar at all. */
    static void garbage(Path jar) throws IOException {
        Files.createDirectories(jar.resolveSibling("."));
        Files.write(jar, "no jar".getBytes(StandardCharsets.UTF_8));
    }
}
