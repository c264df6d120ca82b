package io.genericark.shell.command;

import io.genericark.core.Severity;
import io.genericark.shell.session.Trouble;
import io.genericark.shell.view.Problem;
import io.genericark.shell.view.StatusView;
import java.util.stream.Collectors;

/** The status as a monitoring plugin says it: one line, and 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN. */
final class Nagios {
    private static final int OK = 0;
    private static final int WARNING = 1;
    private static final int CRITICAL = 2;
    private static final int UNKNOWN = 3;

    private final Ark ark;

    Nagios(Ark ark) {
        this.ark = ark;
    }

    int call() {
        try {
            return of(StatusView.of(ark.node().look()));
        } catch (Trouble unreachable) {
            return say(UNKNOWN, "UNKNOWN - " + unreachable.getMessage());
        }
    }

    private int of(StatusView status) {
        var problems = status.problems();
        if (problems.isEmpty()) {
            return say(
                    OK,
                    "OK - cluster " + status.cluster() + ", "
                            + status.hierarchies().size() + " hierarchies");
        }
        var text = problems.stream().map(Problem::text).collect(Collectors.joining("; "));
        return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)
                ? say(CRITICAL, "CRITICAL - " + text)
                : say(WARNING, "WARNING - " + text);
    }

    private int say(int code, String text) {
        ark.console().out().println("ARK " + text);
        ark.console().out().flush();
        return code;
    }
}
