package io.genericark.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Finds and ends the processes that carry a {@link Mark}, by reading {@code /proc/PID/environ}.
 *
 * <p>Stateless and thread-safe; repeatable. A scan blocks for a few milliseconds, {@link #killAll} until its deadline at
 * most. A zombie is dead: it has no environment any more and is not found. The calling process is never found. A process
 * of another user that this one may not look into is not found. An interrupt of the calling thread changes nothing: an action
 * that is cut off ends what it has started on a thread that was interrupted.
 *
 * <p>A process that is just replacing its program (execve) shows an empty environment for a moment, and for long when it
 * is not scheduled. Nobody can tell then what it carries: {@link #killAll} looks again until it can, and reports it as
 * left when it cannot.
 */
public final class MarkedProcesses {

    private static final Path PROC = Path.of("/proc");
    private static final long BETWEEN_SCANS_NANOS = 2_000_000;
    private static final long UNDECIDED_AT_MOST_NANOS = 1_000_000_000;
    static final long KERNEL_THREAD = 0x0020_0000; // PF_KTHREAD

    private MarkedProcesses() {}

    /**
     * What {@link #killAll} achieved.
     *
     * @param ended how many processes were signalled and are gone
     * @param left the processes that were still there at the deadline, or of which nothing was known; empty is success
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
     * Finds what carries a mark now. One of which that cannot be told for a second counts as found.
     *
     * @param mark which
     * @return process ids, in no order; without this process
     */
    public static List<Long> find(Mark mark) {
        long end = Boottime.nanos() + UNDECIDED_AT_MOST_NANOS;
        Scan scan = scan(Set.of(mark));
        while (!scan.undecided.isEmpty() && Boottime.nanos() < end) {
            pause();
            scan = scan(Set.of(mark));
        }
        return Stream.concat(scan.found.stream(), scan.undecided.stream()).toList();
    }

    /** What one look at all processes showed. */
    record Scan(List<Long> found, List<Long> undecided) {}

    static Scan scan(Set<Mark> marks) {
        List<Long> found = new ArrayList<>();
        List<Long> undecided = new ArrayList<>();
        long self = ProcessHandle.current().pid();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path directory : directories) {
                long pid = Long.parseLong(PROC.relativize(directory).toString());
                if (pid != self && pid > 1) {
                    switch (look(directory, pid, marks)) {
                        case CARRIES -> found.add(pid);
                        case UNDECIDED -> undecided.add(pid);
                        case FREE -> {}
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("/proc cannot be listed, so processes cannot be found: " + e, e);
        }
        return new Scan(found, undecided);
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
        return killAll(Set.of(mark), within);
    }

    /**
     * As {@link #killAll(Mark, Duration)}, for what carries each of these marks.
     *
     * @param marks which
     * @param within how long at most
     * @return what was ended and what is left
     */
    public static Killed killAll(Set<Mark> marks, Duration within) {
        long deadline = Boottime.nanos() + within.toNanos();
        List<Long> signalled = new ArrayList<>();
        while (true) {
            Scan scan = scan(marks);
            for (long pid : scan.found) {
                Signals.process(pid, Signals.Signal.KILL);
                if (!signalled.contains(pid)) {
                    signalled.add(pid);
                }
            }
            List<Long> left = new ArrayList<>(scan.found);
            left.addAll(scan.undecided);
            if (left.isEmpty() || Boottime.nanos() >= deadline) {
                signalled.removeAll(left);
                return new Killed(signalled.size(), left);
            }
            pause();
        }
    }

    private enum Look {
        CARRIES,
        FREE,
        UNDECIDED
    }

    private static Look look(Path directory, long pid, Set<Mark> marks) {
        try {
            byte[] environ = readAtOnce(directory.resolve("environ"));
            if (environ.length > 0) {
                return marks.stream().allMatch(mark -> mark.isIn(environ)) ? Look.CARRIES : Look.FREE;
            }
            if (carriesInAThread(directory, pid, marks)) {
                return Look.CARRIES;
            }
            return hasNoEnvironment(Files.readString(directory.resolve("stat"))) ? Look.FREE : Look.UNDECIDED;
        } catch (IOException e) {
            return Look.FREE; // it has ended in the meantime, or may not be looked into
        }
    }

    /**
     * Whether a process that showed no environment really has none: a zombie, a kernel thread, or a program that was
     * started with an empty one. Otherwise execve was giving it a new memory at that moment. Source: proc_pid_stat(5),
     * fields 3 (state), 9 (flags), 26 (start of the code; 0 until execve is through), 50 and 51 (start and end of the
     * environment).
     */
    private static boolean hasNoEnvironment(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
        boolean dead = fields[0].equals("Z") || fields[0].equals("X");
        boolean ofTheKernel = (Long.parseLong(fields[9 - 3]) & KERNEL_THREAD) != 0;
        boolean startedWithNone = !fields[26 - 3].equals("0") && fields[50 - 3].equals(fields[51 - 3]);
        return dead || ofTheKernel || startedWithNone;
    }

    /** The first thread of a process may have ended while others run on: then only their directories still tell. */
    private static boolean carriesInAThread(Path directory, long pid, Set<Mark> marks) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(directory.resolve("task"))) {
            for (Path thread : threads) {
                if (!thread.endsWith(Long.toString(pid))) {
                    byte[] environ = read(thread.resolve("environ"));
                    if (marks.stream().allMatch(mark -> mark.isIn(environ))) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Empty when the thread has ended in the meantime. */
    private static byte[] read(Path environ) {
        try {
            return readAtOnce(environ);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** By one read(2), so that an execve in between cannot cut it short; not through a channel, which an interrupt closes. */
    private static byte[] readAtOnce(Path environ) throws IOException {
        for (int size = 1 << 16; ; size *= 4) {
            byte[] buffer = new byte[size];
            try (InputStream in = new FileInputStream(environ.toFile())) {
                int length = Math.max(0, in.read(buffer));
                if (length < size) {
                    return Arrays.copyOf(buffer, length);
                }
            }
        }
    }

    /** Also on a thread that was interrupted, which stays so. */
    private static void pause() {
        boolean interrupted = Thread.interrupted();
        LockSupport.parkNanos(BETWEEN_SCANS_NANOS);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
