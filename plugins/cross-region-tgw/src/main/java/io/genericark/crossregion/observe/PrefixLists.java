package io.genericark.crossregion.observe;

import io.genericark.aws.CidrBlock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

/** The entries of the prefix lists that routes name. For one thread. */
final class PrefixLists {

    private final Answers<List<CidrBlock>> answers;
    private Set<String> named = Set.of();

    PrefixLists(Ec2Reads ec2) {
        answers = new Answers<>("the entries of ", id -> Shapes.blocks(ec2.entries(id)));
    }

    /** Asks for lists that may be gone. */
    void attempt(Trip trip, Set<String> lists) {
        answers.attempt(trip, lists);
    }

    /** Asks for those that routes of VPCs name and that have not been answered for. */
    void askNamed(Trip trip, List<RouteTable> tables) {
        named = tables.stream()
                .flatMap(table -> table.routes().stream())
                .flatMap(route -> Stream.ofNullable(route.destinationPrefixListId()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        answers.ask(trip, named);
    }

    /** By list; of those that only transit gateways name as far as their tables tell them. */
    Map<String, List<CidrBlock>> entries(Collection<List<TransitGatewayRoute>> transit) {
        Map<String, Set<CidrBlock>> told = new HashMap<>();
        transit.stream()
                .flatMap(List::stream)
                .filter(route -> route.prefixListId() != null && route.destinationCidrBlock() != null)
                .forEach(route -> told.computeIfAbsent(route.prefixListId(), id -> new LinkedHashSet<>())
                        .add(CidrBlock.parse(route.destinationCidrBlock())));
        Map<String, List<CidrBlock>> all = new HashMap<>();
        told.forEach((id, blocks) -> all.put(id, List.copyOf(blocks)));
        named.forEach(id -> all.put(id, answers.get(id)));
        return all;
    }
}
