package io.genericark.crossregion.observe;

import io.genericark.api.KitException;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.Role;
import io.genericark.crossregion.observe.Sight.Link;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Attachment.Peering;
import io.genericark.crossregion.topology.Attachment.ToVpc;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Tgw;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Topology;
import io.genericark.crossregion.topology.Unread;
import io.genericark.crossregion.topology.Vpc;
import io.genericark.crossregion.topology.VpcId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts what the places have shown together to one topology, and leaves out what the VIPs do not touch: transit gateways that no
 * peering joins with those of a node, and VPCs that are attached to none of the rest, both unless they have a route of a VIP. Pure.
 *
 * <p>What two accounts see is taken from the one that owns it.
 */
final class Assembly {

    private final Quest quest;
    private final Map<Where, Look> looks;
    private final Map<Where, Found> found = new LinkedHashMap<>();
    private final Optional<Eni> own;
    private final Map<Place, Where> rights = new TreeMap<>();
    private final Map<AttachmentId, Attachment> attachments = new LinkedHashMap<>();
    private final List<Eni> enis;
    private final List<RouteTable> routeTables;
    private final List<TgwTable> tgwTables;

    Assembly(Quest quest, Map<Where, Look> looks) {
        this.quest = quest;
        this.looks = new TreeMap<>(
                Comparator.comparing(Where::toString)); // a role after this node's own rights: it goes before
        this.looks.putAll(looks);
        this.looks.forEach((where, look) -> {
            if (look instanceof Look.Read(Found it)) {
                found.put(where, it);
            }
        });
        own = Stream.ofNullable(found.get(quest.start()))
                .flatMap(home -> home.enis().stream())
                .filter(eni -> eni.id().equals(quest.own()))
                .findFirst();
        found.keySet().forEach(where -> place(where).ifPresent(place -> rights.put(place, where)));
        found.values().stream()
                .flatMap(it -> it.attachments().stream())
                .forEach(it -> attachments.merge(it.id(), it, Assembly::worse));
        enis = owned(Found::enis, Eni::id, Eni::place);
        routeTables = owned(Found::routeTables, RouteTable::id, RouteTable::place);
        tgwTables = owned(Found::tgwTables, TgwTable::id, table -> new Place("", ""));
    }

    Sight sight() {
        Set<Place> read = rights.keySet();
        Set<TgwId> touched = gateways();
        List<Tgw> tgws = owned(Found::tgws, Tgw::id, Tgw::place).stream()
                .filter(tgw -> touched.contains(tgw.id()) && read.contains(tgw.place()))
                .toList();
        Set<VpcId> vpcs = vpcs(touched);
        Set<TgwId> seen = tgws.stream().map(Tgw::id).collect(Collectors.toSet());
        Topology topology = new Topology(
                List.copyOf(read),
                unread(),
                owned(Found::vpcs, Vpc::id, Vpc::place).stream()
                        .filter(vpc -> vpcs.contains(vpc.id()))
                        .toList(),
                routeTables.stream().filter(table -> vpcs.contains(table.vpc())).toList(),
                enis,
                tgws,
                attachments.values().stream()
                        .filter(it -> it.gateways().stream().anyMatch(touched::contains))
                        .toList(),
                tgwTables.stream().filter(table -> seen.contains(table.tgw())).toList());
        return new Sight(topology, own, link(), rights);
    }

    private Link link() {
        boolean attached = Stream.ofNullable(found.get(quest.start()))
                .anyMatch(home -> home.attached().contains(quest.own()));
        return attached ? Link.ATTACHED : Link.DETACHED;
    }

    /** The place of somebody's rights: this node's account is the one that has its interface. */
    private Optional<Place> place(Where where) {
        return where.role()
                .map(Role::account)
                .or(() -> own.map(eni -> eni.place().account()))
                .map(account -> new Place(where.region(), account));
    }

    private List<Unread> unread() {
        List<Unread> all = new ArrayList<>();
        looks.forEach((where, look) -> {
            Optional<String> account = place(where).map(Place::account);
            switch (look) {
                case Look.Failed(KitException why) -> all.add(new Unread(where.region(), account, why.why()));
                case Look.Read(Found it) -> {
                    if (!it.unreadable().isEmpty()) {
                        all.add(new Unread(where.region(), account, tooLong(it.unreadable())));
                    }
                }
            }
        });
        return all;
    }

    private static String tooLong(List<TableId> tables) {
        return tables.stream().map(TableId::value).collect(Collectors.joining(", "))
                + " has more routes of one type and state than EC2 tells";
    }

    private static Attachment worse(Attachment one, Attachment other) {
        return one.state().compareTo(other.state()) < 0 ? other : one;
    }

    /** What all places have shown of a kind, each thing once: as its owner sees it, where its owner was read. */
    private <K, V> List<V> owned(Function<Found, List<V>> kind, Function<V, K> id, Function<V, Place> owner) {
        Map<K, V> all = new LinkedHashMap<>();
        found.forEach((where, it) -> {
            Optional<Place> mine = place(where);
            for (V one : kind.apply(it)) {
                if (mine.filter(owner.apply(one)::equals).isPresent()) {
                    all.put(id.apply(one), one);
                } else {
                    all.putIfAbsent(id.apply(one), one);
                }
            }
        });
        return List.copyOf(all.values());
    }

    /** The gateways of the nodes' VPCs, those that peerings join with them, and those with a route of a VIP. */
    private Set<TgwId> gateways() {
        Set<VpcId> ofNodes = vpcsOfNodes();
        Set<TgwId> reached = attachments.values().stream()
                .filter(it -> it instanceof ToVpc to && ofNodes.contains(to.vpc()))
                .flatMap(it -> it.gateways().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        tgwTables.stream()
                .filter(table -> table.routes().stream().anyMatch(route -> isOfVip(route.destination())))
                .forEach(table -> reached.add(table.tgw()));
        Map<TgwId, Set<TgwId>> peers = new LinkedHashMap<>();
        attachments.values().stream()
                .filter(Peering.class::isInstance)
                .map(Peering.class::cast)
                .forEach(peering -> {
                    TgwId one = peering.requester().tgw();
                    TgwId other = peering.accepter().tgw();
                    peers.computeIfAbsent(one, t -> new LinkedHashSet<>()).add(other);
                    peers.computeIfAbsent(other, t -> new LinkedHashSet<>()).add(one);
                });
        Deque<TgwId> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            peers.getOrDefault(open.remove(), Set.of()).stream()
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }

    private Set<VpcId> vpcs(Collection<TgwId> gateways) {
        Set<VpcId> all = new HashSet<>(vpcsOfNodes());
        attachments.values().stream()
                .filter(it ->
                        it instanceof ToVpc to && gateways.contains(to.tgw()) && to.state() != Attachment.State.GONE)
                .forEach(it -> all.add(((ToVpc) it).vpc()));
        routeTables.stream()
                .filter(table -> table.routes().stream().anyMatch(route -> isOfVip(route.destination())))
                .forEach(table -> all.add(table.vpc()));
        return all;
    }

    private Set<VpcId> vpcsOfNodes() {
        return enis.stream().filter(eni -> eni.node().isPresent()).map(Eni::vpc).collect(Collectors.toSet());
    }

    private boolean isOfVip(Destination destination) {
        return quest.vips().stream().anyMatch((CidrBlock vip) -> destination.prefix(vip) == vip.prefix());
    }
}
