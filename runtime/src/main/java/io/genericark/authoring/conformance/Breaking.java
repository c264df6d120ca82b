package io.genericark.authoring.conformance;

import io.genericark.authoring.conformance.Promise.NotTried;
import io.genericark.process.Signals;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Makes a service fail from outside, in the way that the author named or else in the hardest way that is known. */
final class Breaking {

    private static final long COMMAND_SECONDS = 60;

    private Breaking() {}

    /** Breaks it, and says how. */
    static String of(Bench bench) throws NotTried, IOException, InterruptedException {
        Subject subject = bench.subject();
        if (!subject.breaking().isEmpty()) {
            run(subject.breaking(), bench);
            return String.join(" ", subject.breaking()) + " was run";
        }
        if (subject.pidFile().isPresent()) {
            long pid = pid(subject.pidFile().get());
            Signals.process(pid, Signals.Signal.KILL);
            return "process " + pid + " was killed";
        }
        List<Long> processes = bench.processes();
        if (!processes.isEmpty()) {
            processes.forEach(pid -> Signals.process(pid, Signals.Signal.KILL));
            return processes.size() == 1
                    ? "its process was killed"
                    : "its " + processes.size() + " processes were killed";
        }
        List<List<String>> steps = bench.letGoSteps();
        if (steps.isEmpty()) {
            throw new NotTried("no process carries ARK_TAG and there is no let-go step; name a way to break it with"
                    + " --break COMMAND or --pid-file FILE");
        }
        for (List<String> step : steps.reversed()) {
            run(step, bench);
        }
        return "its let-go steps were done";
    }

    private static long pid(Path file) throws NotTried {
        try {
            return Long.parseLong(
                    Files.readString(file).strip().lines().findFirst().orElse(""));
        } catch (IOException | NumberFormatException e) {
            throw new NotTried(file + " holds no pid: " + e.getMessage());
        }
    }

    private static void run(List<String> command, Bench bench) throws NotTried, IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables(bench));
        Process process = builder.start();
        if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new NotTried(String.join(" ", command) + " does not end");
        }
        if (process.exitValue() != 0) {
            throw new NotTried(String.join(" ", command) + " ended with exit code " + process.exitValue());
        }
    }

    /** Not the mark itself, or the command would count as a process of the service. */
    private static Map<String, String> variables(Bench bench) {
        Map<String, String> variables = bench.subject().parameters().entrySet().stream()
                .collect(Collectors.toMap(
                        each -> "ARK_PARAM_"
                                + each.getKey().toUpperCase(Locale.ROOT).replace('-', '_'),
                        Map.Entry::getValue));
        variables.put("ARK_TEST_TAG", bench.tag());
        return variables;
    }
}
