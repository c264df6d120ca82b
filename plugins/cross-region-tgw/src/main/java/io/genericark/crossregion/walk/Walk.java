package io.genericark.crossregion.walk;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.crossregion.plan.Ideal;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.Subnet;
import io.genericark.crossregion.topology.SubnetId;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Topology;
import io.genericark.crossregion.topology.Vpc;
import io.genericark.crossregion.walk.Verdict.Kind;
import io.genericark.crossregion.walk.Way.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where packets to a VIP go from everywhere, and the answers. A value; the same arguments give the same walk.
 *
 * <p>Clients are in the owner's VPC, in every VPC that is attached to a transit gateway, and in every VPC with a route for the
 * VIP; of these in each subnet that has addresses of the VIP's family. An answer is followed to the first address of the client's subnet.
 *
 * @param owner the interface that the VIP should lead to, in people's words
 * @param ways for each source there, and back
 */
public record Walk(CidrBlock vip, String owner, List<Way> ways) {

    /** Copies. */
    public Walk {
        ways = List.copyOf(ways);
    }

    /**
     * Follows packets from everywhere.
     *
     * @throws IllegalArgumentException when the owner's interface is not in the topology
     */
    public static Walk of(Topology topology, EniId owner, CidrBlock vip) {
        Atlas atlas = new Atlas(topology);
        Eni eni = atlas.eni(owner)
                .orElseThrow(() -> new IllegalArgumentException(
                        owner + " is not among the interfaces that were found; name one that is"));
        Ideal ideal = new Ideal(atlas, eni, vip);
        List<Way> ways = new ArrayList<>();
        for (Vpc vpc : topology.vpcs()) {
            if (isClient(atlas, vpc, eni, vip)) {
                for (Source source : sources(atlas, vpc, vip)) {
                    ways.add(there(atlas, eni, vip, source, ideal));
                    ways.add(back(atlas, eni, vip, source));
                }
            }
        }
        return new Walk(vip, eni.shown(), ways);
    }

    /** Whether every packet arrives, there and back. */
    public boolean isGood() {
        return ways.stream().allMatch(way -> way.verdict().kind() == Kind.ARRIVES);
    }

    private static boolean isClient(Atlas atlas, Vpc vpc, Eni owner, CidrBlock vip) {
        return vpc.id().equals(owner.vpc())
                || !atlas.attachmentsOf(vpc.id()).isEmpty()
                || atlas.tablesOf(vpc.id()).stream()
                        .flatMap(table -> table.routes().stream())
                        .anyMatch(route -> route.destination().prefix(vip) == vip.prefix());
    }

    private record Like(String zone, Optional<TableId> table) {}

    private static List<Source> sources(Atlas atlas, Vpc vpc, CidrBlock vip) {
        Map<Like, List<SubnetId>> alike = new LinkedHashMap<>();
        for (Subnet subnet : vpc.subnets()) {
            if (address(subnet, vip).isPresent()) {
                Like like = new Like(subnet.zone(), atlas.tableOf(subnet.id()).map(RouteTable::id));
                alike.computeIfAbsent(like, l -> new ArrayList<>()).add(subnet.id());
            }
        }
        return alike.entrySet().stream()
                .map(entry -> new Source(vpc.id(), vpc.place(), entry.getKey().zone(), entry.getValue()))
                .toList();
    }

    /** The first address of a subnet in the VIP's family. */
    private static Optional<CidrBlock> address(Subnet subnet, CidrBlock vip) {
        return subnet.blocks().stream()
                .filter(block -> block.isIpv6() == vip.isIpv6())
                .map(block -> CidrBlock.parse(block.base().toString()))
                .findFirst();
    }

    private static Way there(Atlas atlas, Eni owner, CidrBlock vip, Source source, Ideal ideal) {
        Walker.Ended end = new Walker(atlas, vip, new Goal.Owner(owner))
                .from(source.subnets().getFirst());
        Optional<TableId> wrong = switch (end.verdict().kind()) {
            case ARRIVES, UNKNOWN -> Optional.empty();
            case LOOP, BLACKHOLE, LEAVES, REACHES_ANOTHER ->
                ideal.firstWrong(end.hops().stream()
                        .map(hop -> new Ideal.Passed(hop.table(), hop.to()))
                        .toList());
        };
        return new Way(source, Direction.TO_VIP, end.hops(), end.verdict(), wrong);
    }

    private static Way back(Atlas atlas, Eni owner, CidrBlock vip, Source source) {
        Walker.Ended end = source.subnets().stream()
                .flatMap(id -> atlas.subnet(id).flatMap(subnet -> address(subnet, vip)).stream())
                .map(client -> new Walker(atlas, client, new Goal.Client(source.vpc())).from(owner.subnet()))
                .reduce((worst, other) -> other.verdict().isWorseThan(worst.verdict()) ? other : worst)
                .orElseThrow();
        Optional<TableId> wrong = switch (end.verdict().kind()) {
            case ARRIVES, UNKNOWN -> Optional.empty();
            case LOOP, BLACKHOLE, LEAVES, REACHES_ANOTHER ->
                end.hops().isEmpty()
                        ? Optional.empty()
                        : Optional.of(end.hops().getLast().table());
        };
        return new Way(source, Direction.BACK, end.hops(), end.verdict(), wrong);
    }
}
