package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the transit gateways of a region look like now: states, attachments of both kinds, what a table leads where. */
public final class Transit {
    private final Region region;
    private final Instant now;

    Transit(Region region) {
        this.region = region;
        this.now = region.clock().instant();
    }

    public TransitState state(Course course) {
        return course.at(now);
    }

    /** The gateway, or AWS's error when it is deleted or never was. */
    public TransitGateway gateway(TransitGatewayId id) {
        return region.transitGateways()
                .find(id)
                .filter(it -> !state(it.course()).isGone())
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidTransitGatewayID.NotFound",
                        "Transit Gateway " + id + " was deleted or does not exist."));
    }

    /** The table, or AWS's error when it is deleted or never was. */
    public TransitTable table(TransitTableId id) {
        return region.transitTables()
                .find(id)
                .filter(it -> !state(it.course()).isGone())
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidRouteTableID.NotFound",
                        "Transit Gateway Route Table " + id + " was deleted or does not exist."));
    }

    /** The tables of a gateway that are not deleted. */
    public List<TransitTable> tables(TransitGatewayId gateway) {
        return region.transitTables().all().stream()
                .filter(it ->
                        it.gateway().equals(gateway) && !state(it.course()).isGone())
                .toList();
    }

    /** All attachments, deleted ones too; a peering of two gateways of this region is there twice. */
    public List<TransitAttachment> attachments() {
        return Stream.<TransitAttachment>concat(
                        region.vpcAttachments().all().stream(), region.backbone().sidesIn(region.name(), now).stream())
                .toList();
    }

    /** This region's sides of its peerings, deleted ones too. */
    public List<PeeringSide> peerings() {
        return region.backbone().sidesIn(region.name(), now);
    }

    /** The attachment of that id at the gateway, deleted or not. */
    public Optional<TransitAttachment> find(TransitGatewayId gateway, TransitAttachmentId id) {
        return Stream.<TransitAttachment>concat(
                        region.vpcAttachments().find(id).stream(),
                        region.backbone().find(id).stream().flatMap(it -> it.sidesIn(region.name(), now)))
                .filter(it -> it.gateway().equals(gateway))
                .findFirst();
    }

    /** The attachment of that id at the gateway, or AWS's error when it is deleted or never was. */
    public TransitAttachment attachment(TransitGatewayId gateway, TransitAttachmentId id) {
        return find(gateway, id).filter(it -> !state(it.course()).isGone()).orElseThrow(() -> noAttachment(id));
    }

    /** AWS's error for an attachment that is deleted or never was. */
    public static AwsError noAttachment(TransitAttachmentId id) {
        return AwsError.badRequest(
                "InvalidTransitGatewayAttachmentID.NotFound",
                "Transit Gateway Attachment " + id + " was deleted or does not exist.");
    }

    /** The attachments of a gateway that are not deleted, rejected or failed. */
    List<TransitAttachment> attachments(TransitGatewayId gateway) {
        return attachments().stream()
                .filter(it ->
                        it.gateway().equals(gateway) && !state(it.course()).isGone())
                .toList();
    }

    /** The attachment by which a VPC's packets get to the gateway now. */
    Optional<VpcAttachment> way(VpcId vpc, TransitGatewayId gateway) {
        return region.vpcAttachments().all().stream()
                .filter(it -> it.vpc().equals(vpc) && it.gateway().equals(gateway))
                .filter(it -> state(it.course()).carries())
                .findFirst();
    }

    /** The table that an attachment is associated with, or becomes so. */
    public Optional<TransitTable> tableOf(TransitGatewayId gateway, TransitAttachmentId attachment) {
        return tables(gateway).stream()
                .filter(it -> associations(it).containsKey(attachment))
                .findFirst();
    }

    /** The associations of a table with attachments that are not gone, with their states. */
    public Map<TransitAttachmentId, TransitState> associations(TransitTable table) {
        return standing(table, table.associations(), TransitState.ASSOCIATING);
    }

    /** The attachments that propagate their routes to a table, or become so, with the states of it. */
    public Map<TransitAttachmentId, TransitState> propagations(TransitTable table) {
        return standing(table, table.propagations(), TransitState.ENABLING);
    }

    /** A tie to an attachment that is not there yet is not there yet either, and goes with it. */
    private Map<TransitAttachmentId, TransitState> standing(
            TransitTable table, Map<TransitAttachmentId, Course> ties, TransitState beforehand) {
        Map<TransitAttachmentId, TransitState> standing =
                new TreeMap<>(Comparator.comparing(TransitAttachmentId::value));
        ties.forEach((id, course) -> find(table.gateway(), id)
                .map(it -> state(it.course()))
                .filter(state -> !state.isGone() && !state(course).isGone())
                .ifPresent(state -> standing.put(id, state.carries() ? state(course) : beforehand)));
        return standing;
    }

    /** Where a table leads, in the order of the destinations: its static routes, and the propagated ones that none replaces. */
    public List<TransitRoute> routes(TransitTable table) {
        Map<Cidr, TransitRoute> all = new TreeMap<>(table.routes());
        propagations(table).forEach((id, state) -> {
            if (state == TransitState.ENABLED) {
                propagated(id).forEach(route -> all.putIfAbsent(route.destination(), route));
            }
        });
        return List.copyOf(all.values());
    }

    private List<TransitRoute> propagated(TransitAttachmentId id) {
        return region.vpcAttachments().find(id).stream()
                .flatMap(attachment -> region.vpcs().get(attachment.vpc()).blocks().stream()
                        .map(Vpc.Block::cidr)
                        .filter(block -> !block.isIpv6() || attachment.options().isEnabled(TransitOptions.IPV6)))
                .map(block -> new TransitRoute(block, id, TransitRoute.Type.PROPAGATED))
                .toList();
    }

    /** Whether what the route leads to takes packets now. */
    public Route.State stateOf(TransitTable table, TransitRoute route) {
        TransitAttachmentId id = route.attachment();
        boolean carried = id != null
                && find(table.gateway(), id)
                        .filter(it -> state(it.course()).carries())
                        .isPresent();
        return carried ? Route.State.ACTIVE : Route.State.BLACKHOLE;
    }

    /** Refuses what is not {@code available}, or being modified, now. */
    void require(ResourceId id, Course course, Collection<TransitState> allowed) {
        if (!allowed.contains(state(course))) {
            throw AwsError.badRequest("IncorrectState", id + " is in invalid state");
        }
    }

    /** A course that begins now and takes as long as states last in this world. */
    Course course(TransitState first, TransitState then) {
        return Course.of(first, then, now, region.backbone().settling());
    }

    Instant now() {
        return now;
    }
}
