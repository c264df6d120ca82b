package io.genericark.shell.render;

import io.genericark.shell.view.ResourceRow;
import java.util.ArrayList;
import java.util.List;

/** Resources as trees: who needs whom. */
public final class TreeText {
    private TreeText() {}

    /** The rows are parents before their children, as views give them. */
    public static String of(List<ResourceRow> rows, Page page) {
        var text = new StringBuilder();
        // for each depth above the row: whether more branches follow there
        var open = new ArrayList<Boolean>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var more = hasSibling(rows, i);
            while (open.size() <= row.depth()) {
                open.add(false);
            }
            open.set(row.depth(), more);
            text.append(page.wrapped(branch(open, row.depth(), more, page.branches()) + label(row), 2 * row.depth()));
        }
        return text.toString();
    }

    private static boolean hasSibling(List<ResourceRow> rows, int at) {
        var depth = rows.get(at).depth();
        for (var later : rows.subList(at + 1, rows.size())) {
            if (later.depth() <= depth) {
                return later.depth() == depth;
            }
        }
        return false;
    }

    private static String branch(List<Boolean> open, int depth, boolean more, Branches branches) {
        if (depth == 0) {
            return "";
        }
        var text = new StringBuilder();
        for (var d = 1; d < depth; d++) {
            text.append(
                    open.get(d)
                            ? branches.passing()
                            : " ".repeat(branches.passing().length()));
        }
        return text + (more ? branches.inner() : branches.last());
    }

    private static String label(ResourceRow row) {
        return row.tag() + "  " + row.state() + (row.on().isEmpty() ? "" : " on " + row.on());
    }
}
