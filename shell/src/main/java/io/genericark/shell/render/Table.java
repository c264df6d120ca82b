package io.genericark.shell.render;

import io.genericark.shell.render.Paint.Tone;
import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell; the last one is broken, or goes below its row, where the page is narrower. */
public final class Table {
    private static final String GAP = "  ";
    private static final String BELOW = "    ";
    private static final int LEAST_LAST = 24;

    /** A text and what it means. */
    public record Cell(String text, Tone tone) {}

    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(String... headings) {
        var cells = new ArrayList<Cell>();
        for (var heading : headings) {
            cells.add(new Cell(heading, Tone.HEADING));
        }
        rows.add(cells);
    }

    public static Cell cell(String text) {
        return new Cell(text, Tone.PLAIN);
    }

    public static Cell cell(String text, Tone tone) {
        return new Cell(text, tone);
    }

    public Table row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public String text(Page page) {
        var widths = widths();
        var text = new StringBuilder();
        rows.forEach(row -> text.append(row(row, widths, page)));
        return text.toString();
    }

    private int[] widths() {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).text().length());
            }
        }
        return widths;
    }

    private static String row(List<Cell> row, int[] widths, Page page) {
        var before = new StringBuilder();
        var column = 0;
        for (var i = 0; i < widths.length - 1; i++) {
            var cell = row.get(i);
            before.append(page.paint().apply(cell.tone(), cell.text()));
            before.append(" ".repeat(widths[i] - cell.text().length())).append(GAP);
            column += widths[i] + GAP.length();
        }
        var last = row.getLast();
        var room = page.width() - column;
        if (last.text().length() <= room) {
            return (before + page.paint().apply(last.tone(), last.text())).stripTrailing() + "\n";
        }
        return room < LEAST_LAST
                ? before.toString().stripTrailing() + "\n" + BELOW
                        + page.painted(last.tone(), last.text(), BELOW.length())
                : before + page.painted(last.tone(), last.text(), column);
    }
}
