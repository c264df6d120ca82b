package io.genericark.ipaddress;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the system's programs, found in fixed directories, in the language C and without input.
 *
 * @param before words before each command, such as those that enter a network namespace
 * @param directories where programs are, the first one first
 */
record Commands(List<String> before, List<Path> directories) {

    private static final File NULL = new File("/dev/null");
    private static final Duration GRACE = Duration.ofSeconds(1);

    Commands {
        before = List.copyOf(before);
        directories = List.copyOf(directories);
    }

    /** The programs of this machine. */
    static Commands ofThisMachine() {
        return new Commands(
                List.of(), List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/sbin"), Path.of("/bin")));
    }

    /** A command that has ended by itself. */
    record Ended(int exit, String out, String err) {
        /** What it said, in one line. */
        String said() {
            String text = (err + " " + out).strip().replaceAll("\\s+", " ");
            return text.isEmpty() ? "exit code " + exit : text;
        }
    }

    /**
     * One kind of call.
     *
     * @param what what did not work if it fails
     * @param limit the longest that it may take
     * @param cutOff TRANSIENT for a look, INDETERMINATE for a write that was cut off
     */
    record Call(String what, Duration limit, Kind cutOff) {}

    /** The program's path, where it is installed. */
    Optional<Path> find(String program) {
        return directories.stream()
                .map(directory -> directory.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The whole command.
     *
     * @throws KitException DENIED when the program is not installed
     */
    List<String> argv(String what, String program, List<String> arguments) throws KitException {
        Optional<Path> path = find(program);
        if (path.isEmpty()) {
            throw new KitException(
                    Kind.DENIED,
                    what,
                    "the program " + program + " is missing on this node",
                    "install the package " + packageOf(program));
        }
        List<String> argv = new ArrayList<>(before);
        argv.add(path.get().toString());
        argv.addAll(arguments);
        return List.copyOf(argv);
    }

    static String packageOf(String program) {
        return switch (program) {
            case "arping" -> "iputils-arping (iputils on other systems than Debian)";
            case "sysctl" -> "procps";
            default -> "iproute2";
        };
    }

    /** Runs a command to its end; blocks until then, until its time is over, or until this thread is interrupted. */
    Ended run(Call call, String program, String... arguments) throws KitException {
        Process process = start(call.what(), builder(argv(call.what(), program, List.of(arguments))));
        FutureTask<String> out = reading(process.getInputStream());
        FutureTask<String> err = reading(process.getErrorStream());
        try {
            if (!process.waitFor(call.limit().toNanos(), TimeUnit.NANOSECONDS)) {
                throw cutOff(
                        call, program + " did not end within " + call.limit().toMillis() + " ms");
            }
            return new Ended(process.exitValue(), whole(out), whole(err));
        } catch (TimeoutException e) {
            throw cutOff(call, program + " ended, but something that it started still writes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cutOff(call, "it was cancelled");
        } catch (ExecutionException e) {
            throw new KitException(call.cutOff(), call.what(), program + " could not be read: " + e.getCause(), "", e);
        } finally {
            end(process);
        }
    }

    /** Starts a command that nobody waits for and whose output nobody reads. */
    Process startAlone(String what, String program, String... arguments) throws KitException {
        return start(
                what,
                builder(argv(what, program, List.of(arguments)))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    private static ProcessBuilder builder(List<String> argv) {
        ProcessBuilder builder = new ProcessBuilder(argv).redirectInput(ProcessBuilder.Redirect.from(NULL));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static Process start(String what, ProcessBuilder builder) throws KitException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new KitException(
                    Kind.TRANSIENT,
                    what,
                    String.valueOf(e.getMessage()),
                    "look whether the node is short of memory or processes",
                    e);
        }
    }

    private static FutureTask<String> reading(InputStream from) {
        FutureTask<String> task = new FutureTask<>(() -> {
            try (InputStream in = from) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        });
        Thread.ofVirtual().name("ip-output").start(task);
        return task;
    }

    private static String whole(FutureTask<String> output)
            throws InterruptedException, ExecutionException, TimeoutException {
        return output.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static KitException cutOff(Call call, String why) {
        return new KitException(call.cutOff(), call.what(), why, "");
    }

    /** Without effect on a process that has ended; a killed one is given a moment to be gone. */
    private static void end(Process process) {
        if (process.isAlive()) {
            process.destroyForcibly();
            boolean interrupted = Thread.interrupted();
            try {
                process.waitFor(GRACE.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
