package io.genericark.shell.command;

import io.genericark.core.NodeId;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Nodes with priorities as they are written: {@code n1:1,n2:10}. */
final class Extensions {
    private static final Pattern ONE = Pattern.compile("([^:,]+):(\\d{1,3})");

    private Extensions() {}

    static SortedMap<NodeId, Integer> parse(String text) {
        var found = new TreeMap<NodeId, Integer>();
        for (var part : text.split(",", -1)) {
            var one = ONE.matcher(part.strip());
            if (!one.matches()) {
                throw new Trouble(
                        Exit.USAGE, "'" + part + "' is not NODE:PRIORITY, such as node-a:1; priority 1 is tried first");
            }
            found.put(
                    new NodeId(Objects.requireNonNull(one.group(1))),
                    Integer.valueOf(Objects.requireNonNull(one.group(2))));
        }
        return found;
    }
}
