package io.genericark.kithost.host;

/** Why a kit-host ended, as the exit code of its process. */
public enum HostExit {
    /** The node closed the pipe. */
    PIPE_CLOSED(0, "the pipe to the node was closed"),
    /** The JVM's own exit code when a heap is full (ExitOnOutOfMemoryError). */
    OUT_OF_MEMORY(
            3,
            "exit code 3: a kit took all of its memory, or ended the process itself with this code;"
                    + " if it needs more memory, raise ark.kit-host.max-heap"),
    /** A kit could not be stopped. */
    STUCK_ACTION(70, "an action could not be ended"),
    /** The node said something that is not of the protocol. */
    BAD_MESSAGE(71, "a message could not be read"),
    /** The arguments of the process were wrong. */
    BAD_ARGUMENTS(72, "its arguments were wrong");

    private final int code;
    private final String meaning;

    HostExit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The exit code. */
    public int code() {
        return code;
    }

    /** What an exit code means, for people. */
    public static String describe(int code) {
        for (HostExit exit : values()) {
            if (exit.code == code) {
                return exit.meaning;
            }
        }
        return code > 128 ? "it was killed by signal " + (code - 128) : "it ended with exit code " + code;
    }
}
