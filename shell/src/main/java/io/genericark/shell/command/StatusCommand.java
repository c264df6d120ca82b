package io.genericark.shell.command;

import io.genericark.shell.render.Paint;
import io.genericark.shell.render.PlacesText;
import io.genericark.shell.render.StatusText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import io.genericark.shell.view.Look;
import io.genericark.shell.view.StatusView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Shows quorum, nodes, resources and what is wrong. Exit code 3 when anything is.")
final class StatusCommand implements Callable<Integer> {
    private static final String CLEAR = "\u001b[H\u001b[J";

    /** What the rows are. */
    enum By {
        NODE,
        RESOURCE
    }

    private final Ark ark;

    @Option(
            names = {"-w", "--watch"},
            arity = "0..1",
            fallbackValue = "2s",
            paramLabel = "TIME",
            description = "again and again until Ctrl-C; default: every 2s")
    private @Nullable Duration every;

    @Option(names = "--by", paramLabel = "WHAT", description = "node or resource: who has what where")
    private @Nullable By by;

    @Option(names = "--nagios", description = "one line and the exit codes of a monitoring plugin: 0, 1, 2, 3")
    private boolean nagios;

    StatusCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (nagios) {
            return new Nagios(ark).call();
        }
        while (every != null) {
            show(ark.console().page().paint() == Paint.ANSI ? CLEAR : "");
            ark.console().time().pause(every.toMillis());
        }
        return show("").code();
    }

    private Exit show(String before) {
        Look look;
        try {
            look = ark.node().look();
        } catch (Trouble unreachable) {
            if (every == null) {
                throw unreachable;
            }
            ark.console().out().print(before);
            ark.tell("ark: " + unreachable.getMessage());
            return unreachable.exit();
        }
        var status = StatusView.of(look);
        ark.print(
                () -> before + text(look, status),
                () -> Json.document("ark.status/1", status),
                () -> List.of(status.health().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return status.health() == StatusView.Health.OK ? Exit.OK : Exit.DEGRADED;
    }

    private String text(Look look, StatusView status) {
        var page = ark.console().page();
        var text = new StatusText(status, page);
        if (by == null) {
            return text.text();
        }
        var places = new PlacesText(look, page);
        return text.heading() + "\n"
                + switch (by) {
                    case NODE -> places.byNode();
                    case RESOURCE -> places.byResource();
                };
    }
}
