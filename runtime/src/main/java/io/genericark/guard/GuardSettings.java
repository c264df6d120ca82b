package io.genericark.guard;

import java.nio.file.Path;

/**
 * How a guard is started.
 *
 * @param marker the value of {@code ARK_GUARD} in the environment of every process that it shall end
 * @param action what is done when the lease is lost
 * @param fenceMillis the fence budget: letting go should take no longer
 * @param answerMillis a guard that has not confirmed an extension after this time is stuck; at most the lease
 * @param logFile where it writes why it let go; what the JVM says goes beside it, with {@code .err} added
 * @param sysrqFile where {@code b} is written to reboot the machine, usually {@code /proc/sysrq-trigger}
 * @param letGoDirectory where resources left what is to be done, see {@link io.genericark.letgo.LetGoFiles}
 * @param jumpMillis a wall clock that goes forward by more than this at once means that the machine stood still
 */
public record GuardSettings(
        String marker,
        LossAction action,
        long fenceMillis,
        long answerMillis,
        Path logFile,
        Path sysrqFile,
        Path letGoDirectory,
        long jumpMillis) {}
