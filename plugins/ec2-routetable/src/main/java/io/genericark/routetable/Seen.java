package io.genericark.routetable;

import io.genericark.aws.EniId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one look has shown.
 *
 * @param region where all of this is
 * @param own the network interface to which the VIP should lead
 * @param vpcBlocks the IPv4 blocks of that interface's VPC
 * @param tables all route tables of that VPC
 */
record Seen(String region, Interface own, List<Ipv4Block> vpcBlocks, List<Table> tables) {

    /** Whether a network interface drops packets that are not addressed to it. */
    enum SourceDestCheck {
        ON,
        OFF
    }

    record Interface(EniId id, String vpc, SourceDestCheck sourceDestCheck) {}

    /** Who uses a table: subnets, or a gateway for traffic that enters the VPC. */
    enum Use {
        SUBNETS,
        GATEWAY
    }

    /**
     * A route table.
     *
     * @param users the subnets or gateway in people's words
     * @param routes its IPv4 routes
     */
    record Table(TableId id, Use use, String users, List<Route> routes) {
        Table {
            routes = List.copyOf(routes);
        }

        /** The route for exactly this block. */
        Optional<Route> route(Ipv4Block destination) {
            return routes.stream()
                    .filter(route -> route.destination().equals(destination))
                    .findFirst();
        }

        /** The route that a packet to this address takes. */
        Optional<Route> longestMatch(Ipv4Block address) {
            return routes.stream()
                    .filter(route -> route.destination().contains(address))
                    .max(Comparator.comparingInt(route -> route.destination().prefix()));
        }
    }

    record Route(Ipv4Block destination, Target target, State state) {
        @Override
        public String toString() {
            return state == State.BLACKHOLE ? target + " (blackhole)" : target.toString();
        }
    }

    /** Whether AWS delivers to the target; a blackhole is a target that is gone or not attached. */
    enum State {
        ACTIVE,
        BLACKHOLE
    }

    /** Where a route leads. */
    sealed interface Target {
        record Eni(EniId id) implements Target {
            @Override
            public String toString() {
                return id.value();
            }
        }

        /** Anything else: gateway, transit gateway, peering, endpoint, {@code local}. */
        record Foreign(String id) implements Target {
            @Override
            public String toString() {
                return id;
            }
        }
    }

    Seen {
        vpcBlocks = List.copyOf(vpcBlocks);
        tables = tables.stream().sorted(Comparator.comparing(Table::id)).toList();
    }
}
