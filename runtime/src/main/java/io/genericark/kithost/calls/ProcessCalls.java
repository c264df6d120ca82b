package io.genericark.kithost.calls;

import io.genericark.api.KitException;
import io.genericark.kithost.child.Account;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import io.genericark.process.ProcessTable;
import io.genericark.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Shows a script the processes of this machine and sends them signals. */
final class ProcessCalls {

    Object find(JsonNode arguments) throws KitException, IOException, InterruptedException {
        Predicate<ProcessTable.Entry> wanted = wanted(arguments);
        return candidates(arguments)
                .filter(wanted)
                .map(entry -> Map.of("pid", entry.pid(), "command", entry.command()))
                .toList();
    }

    private static Stream<ProcessTable.Entry> candidates(JsonNode arguments) throws KitException, IOException {
        if (Arguments.given(arguments, "tag")) {
            return MarkedProcesses.find(new Mark("ARK_TAG", Arguments.text(arguments, "tag"))).stream()
                    .map(ProcessTable::look)
                    .flatMap(Optional::stream);
        }
        if (Arguments.given(arguments, "pidFile")) {
            Long pid = pid(Path.of(Arguments.text(arguments, "pidFile")));
            return pid == null ? Stream.of() : ProcessTable.look(pid).stream();
        }
        return ProcessTable.all().stream();
    }

    private static Predicate<ProcessTable.Entry> wanted(JsonNode arguments) throws KitException, InterruptedException {
        if (Stream.of("tag", "pidFile", "name", "user").noneMatch(key -> Arguments.given(arguments, key))) {
            throw new IllegalArgumentException("say which: a tag, a pidFile, a name or a user");
        }
        Predicate<ProcessTable.Entry> wanted = entry -> true;
        if (Arguments.given(arguments, "name")) {
            String name = Arguments.text(arguments, "name");
            wanted = wanted.and(entry -> entry.isCalled(name));
        }
        if (Arguments.given(arguments, "user")) {
            long uid = uid(Arguments.text(arguments, "user"));
            wanted = wanted.and(entry -> entry.uid() == uid);
        }
        return wanted;
    }

    private static long uid(String user) throws KitException, InterruptedException {
        return Account.find(user)
                .orElseThrow(() -> new KitException(
                        KitException.Kind.DENIED,
                        "processes of user " + user + " were not looked for",
                        "this machine has no such user",
                        "make the user on this node, or name another one"))
                .uid();
    }

    /** The number at the beginning of a pid file; null when the file is missing or still empty. */
    private static @Nullable Long pid(Path file) throws KitException, IOException {
        try {
            String first = Files.readString(file).strip().split("\\s+", 2)[0];
            return first.isEmpty() ? null : Long.valueOf(first);
        } catch (NoSuchFileException e) {
            return null;
        } catch (NumberFormatException e) {
            throw new KitException(
                    KitException.Kind.BROKEN,
                    "no process was looked for by " + file,
                    "it does not begin with a number",
                    "name the service's pid file");
        }
    }

    /** True when the signal was sent, false when there is nobody to take it. */
    Object kill(JsonNode arguments) throws KitException {
        long pid = arguments.path("pid").asLong(0);
        Signals.Signal signal = signal(Arguments.text(arguments, "signal", "TERM"));
        if (pid <= 1 || pid > Integer.MAX_VALUE) {
            throw refused(arguments.path("pid").toString(), "a process id is greater than 1; groups are not signalled");
        }
        if (isOneOfUs(pid)) {
            throw refused(Long.toString(pid), "it is the kit-host itself, or what has started it");
        }
        if (ProcessTable.look(pid).isEmpty()) {
            return false; // a zombie would take it too
        }
        return switch (Signals.process(pid, signal)) {
            case SENT -> true;
            case NOBODY -> false;
            case NOT_PERMITTED ->
                throw refused(Long.toString(pid), "it belongs to another user, and this runtime is not root");
        };
    }

    private static boolean isOneOfUs(long pid) {
        return Stream.iterate(
                        Optional.of(ProcessHandle.current()),
                        Optional::isPresent,
                        handle -> handle.flatMap(ProcessHandle::parent))
                .anyMatch(handle -> handle.isPresent() && handle.get().pid() == pid);
    }

    private static Signals.Signal signal(String word) {
        return Arrays.stream(Signals.Signal.values())
                .filter(signal -> signal.name().equals(word.replaceFirst("^SIG", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("signal '" + word + "' is not known; known are "
                        + Arrays.stream(Signals.Signal.values()).map(Enum::name).collect(Collectors.joining(" "))));
    }

    private static KitException refused(String pid, String why) {
        return new KitException(
                KitException.Kind.DENIED, "no signal was sent to " + pid, why, "find the process with ctx.processes");
    }
}
