package io.genericark.kithost.child;

import io.genericark.process.Boottime;
import io.genericark.process.Mark;
import io.genericark.process.Signals;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The child processes that run now. Each is the leader of its own session and process group (setsid), with /dev/null as
 * input, unless it is given one, and {@link Output} files; one that we converse with has pipes instead.
 *
 * <p>Thread-safe. {@link #run} blocks until the child has ended, its time is over or the calling thread is interrupted; in
 * the latter cases the group gets SIGTERM and soon SIGKILL.
 */
public final class Children {

    private static final Logger LOG = LoggerFactory.getLogger(Children.class);
    private static final Duration TERM_GRACE = Duration.ofMillis(500);
    private static final Duration KILL_GRACE = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final long SLICE_MILLIS = 200;
    private static final File NULL = new File("/dev/null");

    private final Path outputDirectory;
    private final Mark ownMark;
    private final Set<Long> groups = ConcurrentHashMap.newKeySet();

    /**
     * Makes a set without children.
     *
     * @param outputDirectory where their output goes; made when missing
     * @param ownMark by which children that belong to no action are found when this process has died
     */
    public Children(Path outputDirectory, Mark ownMark) {
        this.outputDirectory = outputDirectory.toAbsolutePath();
        this.ownMark = ownMark;
    }

    /** The mark for a child that belongs to no action. */
    public Mark ownMark() {
        return ownMark;
    }

    /**
     * What to run.
     *
     * @param argv program and arguments
     * @param directory to run in
     * @param environment added to this process's own
     * @param secretEnvironment as well; its values must not be seen, so the output is not kept and never begins within one
     * @param input what it reads from its standard input
     * @param outputName names the files of its output: no two children that run at the same time share one
     * @param timeout when to end it; a few milliseconds at least
     */
    public record Command(
            List<String> argv,
            Path directory,
            Map<String, String> environment,
            Map<String, String> secretEnvironment,
            String input,
            String outputName,
            Duration timeout) {
        /** Copies. */
        public Command {
            argv = List.copyOf(argv);
            environment = Map.copyOf(environment);
            secretEnvironment = Map.copyOf(secretEnvironment);
        }

        /** A command without secrets and input. */
        public Command(
                List<String> argv,
                Path directory,
                Map<String, String> environment,
                String outputName,
                Duration timeout) {
            this(argv, directory, environment, Map.of(), "", outputName, timeout);
        }

        /** Values stay out of every text. */
        @Override
        public String toString() {
            return "exec of " + argv.getFirst();
        }
    }

    /**
     * Runs a child to its end.
     *
     * @return how it ended
     * @throws InterruptedException when the calling thread was interrupted; the child's group has ended then
     * @throws UncheckedIOException when it could not be started, with what and why
     */
    public ChildResult run(Command command) throws InterruptedException {
        Output output = fresh(command);
        return awaitEnd(start(command, output), command, output);
    }

    /** Talks with a child over its standard input and output; on a thread of its own, which is interrupted at the end. */
    public interface Conversation {
        /** Blocks until all is said. */
        void talk(InputStream fromChild, OutputStream toChild) throws IOException;
    }

    /**
     * As {@link #run}, with pipes instead of the input and the file of the output: both belong to the conversation. The child
     * ends by itself when all is said. A pipe that its own children keep open delays nobody.
     */
    public ChildResult converse(Command command, Conversation conversation) throws InterruptedException {
        Output output = fresh(command);
        Process process = start(command, builder(command, output));
        Thread talker = Thread.ofPlatform()
                .name(Thread.currentThread().getName() + ".talk")
                .daemon()
                .start(() -> talk(process, conversation));
        try {
            ChildResult result = awaitEnd(process, command, output);
            if (result.ending() == ChildResult.Ending.EXITED) {
                talker.join(LAST_WORDS); // what it said last may still be in the pipe
            }
            return result;
        } finally {
            talker.interrupt(); // ends what it is doing for the child
            awaitEnd(talker);
        }
    }

    private static void talk(Process process, Conversation conversation) {
        try (InputStream fromChild = process.getInputStream();
                OutputStream toChild = process.getOutputStream()) {
            conversation.talk(fromChild, toChild);
        } catch (IOException e) {
            LOG.debug("conversation with a child: {}", e.toString()); // it has ended
        }
    }

    private static void awaitEnd(Thread talker) {
        try {
            talker.join(KILL_GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Output fresh(Command command) {
        return Output.fresh(outputDirectory, URLEncoder.encode(command.outputName(), StandardCharsets.UTF_8));
    }

    private ChildResult awaitEnd(Process process, Command command, Output output) throws InterruptedException {
        groups.add(process.pid());
        try {
            ChildResult.Ending ending = await(process, output, command.timeout());
            if (ending != ChildResult.Ending.EXITED) {
                end(process);
            }
            int exitCode = process.isAlive() ? -1 : process.exitValue();
            var secrets = command.secretEnvironment().values();
            return new ChildResult(
                    ending, exitCode, Output.tail(output.out(), secrets), Output.tail(output.err(), secrets));
        } catch (InterruptedException e) {
            end(process);
            throw e;
        } finally {
            groups.remove(process.pid());
            if (!command.secretEnvironment().isEmpty() || output.isTooLong()) {
                output.forget();
            }
        }
    }

    /** Sends SIGKILL to the groups of all children that run now. Does not block. */
    public void killAll() {
        groups.forEach(group -> Signals.group(group, Signals.Signal.KILL));
    }

    /** The input goes through a file, which is gone by name once the child has it open: nobody waits for a reader. */
    private Process start(Command command, Output output) {
        if (command.input().isEmpty()) {
            return start(command, output, NULL);
        }
        Path input = null;
        try {
            input = Files.createTempFile(outputDirectory, "input-", ""); // mode 0600
            Files.writeString(input, command.input());
            return start(command, output, input.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the input of " + command.argv().getFirst() + " cannot be kept in " + outputDirectory + ": " + e,
                    e);
        } finally {
            if (input != null) {
                var _ = input.toFile().delete();
            }
        }
    }

    private static Process start(Command command, Output output, File input) {
        return start(
                command,
                builder(command, output)
                        .redirectInput(ProcessBuilder.Redirect.from(input))
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(output.out().toFile())));
    }

    private static ProcessBuilder builder(Command command, Output output) {
        List<String> argv = new ArrayList<>();
        argv.add("setsid"); // no group leader here, so it becomes the program itself: one pid for process, group and
        // session
        argv.addAll(command.argv());
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(command.directory().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(output.err().toFile()));
        builder.environment().putAll(command.secretEnvironment());
        builder.environment().putAll(command.environment());
        return builder;
    }

    private static Process start(Command command, ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(command.argv().getFirst() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static ChildResult.Ending await(Process process, Output output, Duration timeout)
            throws InterruptedException {
        long deadline = Boottime.nanos() + timeout.toNanos();
        while (true) {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - Boottime.nanos());
            if (process.waitFor(Math.clamp(leftMillis, 0, SLICE_MILLIS), TimeUnit.MILLISECONDS)) {
                return ChildResult.Ending.EXITED;
            }
            if (output.isTooLong()) {
                return ChildResult.Ending.FLOODED;
            }
            if (leftMillis <= 0) {
                return ChildResult.Ending.TIMED_OUT;
            }
        }
    }

    /** SIGTERM, a short grace, SIGKILL, for the whole group; the latter also when the leader obeyed at once. */
    private static void end(Process process) {
        Signals.group(process.pid(), Signals.Signal.TERM);
        process.toHandle().destroy(); // also reaches a child that has not become its own group yet; pipes stay open
        awaitQuietly(process, TERM_GRACE);
        Signals.group(process.pid(), Signals.Signal.KILL);
        process.toHandle().destroyForcibly();
        awaitQuietly(process, KILL_GRACE);
    }

    private static void awaitQuietly(Process process, Duration grace) {
        try {
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
