package io.genericark.shell.render;

import io.genericark.shell.render.Paint.Tone;
import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell; the last one is cut when the terminal is narrower. */
public final class Table {
    private static final String GAP = "  ";
    private static final int LEAST_LAST = 8;

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

    public String text(int width, Paint paint) {
        var columns = rows.getFirst().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (var i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).text().length());
            }
        }
        var before = 0L;
        for (var i = 0; i < columns - 1; i++) {
            before += widths[i] + GAP.length();
        }
        var last = (int) Math.max(LEAST_LAST, Math.min(widths[columns - 1], width - before));
        widths[columns - 1] = last;
        var text = new StringBuilder();
        rows.forEach(row -> text.append(line(row, widths, paint)).append('\n'));
        return text.toString();
    }

    private static String line(List<Cell> row, int[] widths, Paint paint) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            var cell = row.get(i);
            var text = cut(cell.text(), widths[i]);
            line.append(i == 0 ? "" : GAP).append(paint.apply(cell.tone(), text));
            line.append(" ".repeat(widths[i] - text.length()));
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 3)) + "...";
    }
}
