package io.genericark.guard;

import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import io.genericark.process.Signals;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Lets go: ends processes first, so that nothing starts anew and nothing keeps a file system busy; then runs the let-go
 * commands, in parallel; then looks for processes again. Stateless and repeatable; blocks until it is through.
 */
final class LetGo {
    private static final long BETWEEN_SCANS_NANOS = 2_000_000;

    /** Lets go of all that is held. */
    LetGoOutcome all(Held held) {
        return around(() -> kill(held), held.commands());
    }

    /** Takes one resource out of service: its processes and its commands only. */
    LetGoOutcome one(Held held, String tag) {
        return around(() -> killTagged(held, tag), held.commandsOf(tag));
    }

    /** Processes are looked for again after the commands; what only the first search could not end counts no more. */
    private static LetGoOutcome around(Supplier<List<Long>> killing, List<LetGoCommand> commands) {
        leftBy(killing);
        List<String> left = LetGoCommands.run(commands);
        leftBy(killing).ifPresent(left::add);
        return left.isEmpty() ? new LetGoOutcome.Done() : new LetGoOutcome.Left(String.join("; ", left));
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

    /** Loads everything that a let-go needs, by one that holds a command which does nothing. */
    void rehearse() {
        Mark nobody = new Order.Marker("rehearsal-" + ProcessHandle.current().pid()).mark();
        LetGoCommand nothing = new LetGoCommand("rehearsal", List.of("true"), 1_000);
        Held held = new Held(Optional.of(nobody), List.of(nothing), LossAction.KILL, 1_000);
        all(held);
        one(held, "rehearsal");
    }

    private static List<Long> killTagged(Held held, String tag) {
        if (held.mark().isEmpty()) {
            return List.of();
        }
        long end = System.nanoTime() + Duration.ofMillis(held.killMillis()).toNanos();
        while (true) {
            Set<Long> found = new HashSet<>(MarkedProcesses.find(held.mark().get()));
            found.retainAll(MarkedProcesses.find(new Mark(Held.TAG_VARIABLE, tag)));
            found.forEach(pid -> Signals.process(pid, Signals.Signal.KILL));
            if (found.isEmpty() || System.nanoTime() >= end) {
                return List.copyOf(found);
            }
            LockSupport.parkNanos(BETWEEN_SCANS_NANOS);
        }
    }
}
