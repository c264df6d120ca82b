package io.genericark.guard;

import java.util.List;

/**
 * What a resource left with the guard when it was restored: a short command that takes it out of service by force.
 * Repeatable; exit 0 means that it is out of service.
 */
public record LetGoCommand(String tag, List<String> argv, long timeoutMillis) {
    public LetGoCommand {
        argv = List.copyOf(argv);
        if (argv.isEmpty() || timeoutMillis <= 0) {
            throw new IllegalArgumentException("A let-go command of '" + tag + "' needs arguments and a time: " + argv
                    + ", " + timeoutMillis + " ms");
        }
    }
}
