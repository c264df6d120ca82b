package io.genericark.shell.render;

import io.genericark.admin.AdminReply.Examination;
import io.genericark.core.NodeId;
import java.util.List;
import java.util.Locale;

/** What the kits have examined on a node, one table for each resource. */
public final class DoctorText {
    private DoctorText() {}

    public static String of(NodeId node, List<Examination> examinations, Page page) {
        if (examinations.isEmpty()) {
            return "there is nothing to examine on " + node + ": no resource there has a kit that can\n";
        }
        var text = new StringBuilder();
        for (var examination : examinations) {
            text.append(examination.tag() + " (" + examination.kit() + ") on " + node)
                    .append(ended(examination))
                    .append('\n')
                    .append(FindingsText.of(examination.findings(), page));
        }
        return text.toString();
    }

    private static String ended(Examination examination) {
        if (examination.outcome().equals("OK")) {
            return examination.findings().isEmpty() ? ": nothing found" : "";
        }
        return ": " + examination.outcome().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + examination.reason();
    }
}
