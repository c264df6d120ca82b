package io.genericark.authoring.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Builds a Maven project of one kit as Maven would, from its own pom, but without Maven. */
record JavaProject(Path root) {

    private static final Pattern ENTRY = Pattern.compile("<(Plugin-[A-Za-z]+)>([^<]*)</");

    /** Compiles main and test sources, with the annotation processor that the pom names. */
    void compile() throws IOException {
        compile("src/main/java", classes(), "-processor", "org.pf4j.processor.ExtensionAnnotationProcessor");
        compile("src/test/java", testClasses(), "-proc:none");
    }

    private Path classes() {
        return root.resolve("target/classes");
    }

    private Path testClasses() {
        return root.resolve("target/test-classes");
    }

    private void compile(String sources, Path target, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-Xlint:all,-processing", "-Werror", "-d", target.toString()));
        arguments.addAll(List.of("-cp", classes() + ":" + System.getProperty("java.class.path")));
        Files.createDirectories(target);
        try (var files = Files.walk(root.resolve(sources))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .as("javac")
                .isZero();
    }

    /** Packs the jar with the manifest entries of the pom. */
    void pack(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        var entries = ENTRY.matcher(Files.readString(root.resolve("pom.xml")));
        while (entries.find()) {
            manifest.getMainAttributes()
                    .putValue(
                            String.valueOf(entries.group(1)),
                            String.valueOf(entries.group(2))
                                    .replace("${project.version}", "0.1.0")
                                    .replace("&gt;", ">")
                                    .replace("&lt;", "<")
                                    .replace("&amp;", "&"));
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var files = Files.walk(classes())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes().relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    /** Runs the tests of a contract class, each on a fresh instance and directory; how many were run. */
    int runContract(String className) throws Exception {
        var urls = List.of(classes().toUri(), testClasses().toUri()).stream()
                .map(JavaProject::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(urls, JavaProject.class.getClassLoader())) {
            var test = loader.loadClass(className);
            var contract = Objects.requireNonNull(test.getSuperclass());
            var tests = List.of(contract.getDeclaredMethods()).stream()
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .toList();
            for (var method : tests) {
                var constructor = test.getDeclaredConstructor();
                constructor.setAccessible(true);
                var instance = constructor.newInstance();
                var directory = test.getDeclaredField("directory");
                directory.setAccessible(true);
                directory.set(instance, Files.createTempDirectory(root, "contract"));
                run(method, instance);
                for (var after : contract.getDeclaredMethods()) {
                    if (after.isAnnotationPresent(AfterEach.class)) {
                        run(after, instance);
                    }
                }
            }
            return tests.size();
        }
    }

    private static void run(Method method, Object instance) throws Exception {
        method.setAccessible(true);
        try {
            method.invoke(instance);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof TestAbortedException)) {
                throw new AssertionError(method.getName(), e.getCause());
            }
        }
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
