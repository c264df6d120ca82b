package io.genericark.benchmark;

import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** The kits that are measured: the same kit, which does next to nothing, in every language. */
enum MeasuredKits {
    JAVA("Java (PF4J jar)", "javakit") {
        @Override
        void write(Path home) throws IOException {
            Path classes = Files.createDirectories(home.resolve("classes"));
            Path source = Files.writeString(classes.resolve("NothingKit.java"), JAVA_SOURCE);
            int result = Objects.requireNonNull(
                            ToolProvider.getSystemJavaCompiler(), "a JDK is needed, with its compiler")
                    .run(
                            null,
                            OutputStream.nullOutputStream(),
                            null,
                            "-proc:none",
                            "-cp",
                            Objects.requireNonNull(System.getProperty("java.class.path"), "a class path"),
                            "-d",
                            classes.toString(),
                            source.toString());
            if (result != 0) {
                throw new IOException("the Java kit does not compile");
            }
            pack(home, classes);
        }
    },
    JAVASCRIPT("JavaScript", "jskit") {
        @Override
        void write(Path home) throws IOException {
            script(home, "jskit.js", """
                    export const kit = { summary: 'does nothing' };
                    export function restore(ctx) { ctx.gate(); }
                    export function remove(ctx) {}
                    export function quickCheck(ctx) { return true; }
                    """);
        }
    },
    GRAALPY("Python (GraalPy)", "pykit") {
        @Override
        void write(Path home) throws IOException {
            script(home, "pykit.py", PYTHON_SOURCE);
        }
    },
    SYSTEM_PYTHON("Python (the system's `python3`)", "pykit") {
        @Override
        void write(Path home) throws IOException {
            script(home, "pykit.py", PYTHON_SOURCE);
        }

        @Override
        Python python() {
            return Python.SYSTEM;
        }
    },
    EXECUTABLE("executable (sh)", "shkit") {
        @Override
        void write(Path home) throws IOException {
            for (String action : new String[] {"restore", "remove", "quickCheck"}) {
                Path file = script(home, "shkit/" + action, "#!/bin/sh\nexit 0\n");
                if (!file.toFile().setExecutable(true)) {
                    throw new IOException(file + " cannot be made executable");
                }
            }
        }
    };

    private static final String PYTHON_SOURCE = """
            kit = {"summary": "does nothing"}
            def restore(ctx):
                ctx.gate()
            def remove(ctx):
                pass
            def quickCheck(ctx):
                return True
            """;

    private static final String JAVA_SOURCE = """
            import io.genericark.api.*;
            @org.pf4j.Extension
            public final class NothingKit implements RecoveryKit {
                public KitDescriptor descriptor() {
                    return new KitDescriptor("javakit", "1.0", "does nothing", java.util.List.of(), ActionTimeouts.DEFAULT);
                }
                public void restore(KitContext ctx) throws KitException { ctx.gate().check(); }
                public void remove(KitContext ctx) {}
                public Health quickCheck(KitContext ctx) { return Health.healthy(); }
                public void recover(KitContext ctx) {}
            }
            """;

    private final String title;
    private final String kit;

    MeasuredKits(String title, String kit) {
        this.title = title;
        this.kit = kit;
    }

    /** Writes the kit below a home with {@code scripts} and {@code plugins}. */
    abstract void write(Path home) throws IOException;

    /** What runs its Python files, if it has any. */
    Python python() {
        return Python.AUTO;
    }

    String title() {
        return title;
    }

    String kit() {
        return kit;
    }

    private static Path script(Path home, String name, String text) throws IOException {
        Path file = home.resolve("scripts").resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    private static void pack(Path home, Path classes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Plugin-Id", "nothing");
        manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(plugins.resolve("nothing.jar")), manifest)) {
            jar.putNextEntry(new JarEntry("NothingKit.class"));
            Files.copy(classes.resolve("NothingKit.class"), jar);
            jar.closeEntry();
            jar.putNextEntry(new JarEntry("META-INF/extensions.idx"));
            jar.write("NothingKit\n".getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
    }
}
