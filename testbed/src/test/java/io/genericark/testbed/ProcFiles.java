package io.genericark.testbed;

import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What {@code /proc} says about processes. Stateless. A process that is gone has nothing: empty answers. */
final class ProcFiles {
    private ProcFiles() {}

    static List<Long> marked(String name, String value) {
        return MarkedProcesses.find(new Mark(name, value));
    }

    static String commandLine(long pid) {
        return read(pid, "cmdline").replace('\0', ' ').strip();
    }

    static Optional<String> variable(long pid, String name) {
        return Arrays.stream(read(pid, "environ").split("\0"))
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst();
    }

    /** {@code R}, {@code S}, {@code T} for stopped, {@code Z} for a zombie; a blank for a process that is gone. */
    static char state(long pid) {
        var stat = read(pid, "stat");
        var end = stat.lastIndexOf(')');
        return end < 0 ? ' ' : stat.charAt(end + 2);
    }

    static boolean isAlive(long pid) {
        return " ZX".indexOf(state(pid)) < 0;
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
