package io.genericark.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds and ends the processes that carry a {@link Mark}, by reading {@code /proc/PID/environ}.
 *
 * <p>Stateless and thread-safe; repeatable. A scan blocks for a few milliseconds, {@link #killAll} until its deadline at
 * most. A zombie is dead: it has no environment any more and is not found. The calling process is never found. A process
 * of another user that this one may not look into is not found.
 */
public final class MarkedProcesses {

    private static final Path PROC = Path.of("/proc");
    private static final long BETWEEN_SCANS_NANOS = 2_000_000;

    private MarkedProcesses() {}

    /**
     * What {@link #killAll} achieved.
     *
     * @param ended how many processes were signalled and are gone
     * @param left the processes that were still there at the deadline; empty is success
     */
    public record Killed(int ended, List<Long> left) {
        /** Copies. */
        public Killed {
            left = List.copyOf(left);
        }

        /**
         * Whether nothing that carries the mark is left.
         *
         * @return true when all is gone
         */
        public boolean complete() {
            return left.isEmpty();
        }
    }

    /**
     * Finds what carries a mark now.
     *
     * @param mark which
     * @return process ids, in no order; without this process
     */
    public static List<Long> find(Mark mark) {
        List<Long> found = new ArrayList<>();
        long self = ProcessHandle.current().pid();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path directory : directories) {
                long pid = Long.parseLong(PROC.relativize(directory).toString());
                if (pid != self && pid > 1 && carries(directory, pid, mark)) {
                    found.add(pid);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("/proc cannot be listed, so processes cannot be found: " + e, e);
        }
        return found;
    }

    /**
     * Ends everything that carries a mark: SIGKILL, again and again until a scan finds none, because a process may have
     * started another one in between. Scans at least once, also when the time is zero.
     *
     * @param mark which
     * @param within how long at most
     * @return what was ended and what is left
     */
    public static Killed killAll(Mark mark, Duration within) {
        long deadline = Boottime.nanos() + within.toNanos();
        List<Long> signalled = new ArrayList<>();
        while (true) {
            List<Long> found = find(mark);
            for (long pid : found) {
                Signals.process(pid, Signals.Signal.KILL);
                if (!signalled.contains(pid)) {
                    signalled.add(pid);
                }
            }
            if (found.isEmpty() || Boottime.nanos() >= deadline) {
                signalled.removeAll(found);
                return new Killed(signalled.size(), found);
            }
            LockSupport.parkNanos(BETWEEN_SCANS_NANOS);
        }
    }

    private static boolean carries(Path directory, long pid, Mark mark) {
        byte[] environ = read(directory.resolve("environ"));
        return environ.length > 0 ? mark.isIn(environ) : carriesInAThread(directory, pid, mark);
    }

    /** The first thread of a process may have ended while others run on: then only their directories still tell. */
    private static boolean carriesInAThread(Path directory, long pid, Mark mark) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(directory.resolve("task"))) {
            for (Path thread : threads) {
                if (!thread.endsWith(Long.toString(pid)) && mark.isIn(read(thread.resolve("environ")))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Empty when the process has ended in the meantime, is a zombie or a kernel thread, or may not be looked into. */
    private static byte[] read(Path environ) {
        try {
            return Files.readAllBytes(environ);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
