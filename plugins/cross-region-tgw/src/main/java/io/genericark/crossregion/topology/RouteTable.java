package io.genericark.crossregion.topology;

import io.genericark.aws.CidrBlock;
import java.util.List;

/**
 * A route table of a VPC.
 *
 * @param subnets those that are associated with it by name; the main table serves all other subnets, too
 */
public record RouteTable(TableId id, Place place, VpcId vpc, Use use, List<SubnetId> subnets, List<Route> routes) {

    /** Who uses a table. */
    public enum Use {
        /** The main table of its VPC. */
        MAIN,
        SUBNETS,
        /** A gateway, for traffic that enters the VPC. */
        GATEWAY
    }

    /** Copies, the subnets in the order of their ids. */
    public RouteTable {
        subnets = subnets.stream().sorted().toList();
        routes = List.copyOf(routes);
    }

    /** The same with other routes. */
    public RouteTable with(List<Route> others) {
        return new RouteTable(id, place, vpc, use, subnets, others);
    }

    /**
     * The routes that a packet to this address may take. Longest prefix; among equals a block before a prefix list, and a
     * prefix list before what is propagated. Two prefix lists that claim the same are two answers: AWS chooses one of
     * them at random.
     */
    public List<Route> taken(CidrBlock address) {
        return Preference.first(routes, address, Route::destination, RouteTable::rank);
    }

    private static int rank(Route route) {
        return route.origin() == Origin.PROPAGATED ? 2 : route.destination() instanceof Destination.Block ? 0 : 1;
    }
}
