package io.genericark.shell.command;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether and how long a command waits for what it began. */
final class WaitOptions {
    @Option(names = "--no-wait", description = "return as soon as the cluster has accepted it")
    private boolean noWait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "2m",
            description = "how long to wait for the result; default: ${DEFAULT-VALUE}")
    private Duration timeout = Duration.ofMinutes(2);

    boolean waits() {
        return !noWait;
    }

    Duration timeout() {
        return timeout;
    }
}
