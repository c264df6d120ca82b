package io.genericark.crossregion.observe;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.crossregion.observe.Trip.Yield;
import io.genericark.crossregion.topology.Eni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The network interfaces of one place: those of nodes, and those that routes of the VIPs name. For one thread. */
final class Interfaces {

    private static final String BY_ID = "network-interface-id";

    private final Quest quest;
    private final Ec2Reads ec2;
    private final String noun;
    private final List<Yield<List<NetworkInterface>>> ofNodes = new ArrayList<>();
    private final List<Yield<List<NetworkInterface>>> ofRoutes = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private Set<String> named = Set.of();

    /** Asks for those of nodes, and for those that routes named at an earlier look. */
    Interfaces(Quest quest, Where where, Ec2Reads ec2, Trip trip, Set<EniId> before) {
        this.quest = quest;
        this.ec2 = ec2;
        this.noun = "the network interfaces in " + where;
        Set<String> ids = new LinkedHashSet<>();
        if (where.equals(quest.start())) {
            ids.add(quest.own().value());
        }
        switch (quest.nodes()) {
            case NodeNames.Listed(var nodes) -> nodes.keySet().forEach(id -> ids.add(id.value()));
            case NodeNames.Tagged(var key) ->
                ofNodes.add(trip.add(noun, () -> ec2.interfaces("tag-key", List.of(key))));
        }
        ask(trip, ids, ofNodes);
        ask(trip, before.stream().map(EniId::value).collect(Collectors.toSet()), ofRoutes);
    }

    private void ask(Trip trip, Set<String> ids, List<Yield<List<NetworkInterface>>> answers) {
        List<String> open = ids.stream().filter(asked::add).toList();
        if (!open.isEmpty()) {
            answers.add(trip.add(noun, () -> ec2.interfaces(BY_ID, open)));
        }
    }

    /** Asks for those that routes of the VIPs name, as far as they are not known yet; once the first trip is over. */
    void askNamed(Trip trip, List<RouteTable> tables) {
        named = tables.stream()
                .flatMap(table -> table.routes().stream())
                .filter(this::isOfVip)
                .flatMap(route -> Stream.ofNullable(route.networkInterfaceId()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        all(ofNodes).forEach(eni -> asked.add(eni.networkInterfaceId()));
        ask(trip, named, ofRoutes);
    }

    /** A prefix list may be one of the VIPs'. */
    private boolean isOfVip(Route route) {
        return route.destinationPrefixListId() != null
                || Stream.of(route.destinationCidrBlock(), route.destinationIpv6CidrBlock())
                        .filter(Objects::nonNull)
                        .anyMatch(block -> quest.vips().contains(CidrBlock.parse(block)));
    }

    List<Eni> enis(Shapes shapes) {
        return found().map(eni -> shapes.eni(eni, nodeOf(eni))).distinct().toList();
    }

    /** Those that are attached to an instance. */
    Set<EniId> attached() {
        return found().filter(eni -> eni.attachment() != null)
                .map(eni -> new EniId(eni.networkInterfaceId()))
                .collect(Collectors.toSet());
    }

    private Stream<NetworkInterface> found() {
        return Stream.concat(all(ofNodes), all(ofRoutes).filter(eni -> named.contains(eni.networkInterfaceId())));
    }

    private static Stream<NetworkInterface> all(List<Yield<List<NetworkInterface>>> answers) {
        return answers.stream().flatMap(answer -> answer.get().stream());
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
}
