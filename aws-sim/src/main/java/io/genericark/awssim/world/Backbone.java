package io.genericark.awssim.world;

import io.genericark.awssim.world.Peering.End;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What joins the regions: the peerings of transit gateways. A draft like {@link Region}, changed and kept together with one.
 * Not thread-safe; valid only inside that call.
 */
final class Backbone {
    private final Map<TransitAttachmentId, Peering> peerings;
    private final Duration settling;

    /** Without peerings; {@code settling} is how long a state such as {@code pending} lasts. */
    Backbone(Duration settling) {
        this(Map.of(), settling);
    }

    private Backbone(Map<TransitAttachmentId, Peering> peerings, Duration settling) {
        this.peerings = new LinkedHashMap<>(peerings);
        this.settling = settling;
    }

    Backbone copy() {
        return withSettling(settling);
    }

    Backbone withSettling(Duration changed) {
        return new Backbone(peerings, changed);
    }

    Duration settling() {
        return settling;
    }

    Optional<Peering> find(TransitAttachmentId id) {
        return Optional.ofNullable(peerings.get(id));
    }

    void put(Peering peering) {
        peerings.put(peering.id(), peering);
    }

    /** The peering between two gateways that is neither deleted, rejected nor failed. */
    Optional<Peering> between(End one, End another, Instant now) {
        return peerings.values().stream()
                .filter(it -> it.joins(one, another) && !it.course().at(now).isGone())
                .findFirst();
    }

    List<PeeringSide> sidesIn(String region, Instant now) {
        return peerings.values().stream().flatMap(it -> it.sidesIn(region, now)).toList();
    }

    Stream<TransitAttachmentId> idsIn(String region) {
        return peerings.values().stream()
                .filter(it -> it.requester().region().equals(region)
                        || it.accepter().region().equals(region))
                .map(Peering::id);
    }

    /** Tags the ends in a region of the peering of that id, if there is one. */
    boolean tag(String region, String id, Map<String, String> tags) {
        Optional<Peering> known =
                find(new TransitAttachmentId(id)).filter(it -> idsIn(region).anyMatch(it.id()::equals));
        known.ifPresent(it -> put(it.tagged(region, tags)));
        return known.isPresent();
    }
}
