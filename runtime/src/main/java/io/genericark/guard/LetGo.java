package io.genericark.guard;

import io.genericark.letgo.LetGoFiles;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets go: ends processes first, so that nothing starts anew and nothing keeps a file system busy; then runs the let-go
 * commands, in parallel; then looks for processes again. Repeatable; blocks until it is through.
 * The commands are read from {@link LetGoFiles} each time, and forgotten when all is done.
 */
final class LetGo {
    private final LetGoFiles files;

    LetGo(LetGoFiles files) {
        this.files = files;
    }

    /** Lets go of all that is held. */
    LetGoOutcome all(Held held) {
        return around(() -> kill(held), held, tag -> true);
    }

    /** Takes one resource out of service: its processes and its commands only. */
    LetGoOutcome one(Held held, String tag) {
        return around(() -> killTagged(held, tag), held, tag::equals);
    }

    /** How many let-go commands there are. */
    int commands(Held held) {
        return commands(held, tag -> true, new ArrayList<>()).size();
    }

    private List<LetGoCommand> commands(Held held, Predicate<String> whose, List<String> left) {
        List<LetGoCommand> commands = new ArrayList<>();
        try {
            LetGoFiles.Found found = files.find();
            found.steps()
                    .forEach((tag, steps) -> steps.reversed().stream()
                            .filter(step -> whose.test(tag))
                            .forEach(step -> commands.add(new LetGoCommand(tag, step, held.fenceMillis()))));
            found.unreadable().entrySet().stream()
                    .filter(each -> whose.test(each.getKey()))
                    .forEach(each -> left.add(each.getKey() + ": " + each.getValue()));
        } catch (IOException e) {
            left.add("let-go steps cannot be read: " + e.getMessage());
        }
        return commands;
    }

    /** Processes are looked for again after the commands; what only the first search could not end counts no more. */
    private LetGoOutcome around(Supplier<List<Long>> killing, Held held, Predicate<String> whose) {
        leftBy(killing);
        List<String> left = new ArrayList<>();
        List<LetGoCommand> commands = commands(held, whose, left);
        left.addAll(LetGoCommands.run(commands));
        leftBy(killing).ifPresent(left::add);
        if (left.isEmpty()) {
            commands.forEach(command -> forget(command.tag()));
        }
        return left.isEmpty() ? new LetGoOutcome.Done() : new LetGoOutcome.Left(String.join("; ", left));
    }

    private void forget(String tag) {
        try {
            files.remove(tag);
        } catch (IOException ignored) {
            // A step that is kept although it was done is done again the next time, which is harmless.
        }
    }

    /** Never throws: the commands are run in any case. */
    private static Optional<String> leftBy(Supplier<List<Long>> killing) {
        try {
            List<Long> left = killing.get();
            return left.isEmpty() ? Optional.empty() : Optional.of("processes " + left);
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    private static List<Long> kill(Held held) {
        return held.mark()
                .map(mark -> MarkedProcesses.killAll(mark, Duration.ofMillis(held.killMillis())))
                .map(MarkedProcesses.Killed::left)
                .orElse(List.of());
    }

    /**
     * Loads everything that a let-go needs, so that none of it has to come from a disk when it counts: lets go of a
     * mark that nobody carries and of one command, written for this, that does nothing.
     */
    static void rehearse(Path letGoDirectory) throws IOException {
        String name = "rehearsal-" + ProcessHandle.current().pid();
        LetGoFiles files = new LetGoFiles(letGoDirectory.resolve(name));
        Held held = new Held(Optional.of(new Order.Marker(name).mark()), LossAction.KILL, 1_000);
        files.write(name, List.of(List.of("true")));
        LetGo letGo = new LetGo(files);
        letGo.all(held);
        letGo.one(held, name);
        files.remove(name);
        Files.deleteIfExists(letGoDirectory.resolve(name));
    }

    private static List<Long> killTagged(Held held, String tag) {
        var within = Duration.ofMillis(held.killMillis());
        return held.mark()
                .map(mark -> MarkedProcesses.killAll(Set.of(mark, new Mark(Held.TAG_VARIABLE, tag)), within))
                .map(MarkedProcesses.Killed::left)
                .orElse(List.of());
    }
}
