package io.genericark.kithost;

import io.genericark.kithost.host.HostSettings;
import io.genericark.process.ClassArchives;
import io.genericark.process.Mark;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How to start a kit-host.
 *
 * @param java the program
 * @param jvmOptions its options
 * @param classPath of the process: the runtime, and what kit jars share with it (AWS SDK, aws-support)
 * @param settings what it is told
 * @param guard the mark ({@code ARK_GUARD=...}) that the process and everything that it starts carries
 */
public record KitHostLaunch(Path java, List<String> jvmOptions, String classPath, HostSettings settings, Mark guard) {

    /** Options every kit-host runs with: small, silent, and dead rather than crippled when out of memory. */
    public static final List<String> JVM_OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx384m",
            "-Dhttp.maxConnections=64", // kept open to one endpoint for the next calls; five otherwise
            "-Xlog:disable", // the JVM's own warnings would go to standard output, which is the protocol
            "-Xlog:all=error:stderr",
            "-Dlogback.configurationFile=io/genericark/kithost/logback.xml");

    /** Copies. */
    public KitHostLaunch {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** A launch with the JVM, class path and options of ours. */
    public static KitHostLaunch ofThisJvm(HostSettings settings, Mark guard) {
        return new KitHostLaunch(
                Path.of(property("java.home"), "bin", "java"), options(), jarsFirst(), settings, guard);
    }

    /** A class-data archive holds for the jars at the beginning, and directories are there in development only. */
    private static String jarsFirst() {
        return Arrays.stream(property("java.class.path").split(File.pathSeparator, -1))
                .sorted(Comparator.comparing(entry -> !entry.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.addAll(ClassArchives.options(ClassArchives.Role.KIT_HOST));
        return options;
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    /**
     * The command line.
     *
     * @param hostId unique among the kit-hosts of this machine
     */
    public List<String> command(String hostId) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, KitHostMain.class.getName(), settings.toArgument(), hostId));
        return command;
    }
}
