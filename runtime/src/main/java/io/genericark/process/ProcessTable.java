package io.genericark.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processes that live now, as {@code /proc} shows them. A zombie is dead and a kernel thread is none, so neither is seen.
 * Stateless and thread-safe; a look at all of them blocks for a few milliseconds.
 */
public final class ProcessTable {

    private static final Path PROC = Path.of("/proc");

    private ProcessTable() {}

    /**
     * A process that lives.
     *
     * @param pid its id
     * @param name the kernel's name for it, at most 15 characters
     * @param uid the user id that it acts with
     * @param command its arguments, with blanks between them; its name when it shows none
     */
    public record Entry(long pid, String name, long uid, String command) {

        /** Whether people would call it so: by the kernel's name, or by the file that was started. */
        public boolean isCalled(String wanted) {
            String first = command.split(" ", 2)[0];
            return name.equals(wanted)
                    || first.substring(first.lastIndexOf('/') + 1).equals(wanted);
        }
    }

    /** All of them, without order. */
    public static List<Entry> all() {
        List<Entry> found = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path directory : directories) {
                look(Long.parseLong(PROC.relativize(directory).toString())).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new IllegalStateException("/proc cannot be listed, so processes cannot be found: " + e, e);
        }
        return found;
    }

    /** One of them; empty when it does not live. */
    public static Optional<Entry> look(long pid) {
        Path directory = PROC.resolve(Long.toString(pid));
        try {
            String stat = text(directory.resolve("stat"));
            if (!lives(stat)) {
                return Optional.empty();
            }
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            String command =
                    text(directory.resolve("cmdline")).replace('\0', ' ').strip();
            return Optional.of(new Entry(
                    pid, name, effectiveUid(text(directory.resolve("status"))), command.isEmpty() ? name : command));
        } catch (IOException e) {
            return Optional.empty(); // it has ended in the meantime
        }
    }

    /** Source: proc_pid_stat(5), fields 3 (state) and 9 (flags). */
    private static boolean lives(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
        boolean dead = fields[0].equals("Z") || fields[0].equals("X");
        return !dead && (Long.parseLong(fields[9 - 3]) & MarkedProcesses.KERNEL_THREAD) == 0;
    }

    private static long effectiveUid(String status) {
        return status.lines()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> Long.parseLong(line.split("\\s+", -1)[2]))
                .findFirst()
                .orElse(-1L);
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
