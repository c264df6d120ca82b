package io.genericark.shell.render;

import io.genericark.core.ClusterEvent;
import io.genericark.core.Severity;
import io.genericark.shell.render.Paint.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Events as lines: when, how much it matters, what and why. */
public final class EventText {
    private final Page page;
    private final DateTimeFormatter times;

    public EventText(Page page, ZoneId zone) {
        this.page = page;
        times = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(zone);
    }

    public String line(ClusterEvent event) {
        var tone = switch (event.severity()) {
            case INFO -> Tone.PLAIN;
            case WARNING -> Tone.WARNING;
            case ERROR -> Tone.BAD;
        };
        var mark = event.severity() == Severity.INFO ? "  " : "! ";
        var before = times.format(Instant.ofEpochMilli(event.atMillis())) + "  " + mark;
        return before + page.painted(tone, event.text(), before.length());
    }
}
