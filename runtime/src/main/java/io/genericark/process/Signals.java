package io.genericark.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Sends signals to processes and process groups of this machine. Thread-safe; does not block. */
public final class Signals {

    private static final int ESRCH = 3;

    private Signals() {}

    /** The signals that we, or kits, use; the numbers are those of Linux on x86 and ARM. */
    public enum Signal {
        /** To daemons: read the configuration anew. */
        HUP(1),
        /** As Ctrl-C does. */
        INT(2),
        /** To some daemons: end when all requests are answered. */
        QUIT(3),
        /** Ends at once; cannot be caught. */
        KILL(9),
        /** What it means is up to the program. */
        USR1(10),
        /** What it means is up to the program. */
        USR2(12),
        /** Asks to end. */
        TERM(15),
        /** Lets a stopped process run on. */
        CONT(18),
        /** Stops; cannot be caught. */
        STOP(19),
        /** To some daemons: end the worker processes gracefully. */
        WINCH(28);

        private final int number;

        Signal(int number) {
            this.number = number;
        }
    }

    /** What became of a signal. */
    public enum Delivery {
        /** Sent, possibly to a zombie. */
        SENT,
        /** There is no such process or group. */
        NOBODY,
        /** This user may not signal it. */
        NOT_PERMITTED
    }

    /**
     * Signals one process.
     *
     * @param pid greater than 1
     * @param signal which
     * @return what became of it
     */
    public static Delivery process(long pid, Signal signal) {
        return kill(ordinary(pid), signal);
    }

    /**
     * Signals every process of a process group.
     *
     * @param pgid greater than 1
     * @param signal which
     * @return what became of it; SENT when at least one process got it
     */
    public static Delivery group(long pgid, Signal signal) {
        return kill(-ordinary(pgid), signal);
    }

    /** Refuses 0, 1 and negative numbers: to kill(2) they mean "my group", init and "everybody". */
    private static int ordinary(long id) {
        if (id <= 1 || id > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not an ordinary process or group id: " + id);
        }
        return (int) id;
    }

    private static Delivery kill(int target, Signal signal) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment callState = arena.allocate(Libc.CALL_STATE);
            int result = (int) Libc.KILL.invokeExact(callState, target, signal.number);
            if (result == 0) {
                return Delivery.SENT;
            }
            return Libc.errno(callState) == ESRCH ? Delivery.NOBODY : Delivery.NOT_PERMITTED;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("kill", e);
        }
    }
}
