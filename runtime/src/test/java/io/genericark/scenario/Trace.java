package io.genericark.scenario;

import io.genericark.core.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines that a block of a script leads to. */
final class Trace {
    /** Whether lines are kept. */
    enum Volume {
        LOUD,
        QUIET
    }

    private final List<String> lines = new ArrayList<>();
    private final Schedule schedule;
    private Volume volume = Volume.LOUD;

    Trace(Schedule schedule) {
        this.schedule = schedule;
    }

    void volume(Volume next) {
        volume = next;
    }

    /** Something happened: when, to whom, what. */
    void event(Object who, String what) {
        if (volume == Volume.LOUD) {
            var seconds = String.format(Locale.ROOT, "%7.3fs", schedule.now() / 1e9);
            lines.add((seconds + "  " + String.format(Locale.ROOT, "%-4s", who) + " " + what).stripTrailing());
        }
    }

    void event(Object who, Severity severity, String what) {
        event(who, (severity == Severity.INFO ? "" : severity + ": ") + what);
    }

    /** A line of a view, shown whatever the volume. */
    void view(String line) {
        lines.add(line.stripTrailing());
    }

    /** Hands out what was gathered and starts anew. */
    List<String> take() {
        var taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
