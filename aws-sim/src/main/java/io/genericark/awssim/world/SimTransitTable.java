package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import java.util.List;
import java.util.Optional;

/** A handle on one route table of a transit gateway. Thread-safe. */
public record SimTransitTable(SimTransitGateway gateway, TransitTableId id) {

    public SimTransitTable route(String destination, TransitAttachmentId attachment) {
        return create(destination, Optional.of(attachment));
    }

    /** A static route that drops packets. */
    public SimTransitTable blackhole(String destination) {
        return create(destination, Optional.empty());
    }

    public SimTransitTable replaceRoute(String destination, TransitAttachmentId attachment) {
        region().change(r -> r.transitRouting().replace(id, Cidr.of(destination), Optional.of(attachment)));
        return this;
    }

    public SimTransitTable deleteRoute(String destination) {
        region().change(r -> r.transitRouting().delete(id, Cidr.of(destination)));
        return this;
    }

    /** Has this table decide for an attachment, in place of the one that did. */
    public SimTransitTable associate(TransitAttachmentId attachment) {
        region().change(r -> {
            r.transit()
                    .tableOf(gateway.id(), attachment)
                    .ifPresent(old -> r.transitRouting().disassociate(old.id(), attachment));
            return r.transitRouting().associate(id, attachment);
        });
        return this;
    }

    public SimTransitTable propagate(TransitAttachmentId attachment) {
        region().change(r -> r.transitRouting().propagate(id, attachment));
        return this;
    }

    /** Its static and propagated routes, in the order of their destinations. */
    public List<TransitRoute> routes() {
        return region().read(r -> r.transit().routes(r.transit().table(id)));
    }

    public Optional<Route.State> state(String destination) {
        return region().read(r -> {
            TransitTable table = r.transit().table(id);
            return r.transit().routes(table).stream()
                    .filter(it -> it.destination().equals(Cidr.of(destination)))
                    .findFirst()
                    .map(it -> r.transit().stateOf(table, it));
        });
    }

    private SimTransitTable create(String destination, Optional<TransitAttachmentId> attachment) {
        region().change(r -> r.transitRouting().create(id, Cidr.of(destination), attachment));
        return this;
    }

    private SimRegion region() {
        return gateway.region();
    }
}
