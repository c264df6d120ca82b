package io.genericark.guard;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs let-go commands in parallel, each at most as long as it asked for. */
final class LetGoCommands {
    private static final int OUTPUT_BYTES = 300;

    private LetGoCommands() {}

    /** What went wrong, one text for each command that failed; modifiable. */
    static List<String> run(List<LetGoCommand> commands) {
        List<Started> all = commands.stream().map(LetGoCommands::start).toList();
        List<String> failures = new ArrayList<>();
        for (Started each : all) {
            failure(each)
                    .ifPresent(why -> failures.add(
                            each.command.tag() + ": " + String.join(" ", each.command.argv()) + ": " + why));
        }
        return failures;
    }

    private record Started(LetGoCommand command, Optional<Process> process, String notStarted, long endNanos) {}

    private static Started start(LetGoCommand command) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(command.timeoutMillis());
        try {
            Process process = new ProcessBuilder(command.argv())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            return new Started(command, Optional.of(process), "", end);
        } catch (IOException e) {
            return new Started(command, Optional.empty(), String.valueOf(e.getMessage()), end);
        }
    }

    private static Optional<String> failure(Started started) {
        if (started.process.isEmpty()) {
            return Optional.of(started.notStarted);
        }
        Process process = started.process.get();
        try {
            if (!process.waitFor(started.endNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
                return Optional.of("not ready after " + started.command.timeoutMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
        int exit = process.exitValue();
        return exit == 0 ? Optional.empty() : Optional.of(("exit " + exit + " " + output(process)).strip());
    }

    /** What it said and is in the pipe by now: never waits, because a daemon may have kept the pipe. */
    private static String output(Process process) {
        try {
            InputStream in = process.getInputStream();
            byte[] head = in.readNBytes(Math.min(in.available(), OUTPUT_BYTES));
            return new String(head, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
