package io.genericark.guard;

import io.genericark.process.ClassArchives;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How the guard's JVM is started: with a session of its own, so that no signal to the node's process group meets it;
 * out of reach of the kernel's memory killer and with real-time priority, where that is permitted.
 */
final class GuardCommandLine {
    /** A let-go command inherits the priority; that is wanted, it is as urgent. */
    private static final String WRAPPER = """
            trap '' TERM INT HUP
            { echo -1000 >/proc/self/oom_score_adj; } 2>/dev/null
            if chrt -f 10 true 2>/dev/null; then exec chrt -f 10 "$@"; fi
            exec "$@"
            """;

    private GuardCommandLine() {}

    static List<String> of(GuardSettings settings) {
        List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", WRAPPER, "ark-guard"));
        command.add(Path.of(property("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx16m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AlwaysPreTouch",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(ClassArchives.options(ClassArchives.Role.GUARD));
        command.addAll(List.of(
                "-cp",
                absoluteClassPath(),
                GuardMain.class.getName(),
                settings.logFile().toAbsolutePath().toString(),
                settings.sysrqFile().toString(),
                settings.letGoDirectory().toAbsolutePath().toString(),
                Long.toString(settings.jumpMillis())));
        return command;
    }

    /** The guard runs in {@code /}, so that it keeps no file system busy. */
    private static String absoluteClassPath() {
        return Arrays.stream(property("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
