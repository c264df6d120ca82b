package io.genericark.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** A kit jar, made in a version: its kit keeps a {@code sleep} running, and its check warns with the version that checks. */
final class SleeperJar {
    private static final String SOURCE = """
            import io.genericark.api.*;
            import java.io.*;
            import java.nio.file.*;
            import java.util.*;
            @org.pf4j.Extension
            public class CLASS implements RecoveryKit {
                public KitDescriptor descriptor() {
                    return new KitDescriptor("KIT", "VERSION", "keeps a program running",
                        List.of(ParameterSpec.required("pid-file", ParameterType.TEXT, "where its pid is")), ActionTimeouts.DEFAULT);
                }
                public void restore(KitContext ctx) throws KitException {
                    if (runs(ctx)) return;
                    ctx.gate().check();
                    try {
                        var builder = new ProcessBuilder("setsid", "sleep", "infinity")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
                        builder.environment().put("ARK_TAG", ctx.tag());
                        Files.writeString(file(ctx), Long.toString(builder.start().pid()));
                    } catch (IOException e) {
                        throw new KitException(KitException.Kind.BROKEN, "start", e.toString(), "");
                    }
                }
                public void remove(KitContext ctx) throws KitException {
                    try {
                        if (runs(ctx)) {
                            var process = ProcessHandle.of(Long.parseLong(Files.readString(file(ctx)))).orElseThrow();
                            process.destroyForcibly();
                            process.onExit().join();
                        }
                        Files.deleteIfExists(file(ctx));
                    } catch (IOException e) {
                        throw new KitException(KitException.Kind.BROKEN, "stop", e.toString(), "");
                    }
                }
                public Health quickCheck(KitContext ctx) {
                    return runs(ctx) ? Health.healthy("checked by VERSION") : Health.failed("it does not run");
                }
                public void recover(KitContext ctx) throws KitException { restore(ctx); }
                private static boolean runs(KitContext ctx) {
                    try {
                        return ProcessHandle.of(Long.parseLong(Files.readString(file(ctx)))).filter(ProcessHandle::isAlive).isPresent();
                    } catch (IOException none) {
                        return false;
                    }
                }
                private static Path file(KitContext ctx) { return Path.of(ctx.parameters().text("pid-file")); }
            }
            """;

    private SleeperJar() {}

    /** Makes it. */
    static Path make(Path directory, String kit, String version) throws IOException {
        var className = "Sleeper";
        var classes = Files.createDirectories(directory.resolve(kit + "-" + version));
        var file = Files.writeString(
                classes.resolve(className + ".java"),
                SOURCE.replace("CLASS", className).replace("KIT", kit).replace("VERSION", version));
        assertThat(ToolProvider.getSystemJavaCompiler()
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
                                file.toString()))
                .as("javac")
                .isZero();
        Files.delete(file);
        return pack(directory.resolve(kit + "-" + version + ".jar"), classes, kit, version, className);
    }

    private static Path pack(Path jar, Path classes, String id, String version, String className) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Plugin-Id", id);
        manifest.getMainAttributes().putValue("Plugin-Version", version);
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var files = Files.list(classes)) {
            out.putNextEntry(new JarEntry("META-INF/extensions.idx"));
            out.write((className + "\n").getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
            for (var each : files.toList()) {
                out.putNextEntry(new JarEntry(String.valueOf(each.getFileName())));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
