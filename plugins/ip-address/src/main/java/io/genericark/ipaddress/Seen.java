package io.genericark.ipaddress;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one look has shown: the network interfaces of this node and the addresses on them.
 *
 * @param links in the kernel's order
 */
record Seen(List<Link> links) {

    Seen {
        links = List.copyOf(links);
    }

    /** The interface of that name. */
    Optional<Link> link(String name) {
        return links.stream().filter(link -> link.name().equals(name)).findFirst();
    }

    /** The interfaces that have the address. */
    List<Link> holding(Ip ip) {
        return links.stream().filter(link -> !link.assignments(ip).isEmpty()).toList();
    }

    /** Whether one of this node's interfaces has this hardware address. */
    boolean hasHardware(String address) {
        return links.stream().anyMatch(link -> link.hardware().equalsIgnoreCase(address));
    }

    /** What an interface is and does. */
    enum Ability {
        /** Switched on. */
        UP,
        /** Connected at the other end. */
        CARRIER,
        /** Neighbours ask for its addresses (ARP, neighbour discovery). */
        NEIGHBOURS
    }

    /**
     * A network interface.
     *
     * @param hardware its address, such as {@code 02:42:ac:11:00:02}; empty for none
     * @param assignments the addresses on it, in the kernel's order: primary ones first
     */
    record Link(String name, String hardware, Set<Ability> abilities, List<Assignment> assignments) {
        Link {
            abilities = Set.copyOf(abilities);
            assignments = List.copyOf(assignments);
        }

        boolean can(Ability ability) {
            return abilities.contains(ability);
        }

        /** Where it has this address; IPv4 allows it once for each prefix length. */
        List<Assignment> assignments(Ip ip) {
            return assignments.stream().filter(it -> it.ip().equals(ip)).toList();
        }
    }

    /** What the kernel says of an address on an interface. */
    enum State {
        /** Another address of the same subnet came first; goes with it. */
        SECONDARY,
        /** Given by DHCP or by a router, for a time. */
        DYNAMIC,
        /** Not for use by the whole world, such as link-local ones. */
        LOCAL,
        /** One of changing addresses for the sake of privacy. */
        TEMPORARY,
        /** The kernel still asks whether another host has it. */
        TENTATIVE,
        /** Another host has it. */
        DUPLICATE
    }

    /** An address on an interface. */
    record Assignment(Ip ip, int prefix, Set<State> states) {
        Assignment {
            states = Set.copyOf(states);
        }

        boolean is(State state) {
            return states.contains(state);
        }

        @Override
        public String toString() {
            return ip + "/" + prefix;
        }
    }
}
