package io.genericark.shell.command;

import io.genericark.core.NodeId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parameters as they are written: {@code NAME=VALUE} everywhere, {@code NODE/NAME=VALUE} on one node. */
record NodeParameters(SortedMap<String, String> everywhere, SortedMap<NodeId, SortedMap<String, String>> byNode) {
    static NodeParameters split(Map<String, String> written) {
        var everywhere = new TreeMap<String, String>();
        var byNode = new TreeMap<NodeId, SortedMap<String, String>>();
        written.forEach((name, value) -> {
            var slash = name.indexOf('/');
            if (slash <= 0) {
                everywhere.put(name, value);
            } else {
                byNode.computeIfAbsent(new NodeId(name.substring(0, slash)), n -> new TreeMap<>())
                        .put(name.substring(slash + 1), value);
            }
        });
        return new NodeParameters(everywhere, byNode);
    }
}
