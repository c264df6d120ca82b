package io.genericark.crossregion.topology;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A route of a transit gateway's table.
 *
 * @param attachments where it leads; several for one that is announced more than once, none for one that is there to drop packets
 */
public record TgwRoute(Destination destination, List<AttachmentId> attachments, RouteState state, Origin origin) {
    /** Copies, the attachments in the order of their ids. */
    public TgwRoute {
        attachments = attachments.stream().sorted().toList();
    }

    /** Where it leads, and whether that is a blackhole. */
    public String shown() {
        String to = attachments.stream().map(AttachmentId::value).collect(Collectors.joining(", "));
        if (state == RouteState.ACTIVE) {
            return to;
        }
        return to.isEmpty() ? "blackhole" : to + " (blackhole)";
    }
}
