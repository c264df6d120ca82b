package io.genericark.kithost.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that an action wants to run.
 *
 * @param argv program and arguments, no shell between
 * @param timeout when to end it; the time that the action has left counts too
 * @param account whom it runs as; empty for the runtime's own user
 * @param directory what it runs in; empty for the kit's own directory
 * @param environment added to the action's own variables
 * @param secretEnvironment as well, with values that must not be seen: its output is not kept on disk
 * @param input what it reads from its standard input; nothing when empty
 */
public record ExecRequest(
        List<String> argv,
        Duration timeout,
        Optional<Account> account,
        Optional<Path> directory,
        Map<String, String> environment,
        Map<String, String> secretEnvironment,
        String input) {

    /** Copies. */
    public ExecRequest {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        secretEnvironment = Map.copyOf(secretEnvironment);
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            throw new IllegalArgumentException("argv is empty; give a program and its arguments");
        }
    }

    /** A program without any of that. */
    public static ExecRequest of(List<String> argv, Duration timeout) {
        return new ExecRequest(argv, timeout, Optional.empty(), Optional.empty(), Map.of(), Map.of(), "");
    }

    /** Values stay out of every text, also when somebody prints the request. */
    @Override
    public String toString() {
        return "exec of " + argv.getFirst();
    }
}
