package io.genericark.crossregion.observe;

import io.genericark.api.KitException;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.Ec2Calls;
import io.genericark.aws.EniId;
import io.genericark.crossregion.observe.Trip.Yield;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Vpc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPeeringAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTablePropagation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

/**
 * One look at one place, in two round trips: everything that can be listed, then the routes of each transit gateway's table, the
 * interfaces that routes of the VIPs name, and the prefix lists that routes name. A third one only where a table has more than a
 * thousand routes. Each trip lasts as long as one call may take at most. For one thread.
 */
final class PlaceSurvey {

    private static final List<String> TYPES = List.of("static", "propagated");
    private static final List<String> STATES = List.of("active", "blackhole");
    private static final Set<String> STANDING = Set.of("available", "modifying", "pending");

    private final Quest quest;
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
    private final List<Yield<List<NetworkInterface>>> interfaces = new ArrayList<>();
    private final Map<String, Yield<SearchTransitGatewayRoutesResponse>> routes = new LinkedHashMap<>();
    private final Map<String, Yield<List<TransitGatewayRouteTablePropagation>>> propagations = new HashMap<>();
    private final Trip first = new Trip();

    PlaceSurvey(Quest quest, Where where, Ec2Calls calls) {
        this.quest = quest;
        ec2 = new Ec2Reads(new Ec2Calls(
                calls.region(), calls.reader(), calls.writer(), calls.bounds().withinOneCall()));
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
        addInterfaces(where);
    }

    private void addInterfaces(Where where) {
        Set<String> ids = new LinkedHashSet<>();
        if (where.equals(quest.start())) {
            ids.add(quest.own().value());
        }
        switch (quest.nodes()) {
            case NodeNames.Listed(var nodes) -> nodes.keySet().forEach(id -> ids.add(id.value()));
            case NodeNames.Tagged(var key) ->
                interfaces.add(
                        first.add("the network interfaces in " + where, () -> ec2.interfaces("tag-key", List.of(key))));
        }
        if (!ids.isEmpty()) {
            interfaces.add(
                    first.add("the network interfaces in " + where, () -> ec2.interfaces("network-interface-id", ids)));
        }
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
        Trip second = new Trip();
        for (TransitGatewayRouteTable table : tables.get()) {
            if (STANDING.contains(String.valueOf(table.stateAsString()))) {
                String id = table.transitGatewayRouteTableId();
                routes.put(id, second.add("the routes of " + id, () -> ec2.routes(id, Map.of("type", TYPES))));
                propagations.put(id, second.add("the propagations to " + id, () -> ec2.propagations(id)));
            }
        }
        addNamed(second);
        Map<String, Yield<List<CidrBlock>>> lists = new HashMap<>();
        prefixLists()
                .forEach(id -> lists.put(id, second.add("the entries of " + id, () -> Shapes.blocks(ec2.entries(id)))));
        second.make(oneCall);
        Map<String, List<CidrBlock>> entries = new HashMap<>();
        lists.forEach((id, list) -> entries.put(id, list.get()));
        return found(entries, further());
    }

    /** Interfaces that routes of the VIPs name, as far as they are not known yet. */
    private void addNamed(Trip trip) {
        Set<String> known =
                interfaces().map(NetworkInterface::networkInterfaceId).collect(Collectors.toSet());
        List<String> named = routeTables.get().stream()
                .flatMap(table -> table.routes().stream())
                .filter(this::isOfVip)
                .flatMap(route -> Stream.ofNullable(route.networkInterfaceId()))
                .filter(id -> !known.contains(id))
                .distinct()
                .toList();
        if (!named.isEmpty()) {
            interfaces.add(
                    trip.add("the network interfaces of routes", () -> ec2.interfaces("network-interface-id", named)));
        }
    }

    /** A prefix list may be one of the VIPs'. */
    private boolean isOfVip(Route route) {
        return route.destinationPrefixListId() != null
                || Stream.of(route.destinationCidrBlock(), route.destinationIpv6CidrBlock())
                        .filter(Objects::nonNull)
                        .anyMatch(block -> quest.vips().contains(CidrBlock.parse(block)));
    }

    private Set<String> prefixLists() {
        return routeTables.get().stream()
                .flatMap(table -> table.routes().stream())
                .flatMap(route -> Stream.ofNullable(route.destinationPrefixListId()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The routes of tables that have more than EC2 tells at once, asked for by type and state. */
    private Map<String, List<SearchTransitGatewayRoutesResponse>> further() throws KitException {
        Trip third = new Trip();
        Map<String, List<Yield<SearchTransitGatewayRoutesResponse>>> parts = new LinkedHashMap<>();
        routes.forEach((id, found) -> {
            if (isCutOff(found.get())) {
                for (String type : TYPES) {
                    for (String state : STATES) {
                        parts.computeIfAbsent(id, i -> new ArrayList<>())
                                .add(third.add(
                                        "the routes of " + id,
                                        () -> ec2.routes(id, Map.of("type", List.of(type), "state", List.of(state)))));
                    }
                }
            }
        });
        third.make(oneCall);
        Map<String, List<SearchTransitGatewayRoutesResponse>> all = new HashMap<>();
        parts.forEach((id, some) -> all.put(id, some.stream().map(Yield::get).toList()));
        return all;
    }

    private static boolean isCutOff(SearchTransitGatewayRoutesResponse response) {
        return Boolean.TRUE.equals(response.additionalRoutesAvailable());
    }

    private Found found(
            Map<String, List<CidrBlock>> entries, Map<String, List<SearchTransitGatewayRoutesResponse>> further)
            throws KitException {
        Map<String, List<TransitGatewayRoute>> complete = new LinkedHashMap<>();
        List<TableId> unreadable = new ArrayList<>();
        routes.forEach((id, answer) -> {
            List<SearchTransitGatewayRoutesResponse> answers = further.getOrDefault(id, List.of(answer.get()));
            if (answers.stream().anyMatch(PlaceSurvey::isCutOff)) {
                unreadable.add(new TableId(id));
            } else {
                complete.put(
                        id,
                        answers.stream().flatMap(part -> part.routes().stream()).toList());
            }
        });
        Shapes shapes = new Shapes(ec2.ec2().region(), withListsOf(complete, entries));
        return new Found(
                vpcs(shapes),
                routeTables.get().stream().map(shapes::routeTable).toList(),
                enis(shapes),
                interfaces()
                        .filter(eni -> eni.attachment() != null)
                        .map(eni -> new EniId(eni.networkInterfaceId()))
                        .collect(Collectors.toSet()),
                tgws.get().stream()
                        .filter(tgw -> STANDING.contains(String.valueOf(tgw.stateAsString())))
                        .map(shapes::tgw)
                        .toList(),
                attachments(shapes),
                tgwTables(shapes, complete),
                unreadable);
    }

    /** The entries of lists that only transit gateways name, as far as their tables tell them. */
    private static Map<String, List<CidrBlock>> withListsOf(
            Map<String, List<TransitGatewayRoute>> tables, Map<String, List<CidrBlock>> entries) {
        Map<String, Set<CidrBlock>> told = new HashMap<>();
        tables.values().stream()
                .flatMap(List::stream)
                .filter(route -> route.prefixListId() != null && route.destinationCidrBlock() != null)
                .forEach(route -> told.computeIfAbsent(route.prefixListId(), id -> new LinkedHashSet<>())
                        .add(CidrBlock.parse(route.destinationCidrBlock())));
        Map<String, List<CidrBlock>> all = new HashMap<>();
        told.forEach((id, blocks) -> all.put(id, List.copyOf(blocks)));
        all.putAll(entries);
        return all;
    }

    private List<Vpc> vpcs(Shapes shapes) {
        return vpcs.get().stream().map(vpc -> shapes.vpc(vpc, subnets.get())).toList();
    }

    private Stream<NetworkInterface> interfaces() {
        return interfaces.stream().flatMap(found -> found.get().stream());
    }

    private List<Eni> enis(Shapes shapes) {
        return interfaces().map(eni -> shapes.eni(eni, nodeOf(eni))).distinct().toList();
    }

    private Optional<String> nodeOf(NetworkInterface eni) {
        EniId id = new EniId(eni.networkInterfaceId());
        if (id.equals(quest.own())) {
            return Optional.of(quest.node());
        }
        return switch (quest.nodes()) {
            case NodeNames.Listed(var nodes) -> Optional.ofNullable(nodes.get(id));
            case NodeNames.Tagged(var key) ->
                eni.tagSet().stream()
                        .filter(tag -> key.equals(tag.key()))
                        .map(Tag::value)
                        .findFirst();
        };
    }

    private List<Attachment> attachments(Shapes shapes) {
        return Stream.of(
                        vpcAttachments.get().stream().map(shapes::toVpc),
                        peerings.get().stream().map(shapes::peering),
                        attachments.get().stream().flatMap(it -> Shapes.end(it).stream()))
                .flatMap(all -> all)
                .toList();
    }

    private List<TgwTable> tgwTables(Shapes shapes, Map<String, List<TransitGatewayRoute>> complete) {
        List<TgwTable> all = new ArrayList<>();
        for (TransitGatewayRouteTable table : tables.get()) {
            List<TransitGatewayRoute> its = complete.get(table.transitGatewayRouteTableId());
            if (its != null) {
                all.add(new TgwTable(
                        new TableId(table.transitGatewayRouteTableId()),
                        new TgwId(table.transitGatewayId()),
                        associations(table.transitGatewayRouteTableId()),
                        propagations(table.transitGatewayRouteTableId()),
                        shapes.routes(its)));
            }
        }
        return all;
    }

    private List<AttachmentId> associations(String table) {
        return attachments.get().stream()
                .filter(it -> it.association() != null
                        && table.equals(it.association().transitGatewayRouteTableId())
                        && "associated".equals(it.association().stateAsString()))
                .map(it -> new AttachmentId(it.transitGatewayAttachmentId()))
                .toList();
    }

    private List<AttachmentId> propagations(String table) {
        return Objects.requireNonNull(propagations.get(table)).get().stream()
                .filter(it -> "enabled".equals(it.stateAsString()))
                .map(it -> new AttachmentId(it.transitGatewayAttachmentId()))
                .toList();
    }
}
