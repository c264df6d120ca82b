package io.genericark.awssim.world;

import static io.genericark.awssim.world.TransitState.ASSOCIATED;
import static io.genericark.awssim.world.TransitState.ASSOCIATING;
import static io.genericark.awssim.world.TransitState.AVAILABLE;
import static io.genericark.awssim.world.TransitState.DISABLED;
import static io.genericark.awssim.world.TransitState.DISABLING;
import static io.genericark.awssim.world.TransitState.DISASSOCIATED;
import static io.genericark.awssim.world.TransitState.DISASSOCIATING;
import static io.genericark.awssim.world.TransitState.ENABLED;
import static io.genericark.awssim.world.TransitState.ENABLING;
import static io.genericark.awssim.world.TransitState.MODIFYING;

import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import java.util.Optional;
import java.util.Set;

/** Associations, propagations and static routes of transit gateways' tables, with the checks that EC2 makes. */
public final class TransitRouteOperations {
    private static final int ROUTES_PER_GATEWAY = 10_000;

    private final Region region;
    private final Transit transit;

    TransitRouteOperations(Region region) {
        this.region = region;
        this.transit = region.transit();
    }

    /** An attachment has one table at most. */
    public TransitAttachment associate(TransitTableId tableId, TransitAttachmentId id) {
        TransitTable table = available(tableId);
        TransitAttachment attachment = carrying(table, id);
        if (transit.tableOf(table.gateway(), id).isPresent()) {
            throw AwsError.badRequest(
                    "Resource.AlreadyAssociated",
                    "Transit Gateway Attachment " + id + " is already associated to a route table.");
        }
        put(table.withAssociation(id, transit.course(ASSOCIATING, ASSOCIATED)));
        return attachment;
    }

    public TransitAttachment disassociate(TransitTableId tableId, TransitAttachmentId id) {
        TransitTable table = available(tableId);
        TransitAttachment attachment = transit.attachment(table.gateway(), id);
        if (!transit.associations(table).containsKey(id)) {
            throw AwsError.badRequest(
                    "InvalidAssociation.NotFound",
                    "Transit Gateway Attachment " + id + " is not associated to " + tableId + ".");
        }
        put(table.withAssociation(id, transit.course(DISASSOCIATING, DISASSOCIATED)));
        return attachment;
    }

    /** Leads the blocks of an attached VPC to it, in this table, as long as it is attached. */
    public TransitAttachment propagate(TransitTableId tableId, TransitAttachmentId id) {
        TransitTable table = available(tableId);
        TransitAttachment attachment = carrying(table, id);
        if (attachment instanceof PeeringSide) {
            throw AwsError.invalidValue(
                    "Propagation is not supported for " + id + ": a peering attachment has static routes only.");
        }
        if (transit.propagations(table).containsKey(id)) {
            throw AwsError.badRequest(
                    "TransitGatewayRouteTablePropagation.Duplicate",
                    "Propagation " + id + " already exists in Transit Gateway Route Table " + tableId + ".");
        }
        put(table.withPropagation(id, transit.course(ENABLING, ENABLED)));
        return attachment;
    }

    public TransitAttachment stopPropagation(TransitTableId tableId, TransitAttachmentId id) {
        TransitTable table = available(tableId);
        TransitAttachment attachment = transit.attachment(table.gateway(), id);
        if (!transit.propagations(table).containsKey(id)) {
            throw AwsError.badRequest(
                    "TransitGatewayRouteTablePropagation.NotFound",
                    "Propagation " + id + " does not exist in Transit Gateway Route Table " + tableId + ".");
        }
        put(table.withPropagation(id, transit.course(DISABLING, DISABLED)));
        return attachment;
    }

    /** What befalls a new attachment by the options of its gateway. */
    void joinDefaults(TransitGateway gateway, TransitAttachment attachment) {
        gateway.associationTable()
                .map(transit::table)
                .ifPresent(it -> put(it.withAssociation(attachment.id(), transit.course(ASSOCIATING, ASSOCIATED))));
        if (attachment instanceof VpcAttachment) {
            gateway.propagationTable()
                    .map(transit::table)
                    .ifPresent(it -> put(it.withPropagation(attachment.id(), transit.course(ENABLING, ENABLED))));
        }
    }

    /** A new static route; without an attachment it drops packets. It goes before a propagated one. */
    public TransitRoute create(TransitTableId tableId, Cidr destination, Optional<TransitAttachmentId> attachment) {
        TransitTable table = available(tableId);
        if (table.route(destination).isPresent()) {
            throw AwsError.badRequest(
                    "RouteAlreadyExists",
                    "Route " + destination + " already exists in Transit Gateway Route Table " + tableId + ".");
        }
        refuseAboveQuota(table);
        return put(table, destination, attachment);
    }

    private void refuseAboveQuota(TransitTable table) {
        int all = transit.tables(table.gateway()).stream()
                .mapToInt(it -> it.routes().size() + transit.propagations(it).size())
                .sum();
        if (all >= ROUTES_PER_GATEWAY) {
            throw AwsError.badRequest(
                    "RouteLimitExceeded", "The maximum number of routes has been reached for " + table.gateway() + ".");
        }
    }

    public TransitRoute replace(TransitTableId tableId, Cidr destination, Optional<TransitAttachmentId> attachment) {
        TransitTable table = available(tableId);
        existing(table, destination);
        return put(table, destination, attachment);
    }

    /** Deletes a static route and says what it was. */
    public TransitRoute delete(TransitTableId tableId, Cidr destination) {
        TransitTable table = available(tableId);
        TransitRoute route = existing(table, destination);
        put(table.withoutRoute(destination));
        return route;
    }

    private static TransitRoute existing(TransitTable table, Cidr destination) {
        return table.route(destination)
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidRoute.NotFound",
                        "Route " + destination + " does not exist in Transit Gateway Route Table " + table.id() + "."));
    }

    private TransitRoute put(TransitTable table, Cidr destination, Optional<TransitAttachmentId> attachment) {
        attachment.ifPresent(id -> carrying(table, id));
        TransitRoute route = new TransitRoute(destination, attachment.orElse(null), TransitRoute.Type.STATIC);
        put(table.withRoute(route));
        return route;
    }

    /** The attachment, provided that it is of the table's gateway and there to take packets. */
    private TransitAttachment carrying(TransitTable table, TransitAttachmentId id) {
        TransitAttachment attachment = transit.attachment(table.gateway(), id);
        transit.require(id, attachment.course(), Set.of(AVAILABLE, MODIFYING));
        return attachment;
    }

    private TransitTable available(TransitTableId id) {
        TransitTable table = transit.table(id);
        transit.require(id, table.course(), Set.of(AVAILABLE));
        return table;
    }

    private void put(TransitTable table) {
        region.transitTables().put(table.id(), table);
    }
}
