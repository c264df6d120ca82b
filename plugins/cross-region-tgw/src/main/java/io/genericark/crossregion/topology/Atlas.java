package io.genericark.crossregion.topology;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Attachment.Peering;
import io.genericark.crossregion.topology.Attachment.ToVpc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A topology by id: what belongs to what, and which route a packet takes. Answers in canonical order; safe for any thread. */
public final class Atlas {

    private final Topology topology;
    private final Map<VpcId, Vpc> vpcs;
    private final Map<SubnetId, Subnet> subnets = new HashMap<>();
    private final Map<TableId, RouteTable> routeTables;
    private final Map<VpcId, List<RouteTable>> tablesOfVpcs;
    private final Map<SubnetId, RouteTable> tableOfSubnets = new HashMap<>();
    private final Map<EniId, Eni> enis;
    private final Map<TgwId, Tgw> tgws;
    private final Map<AttachmentId, Attachment> attachments;
    private final Map<TgwId, List<Attachment>> attachmentsOfTgws = new HashMap<>();
    private final Map<VpcId, List<ToVpc>> attachmentsOfVpcs;
    private final Map<TableId, TgwTable> tgwTables;
    private final Map<TgwId, List<TgwTable>> tablesOfTgws;
    private final Map<Side, TgwTable> associations = new HashMap<>();

    /** Where the packets of an attachment enter a transit gateway. */
    private record Side(TgwId tgw, AttachmentId attachment) {}

    /** The atlas of a topology. */
    public Atlas(Topology topology) {
        this.topology = topology;
        vpcs = by(topology.vpcs(), Vpc::id);
        routeTables = by(topology.routeTables(), RouteTable::id);
        tablesOfVpcs = grouped(topology.routeTables(), RouteTable::vpc);
        enis = by(topology.enis(), Eni::id);
        tgws = by(topology.tgws(), Tgw::id);
        attachments = by(topology.attachments(), Attachment::id);
        attachmentsOfVpcs = grouped(
                topology.attachments().stream()
                        .filter(ToVpc.class::isInstance)
                        .map(ToVpc.class::cast)
                        .toList(),
                ToVpc::vpc);
        tgwTables = by(topology.tgwTables(), TgwTable::id);
        tablesOfTgws = grouped(topology.tgwTables(), TgwTable::tgw);
        for (Attachment attachment : topology.attachments()) {
            for (TgwId tgw : attachment.gateways()) {
                attachmentsOfTgws.computeIfAbsent(tgw, t -> new ArrayList<>()).add(attachment);
            }
        }
        for (TgwTable table : topology.tgwTables()) {
            table.associations().forEach(a -> associations.put(new Side(table.tgw(), a), table));
        }
        topology.vpcs().forEach(this::readSubnets);
    }

    private void readSubnets(Vpc vpc) {
        vpc.subnets().forEach(subnet -> subnets.put(subnet.id(), subnet));
        List<RouteTable> tables = tablesOf(vpc.id());
        tables.stream()
                .filter(table -> table.use() == RouteTable.Use.MAIN)
                .forEach(main -> vpc.subnets().forEach(subnet -> tableOfSubnets.put(subnet.id(), main)));
        tables.forEach(table -> table.subnets().forEach(subnet -> tableOfSubnets.put(subnet, table)));
    }

    private static <K, V> Map<K, V> by(List<V> all, Function<V, K> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity(), (first, second) -> first));
    }

    private static <K, V> Map<K, List<V>> grouped(List<V> all, Function<V, K> of) {
        return all.stream().collect(Collectors.groupingBy(of));
    }

    public Topology topology() {
        return topology;
    }

    public Optional<Vpc> vpc(VpcId id) {
        return Optional.ofNullable(vpcs.get(id));
    }

    public Optional<Subnet> subnet(SubnetId id) {
        return Optional.ofNullable(subnets.get(id));
    }

    public Optional<Eni> eni(EniId id) {
        return Optional.ofNullable(enis.get(id));
    }

    public Optional<Tgw> tgw(TgwId id) {
        return Optional.ofNullable(tgws.get(id));
    }

    public Optional<RouteTable> routeTable(TableId id) {
        return Optional.ofNullable(routeTables.get(id));
    }

    public Optional<TgwTable> tgwTable(TableId id) {
        return Optional.ofNullable(tgwTables.get(id));
    }

    public Optional<Attachment> attachment(AttachmentId id) {
        return Optional.ofNullable(attachments.get(id));
    }

    /** The table of a subnet: its own, or else the main one of its VPC. */
    public Optional<RouteTable> tableOf(SubnetId subnet) {
        return Optional.ofNullable(tableOfSubnets.get(subnet));
    }

    public List<RouteTable> tablesOf(VpcId vpc) {
        return tablesOfVpcs.getOrDefault(vpc, List.of());
    }

    public List<TgwTable> tablesOf(TgwId tgw) {
        return tablesOfTgws.getOrDefault(tgw, List.of());
    }

    /** The subnets whose packets a table routes. */
    public List<Subnet> subnetsOf(RouteTable table) {
        return vpc(table.vpc()).map(Vpc::subnets).orElse(List.of()).stream()
                .filter(subnet -> tableOf(subnet.id()).filter(table::equals).isPresent())
                .toList();
    }

    /** The attachments of a VPC, in whatever state. */
    public List<ToVpc> attachmentsOf(VpcId vpc) {
        return attachmentsOfVpcs.getOrDefault(vpc, List.of());
    }

    /** By which a VPC and a transit gateway exchange packets; none when there is none that is available. */
    public Optional<ToVpc> attachment(VpcId vpc, TgwId tgw) {
        return attachmentsOf(vpc).stream()
                .filter(a -> a.tgw().equals(tgw) && a.state() == Attachment.State.AVAILABLE)
                .findFirst();
    }

    /** The peerings of a transit gateway, in whatever state. */
    public List<Peering> peeringsOf(TgwId tgw) {
        return attachmentsOfTgws.getOrDefault(tgw, List.of()).stream()
                .filter(Peering.class::isInstance)
                .map(Peering.class::cast)
                .toList();
    }

    /** The table that routes what comes into a transit gateway by an attachment. */
    public Optional<TgwTable> association(TgwId tgw, AttachmentId attachment) {
        return Optional.ofNullable(associations.get(new Side(tgw, attachment)));
    }

    /** The zones that an attachment serves. */
    public List<String> zonesOf(ToVpc attachment) {
        return attachment.subnets().stream()
                .flatMap(id -> subnet(id).stream())
                .map(Subnet::zone)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The routes that a packet to this address may take at a transit gateway. Longest prefix; among equals a static route, then
     * a prefix list, then what is announced by VPCs, Direct Connect, Connect, VPN, and others, in this order.
     */
    public List<TgwRoute> taken(TgwTable table, CidrBlock address) {
        return Preference.first(table.routes(), address, TgwRoute::destination, this::rank);
    }

    private int rank(TgwRoute route) {
        if (route.origin() == Origin.STATIC) {
            return route.destination() instanceof Destination.Block ? 0 : 1;
        }
        return route.attachments().stream()
                .flatMap(id -> attachment(id).stream())
                .mapToInt(Atlas::rank)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static int rank(Attachment attachment) {
        return switch (attachment) {
            case ToVpc _ -> 2;
            case Peering _ -> 7;
            case Attachment.End end ->
                switch (end.kind()) {
                    case DIRECT_CONNECT -> 3;
                    case CONNECT -> 4;
                    case VPN -> 5;
                    case OTHER -> 6;
                };
        };
    }

    /** Why something that should be in this place is not in the topology; none when that place was read. */
    public Optional<Unread> unread(Place place) {
        return topology.unread().stream().filter(unread -> unread.is(place)).findFirst();
    }

    /** All route tables that a node may be led by: what the ids mean, VPCs' first. */
    public Collection<TableId> tables() {
        List<TableId> all = new ArrayList<>();
        topology.routeTables().forEach(table -> all.add(table.id()));
        topology.tgwTables().forEach(table -> all.add(table.id()));
        return all;
    }

    /** Where a table is; none when there is no such table, or its transit gateway was not seen. */
    public Optional<Place> placeOf(TableId table) {
        return routeTable(table)
                .map(RouteTable::place)
                .or(() -> tgwTable(table).flatMap(it -> tgw(it.tgw())).map(Tgw::place));
    }
}
