package io.genericark.crossregion.topology;

import java.util.Comparator;
import java.util.List;

/**
 * What has been observed of everything that a VIP may pass: a value, in canonical order, so that equal topologies are equal.
 *
 * <p><b>Duties of who observes.</b> Every table of every VPC and transit gateway here is complete, routes that are propagated included. An
 * interface that a route of a VIP names is here unless it does not exist, and so are the interfaces of all nodes, with the node's
 * name: a route to an interface of no node is not touched. An attachment that a route names is here unless it does not exist. What
 * could not be read to the end is left out as a whole and told as unread.
 *
 * <p>What is of an {@linkplain #unread unread place} is missing here; a peering, and an attachment to a VPC of another account, is
 * known from the side that was read.
 *
 * @param read the regions and accounts that were read to the end
 * @param unread those that should have been and were not
 */
public record Topology(
        List<Place> read,
        List<Unread> unread,
        List<Vpc> vpcs,
        List<RouteTable> routeTables,
        List<Eni> enis,
        List<Tgw> tgws,
        List<Attachment> attachments,
        List<TgwTable> tgwTables) {

    /** Sorts by id. */
    public Topology {
        read = read.stream().sorted().toList();
        unread = unread.stream().sorted(Comparator.comparing(Unread::toString)).toList();
        vpcs = vpcs.stream().sorted(Comparator.comparing(Vpc::id)).toList();
        routeTables = routeTables.stream()
                .sorted(Comparator.comparing(RouteTable::id))
                .toList();
        enis = enis.stream()
                .sorted(Comparator.comparing(eni -> eni.id().value()))
                .toList();
        tgws = tgws.stream().sorted(Comparator.comparing(Tgw::id)).toList();
        attachments = attachments.stream()
                .sorted(Comparator.comparing(Attachment::id))
                .toList();
        tgwTables =
                tgwTables.stream().sorted(Comparator.comparing(TgwTable::id)).toList();
    }

    /** The same with other route tables, of VPCs and transit gateways. */
    public Topology with(List<RouteTable> ofVpcs, List<TgwTable> ofGateways) {
        return new Topology(read, unread, vpcs, ofVpcs, enis, tgws, attachments, ofGateways);
    }

    /** The same with other network interfaces. */
    public Topology withEnis(List<Eni> others) {
        return new Topology(read, unread, vpcs, routeTables, others, tgws, attachments, tgwTables);
    }
}
