package io.genericark.demo.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The program that the nodes run: this very one.
 *
 * @param home the checkout or the unpacked distribution; has {@code scripts}
 * @param dist has {@code lib}, {@code plugins}, and class-data archives when the launcher made them
 */
public record Installation(Path home, Path dist, Path java, String classPath, List<String> jvmFlags) {
    /** Flags of the launcher for every role; the same as in {@code ark}. */
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dpolyglot.engine.WarnInterpreterOnly=false",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    /** Copies. */
    public Installation {
        jvmFlags = List.copyOf(jvmFlags);
    }

    /** As the launcher {@code ark} told this process. */
    public static Installation ofThisProcess() {
        var home = told("ark.home").orElse(Path.of("")).toAbsolutePath();
        var dist =
                told("ark.dist").orElse(home.resolve("build").resolve("dist")).toAbsolutePath();
        return of(home, dist, absolute(property("java.class.path")));
    }

    /** One that was built into a directory, started as the launcher starts it, by this JVM's program. */
    public static Installation in(Path home, Path dist) {
        return of(home, dist, dist.resolve("lib") + "/*");
    }

    private static Installation of(Path home, Path dist, String classPath) {
        return new Installation(home, dist, Path.of(property("java.home"), "bin", "java"), classPath, FLAGS);
    }

    /** The nodes run in directories of their own. */
    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Optional<Path> told(String name) {
        return Optional.ofNullable(System.getProperty(name)).map(Path::of);
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    /**
     * A command line that runs one of our main classes.
     *
     * @param options for its JVM, beside those of every role
     */
    public List<String> command(List<String> options, String mainClass, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(jvmFlags);
        command.addAll(options);
        command.add("-Dark.home=" + home);
        command.add("-Dark.dist=" + dist);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    /** The same program with another home, whose scripts it runs. */
    public Installation withHome(Path other) {
        return new Installation(other, dist, java, classPath, jvmFlags);
    }

    /** Where {@code bin/java} is, and the JDK's other programs. */
    public Path jdk() {
        return java.resolveSibling("..").normalize();
    }

    /** The script kits. */
    public Path scripts() {
        return home.resolve("scripts");
    }

    /** The kit jars. */
    public Path plugins() {
        return dist.resolve("plugins");
    }

    /** What is missing for a demo, in a sentence for the operator; empty when nothing is. */
    public String missing() {
        if (!Files.isDirectory(scripts())) {
            return "there is no directory " + scripts() + ". Start the demo by the launcher: ./ark demo";
        }
        if (!Files.isDirectory(plugins())) {
            return "there is no directory " + plugins() + ". Start the demo by the launcher: ./ark demo";
        }
        return "";
    }
}
