package io.genericark.routetable;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look has shown.
 *
 * @param region where all of this is
 * @param own the network interface to which the VIPs should lead
 * @param vpcBlocks the IPv4 and IPv6 blocks of that interface's VPC
 * @param tables all route tables of that VPC
 */
record Seen(String region, Interface own, List<CidrBlock> vpcBlocks, List<Table> tables) {

    /** Whether a network interface drops packets that are not addressed to it. */
    enum SourceDestCheck {
        ON,
        OFF
    }

    /** Whether a route to an interface can deliver. */
    enum Attachment {
        ATTACHED,
        DETACHED,
        /** There is no such interface. */
        GONE
    }

    /**
     * A network interface.
     *
     * @param vpc its VPC; empty when it is gone
     * @param account to which it belongs; empty when it is gone
     */
    record Interface(EniId id, String vpc, String account, SourceDestCheck sourceDestCheck, Attachment attachment) {
        /** What is known of one that does not exist. */
        static Interface gone(EniId id) {
            return new Interface(id, "", "", SourceDestCheck.OFF, Attachment.GONE);
        }
    }

    /** Who uses a table: subnets, or a gateway for traffic that enters the VPC. */
    enum Use {
        SUBNETS,
        GATEWAY
    }

    /**
     * A route table.
     *
     * @param account to which it belongs
     * @param users the subnets or gateway in people's words
     * @param routes its routes by address; those by prefix list are not among them
     */
    record Table(TableId id, String account, Use use, String users, Map<String, String> tags, List<Route> routes) {
        Table {
            tags = Map.copyOf(tags);
            routes = List.copyOf(routes);
        }

        /** The route for exactly this block. */
        Optional<Route> route(CidrBlock destination) {
            return routes.stream()
                    .filter(route -> route.destination().equals(destination))
                    .findFirst();
        }

        /** The route that a packet to this address takes. */
        Optional<Route> longestMatch(CidrBlock address) {
            return routes.stream()
                    .filter(route -> route.destination().contains(address))
                    .max(Comparator.comparingInt(route -> route.destination().prefix()));
        }
    }

    record Route(CidrBlock destination, Target target, State state) {
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
