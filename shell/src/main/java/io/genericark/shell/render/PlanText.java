package io.genericark.shell.render;

import io.genericark.shell.rehearsal.Step;
import java.util.List;
import java.util.Locale;

/** Steps that would be taken; what a node does, other than the cluster decides, is marked. */
public final class PlanText {
    private static final int INDENT = 6;

    private PlanText() {}

    public static String of(List<Step> steps, Page page) {
        var text = new StringBuilder();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var mark = step.kind() == Step.Kind.DECIDED ? "   " : " * ";
            text.append(page.wrapped(String.format(Locale.ROOT, "%3d%s%s", i + 1, mark, step.text()), INDENT));
        }
        return text.toString();
    }
}
