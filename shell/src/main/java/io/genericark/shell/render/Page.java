package io.genericark.shell.render;

import io.genericark.shell.render.Paint.Tone;
import java.util.ArrayList;
import java.util.List;

/** What a text is written on. */
public record Page(int width, Paint paint, Branches branches) {
    /** Narrower than this a text is better cut by the terminal. */
    private static final int LEAST_TEXT = 20;

    /** Wide enough for anything: output that nobody looks at is never broken. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** No terminal: no colour, no break. */
    public static final Page PLAIN = new Page(UNLIMITED, Paint.NONE, Branches.ASCII);

    /** One line of text, broken between words where the page is narrower; further lines are indented. */
    String wrapped(String text, int indent) {
        var lines = pieces(text, width, width - indent);
        return String.join("\n" + " ".repeat(indent), lines) + "\n";
    }

    /** A text that starts at a column and stays right of it, in one tone. */
    public String painted(Tone tone, String text, int column) {
        var lines = pieces(text, width - column, width - column).stream()
                .map(l -> paint.apply(tone, l))
                .toList();
        return String.join("\n" + " ".repeat(column), lines) + "\n";
    }

    /** The text in pieces: the first fits into {@code first} columns, the others into {@code others}. */
    static List<String> pieces(String text, int first, int others) {
        var room = Math.max(LEAST_TEXT, first);
        var pieces = new ArrayList<String>();
        var rest = text;
        while (rest.length() > room) {
            var space = rest.lastIndexOf(' ', room);
            if (rest.substring(0, Math.max(0, space)).isBlank()) {
                space = rest.indexOf(' ', room);
            }
            if (space < 0) {
                break;
            }
            pieces.add(rest.substring(0, space).stripTrailing());
            rest = rest.substring(space).strip();
            room = Math.max(LEAST_TEXT, others);
        }
        pieces.add(rest);
        return pieces;
    }
}
