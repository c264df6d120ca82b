package io.genericark.crossregion.observe;

import io.genericark.api.KitException;
import io.genericark.aws.Ec2Calls;
import io.genericark.crossregion.observe.Trip.Yield;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.Origin;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.TgwRoute;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Vpc;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPeeringAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

/**
 * One look at one place: everything that can be listed, and the routes of each transit gateway's table, the interfaces that routes of
 * the VIPs name, and the prefix lists that routes name. Those that an earlier look has shown are asked for together with the lists, in
 * one round trip; those that have come since take a second one, and a third one is only for tables of more than a thousand
 * routes. Each trip lasts as long as one call may take at most. For one thread.
 */
final class PlaceSurvey {

    private static final Set<String> STANDING = Set.of("available", "modifying", "pending");

    private final Ec2Reads ec2;
    private final Duration oneCall;
    private final Yield<List<software.amazon.awssdk.services.ec2.model.Vpc>> vpcs;
    private final Yield<List<Subnet>> subnets;
    private final Yield<List<RouteTable>> routeTables;
    private final Yield<List<TransitGateway>> tgws;
    private final Yield<List<TransitGatewayAttachment>> attachments;
    private final Yield<List<TransitGatewayVpcAttachment>> vpcAttachments;
    private final Yield<List<TransitGatewayPeeringAttachment>> peerings;
    private final Yield<List<TransitGatewayRouteTable>> tables;
    private final Interfaces interfaces;
    private final PrefixLists lists;
    private final TransitRoutes routes;
    private final Trip first = new Trip();

    /** {@code before} is what an earlier look has shown here. */
    PlaceSurvey(Quest quest, Where where, Ec2Calls calls, Optional<Found> before) {
        ec2 = Ec2Reads.withinOneCall(calls);
        oneCall = calls.bounds().attempt();
        String in = " in " + where;
        vpcs = first.add("the VPCs" + in, ec2::vpcs);
        subnets = first.add("the subnets" + in, ec2::subnets);
        routeTables = first.add("the route tables" + in, ec2::routeTables);
        tgws = first.add("the transit gateways" + in, ec2::transitGateways);
        attachments = first.add("the attachments" + in, ec2::attachments);
        vpcAttachments = first.add("the attachments of VPCs" + in, ec2::vpcAttachments);
        peerings = first.add("the peerings" + in, ec2::peerings);
        tables = first.add("the tables of transit gateways" + in, ec2::transitTables);
        interfaces = new Interfaces(
                quest, where, ec2, first, before.map(Found::named).orElse(Set.of()));
        lists = new PrefixLists(ec2);
        routes = new TransitRoutes(ec2);
        before.ifPresent(found -> {
            lists.attempt(first, found.prefixLists());
            routes.attempt(first, found.tables());
        });
    }

    /**
     * Looks; blocks for as long as a call may take in each trip at most.
     *
     * @param met told after the first trip of the regions that peerings lead to
     * @throws KitException why the place could not be read
     */
    Found look(Consumer<String> met) throws KitException {
        first.make(oneCall);
        peerings.get().forEach(peering -> {
            met.accept(peering.requesterTgwInfo().region());
            met.accept(peering.accepterTgwInfo().region());
        });
        List<String> standing = standing().stream()
                .map(TransitGatewayRouteTable::transitGatewayRouteTableId)
                .toList();
        Trip second = new Trip();
        routes.ask(second, standing);
        interfaces.askNamed(second, routeTables.get());
        lists.askNamed(second, routeTables.get());
        second.make(oneCall);
        Trip third = new Trip();
        routes.askFurther(third, standing);
        third.make(oneCall);
        return found();
    }

    private List<TransitGatewayRouteTable> standing() {
        return tables.get().stream()
                .filter(table -> STANDING.contains(String.valueOf(table.stateAsString())))
                .toList();
    }

    private Found found() {
        TransitRoutes.Told<TransitGatewayRouteTable> told =
                routes.of(standing(), TransitGatewayRouteTable::transitGatewayRouteTableId);
        Shapes shapes =
                new Shapes(ec2.ec2().region(), lists.entries(told.routes().values()));
        return new Found(
                vpcs(shapes),
                routeTables.get().stream().map(shapes::routeTable).toList(),
                interfaces.enis(shapes),
                interfaces.attached(),
                tgws.get().stream()
                        .filter(tgw -> STANDING.contains(String.valueOf(tgw.stateAsString())))
                        .map(shapes::tgw)
                        .toList(),
                attachments(shapes),
                told.routes().entrySet().stream()
                        .map(entry -> tgwTable(entry.getKey(), shapes, entry.getValue()))
                        .toList(),
                told.unreadable());
    }

    private List<Vpc> vpcs(Shapes shapes) {
        return vpcs.get().stream().map(vpc -> shapes.vpc(vpc, subnets.get())).toList();
    }

    private List<Attachment> attachments(Shapes shapes) {
        return Stream.of(
                        vpcAttachments.get().stream().map(shapes::toVpc),
                        peerings.get().stream().map(shapes::peering),
                        attachments.get().stream().flatMap(it -> Shapes.end(it).stream()))
                .flatMap(all -> all)
                .toList();
    }

    private TgwTable tgwTable(TransitGatewayRouteTable table, Shapes shapes, List<TransitGatewayRoute> its) {
        String id = table.transitGatewayRouteTableId();
        List<TgwRoute> all = shapes.routes(its);
        return new TgwTable(
                new TableId(id), new TgwId(table.transitGatewayId()), associations(id), propagations(all), all);
    }

    private List<AttachmentId> associations(String table) {
        return attachments.get().stream()
                .filter(it -> it.association() != null
                        && table.equals(it.association().transitGatewayRouteTableId())
                        && "associated".equals(it.association().stateAsString()))
                .map(it -> new AttachmentId(it.transitGatewayAttachmentId()))
                .toList();
    }

    /** Those whose routes are there: EC2 tells them with each. */
    private static List<AttachmentId> propagations(List<TgwRoute> all) {
        return all.stream()
                .filter(route -> route.origin() == Origin.PROPAGATED)
                .flatMap(route -> route.attachments().stream())
                .distinct()
                .toList();
    }
}
