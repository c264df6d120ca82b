package io.genericark.shell.view;

import io.genericark.admin.NodeReport;
import io.genericark.core.ClusterNode;
import io.genericark.core.Hierarchies;
import io.genericark.core.Mode;
import io.genericark.core.Phase;
import io.genericark.core.Presence;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A node as views show it.
 *
 * @param state one word: online, suspected, standby, maintenance, leaving, stopped, lost, absent
 * @param heardMillisAgo 0 for the answering node, -1 = never
 * @param inService names of the hierarchies that it owns
 */
public record NodeRow(
        String node,
        String state,
        String role,
        String mode,
        String presence,
        long incarnation,
        List<String> suspectedBy,
        long heardMillisAgo,
        int pathsUp,
        int paths,
        double roundTripMillis,
        List<String> inService) {
    public NodeRow {
        suspectedBy = List.copyOf(suspectedBy);
        inService = List.copyOf(inService);
    }

    static NodeRow of(Look look, ClusterNode node) {
        var self = node.id().equals(look.report().node());
        var peer = look.peer(node.id());
        return new NodeRow(
                node.id().value(),
                word(node),
                lower(node.role()),
                lower(node.mode()),
                lower(node.presence()),
                node.incarnation(),
                node.suspectedBy().stream().map(Objects::toString).toList(),
                self ? 0 : peer.map(NodeReport.PeerReport::heardMillisAgo).orElse(-1L),
                peer.map(NodeReport.PeerReport::pathsUp).orElse(0),
                peer.map(NodeReport.PeerReport::paths).orElse(0),
                peer.map(NodeReport.PeerReport::roundTripMillis).orElse(-1.0),
                owned(look, node));
    }

    private static List<String> owned(Look look, ClusterNode node) {
        return Hierarchies.all(look.state()).stream()
                .filter(members -> {
                    var placement = look.state().placementOf(members.first());
                    return placement.phase() == Phase.PLACED
                            && placement.isOwnedBy(node.id(), node.incarnation())
                            && look.inService(members, placement);
                })
                .map(members -> Hierarchies.name(look.state(), members).value())
                .toList();
    }

    private static String word(ClusterNode node) {
        return switch (node.presence()) {
            case ABSENT -> "absent";
            case LEFT -> "stopped";
            case LOST -> "lost";
            case LEAVING -> "leaving";
            case JOINED ->
                !node.suspectedBy().isEmpty()
                        ? "suspected"
                        : node.mode() == Mode.ONLINE ? "online" : lower(node.mode());
        };
    }

    /** True when nothing is wrong with it: it may stand aside because somebody asked for that. */
    public boolean isThere() {
        return presence.equals(lower(Presence.JOINED)) && suspectedBy.isEmpty();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
