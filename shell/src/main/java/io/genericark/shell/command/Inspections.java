package io.genericark.shell.command;

import io.genericark.admin.AdminReply.Inspected;
import java.util.stream.Collectors;

/** What a kit saw, as text. */
final class Inspections {
    private Inspections() {}

    static String text(Inspected seen) {
        return seen.outcome() + (seen.reason().isEmpty() ? "" : ", " + seen.reason()) + "\n"
                + seen.lines().stream().map(l -> l + "\n").collect(Collectors.joining());
    }
}
