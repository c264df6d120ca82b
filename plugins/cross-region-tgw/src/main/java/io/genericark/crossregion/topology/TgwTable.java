package io.genericark.crossregion.topology;

import java.util.List;

/**
 * A route table of a transit gateway.
 *
 * @param associations the attachments whose packets it routes; an attachment has at most one table
 * @param propagations the attachments that have announced routes to it
 * @param routes propagated ones included
 */
public record TgwTable(
        TableId id,
        TgwId tgw,
        List<AttachmentId> associations,
        List<AttachmentId> propagations,
        List<TgwRoute> routes) {

    /** Copies, the attachments in the order of their ids. */
    public TgwTable {
        associations = associations.stream().sorted().toList();
        propagations = propagations.stream().sorted().toList();
        routes = List.copyOf(routes);
    }

    /** The same with other routes. */
    public TgwTable with(List<TgwRoute> others) {
        return new TgwTable(id, tgw, associations, propagations, others);
    }
}
