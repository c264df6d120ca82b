package io.genericark.ipaddress;

import io.genericark.api.KitException.Kind;
import io.genericark.ipaddress.Seen.Ability;
import io.genericark.ipaddress.Seen.Assignment;
import io.genericark.ipaddress.Seen.Link;
import io.genericark.ipaddress.Seen.State;
import io.genericark.ipaddress.Settings.Check;
import io.genericark.ipaddress.Settings.Mode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where on this node the address belongs: on the named interface, or on the one that has another address of its subnet, where
 * the longest prefix counts. Pure.
 */
sealed interface Placement {

    /** On this interface, with this prefix length. */
    record Place(Link link, Ip ip, int prefix) implements Placement {}

    /** Nowhere, for this reason. */
    record Nowhere(Obstacle obstacle) implements Placement {}

    static Placement of(Settings wanted, Seen seen) {
        List<Link> fitting = fitting(wanted, seen);
        if (fitting.size() != 1) {
            return fitting.isEmpty() ? none(wanted, seen) : several(wanted, fitting);
        }
        Link link = fitting.getFirst();
        Optional<Ip> ip = wanted.ip().or(() -> own(link));
        return ip.isPresent()
                ? fit(wanted, new Place(link, ip.get(), prefix(wanted, ip.get(), link)))
                : nowhere(wanted, link.name() + " has no address of its own", "give it one");
    }

    private static List<Link> fitting(Settings wanted, Seen seen) {
        Optional<String> name = wanted.link();
        if (name.isPresent()) {
            return seen.link(name.get()).stream().toList();
        }
        Optional<Ip> ip = wanted.ip();
        return ip.isPresent() ? around(ip.get(), wanted, seen) : withOwn(seen);
    }

    /** The interfaces with the longest subnet around the address, itself not counted; else those that have it. */
    private static List<Link> around(Ip ip, Settings wanted, Seen seen) {
        List<Link> holding = seen.holding(ip);
        if (wanted.mode() == Mode.REAL) {
            return holding;
        }
        Optional<Integer> longest =
                seen.links().stream().flatMap(link -> subnet(ip, link).stream()).max(Comparator.naturalOrder());
        return longest.map(prefix -> seen.links().stream()
                        .filter(link -> subnet(ip, link).equals(Optional.of(prefix)))
                        .toList())
                .orElse(holding);
    }

    private static Optional<Integer> subnet(Ip ip, Link link) {
        return link.assignments().stream()
                .filter(it -> !it.ip().equals(ip) && ip.isIn(it.ip(), it.prefix()))
                .map(Assignment::prefix)
                .max(Comparator.naturalOrder());
    }

    private static List<Link> withOwn(Seen seen) {
        return seen.links().stream().filter(link -> own(link).isPresent()).toList();
    }

    /** The first address that the node may tell to the world. */
    private static Optional<Ip> own(Link link) {
        return link.assignments().stream()
                .filter(it -> !it.is(State.LOCAL) && !it.is(State.SECONDARY) && !it.is(State.TEMPORARY))
                .map(Assignment::ip)
                .findFirst();
    }

    /** As given, else that of the subnet, else that of the address where it is, else of the address alone. */
    private static int prefix(Settings wanted, Ip ip, Link link) {
        return wanted.prefix()
                .or(() -> subnet(ip, link))
                .or(() -> link.assignments(ip).stream().map(Assignment::prefix).findFirst())
                .orElse(ip.hostPrefix());
    }

    private static Placement fit(Settings wanted, Place place) {
        Link link = place.link();
        if (!link.can(Ability.UP)) {
            return unfit(
                    wanted,
                    "interface " + link.name() + " is switched off",
                    "switch it on with `ip link set " + link.name() + " up`");
        }
        return wanted.linkCheck() == Check.OFF || link.can(Ability.CARRIER)
                ? place
                : unfit(
                        wanted,
                        "interface " + link.name() + " is not connected (no carrier)",
                        "look at its cable or port, or set link-check=false");
    }

    private static Placement none(Settings wanted, Seen seen) {
        Optional<String> name = wanted.link();
        if (name.isPresent()) {
            return nowhere(
                    wanted,
                    "this node has no interface " + name.get() + ", but " + names(seen.links()),
                    "correct the parameter interface, for this node alone if need be");
        }
        if (wanted.mode() == Mode.REAL) {
            return wanted.ip().isPresent()
                    ? unfit(wanted, "no interface of this node has it", "give it back, or correct the parameter ip")
                    : nowhere(wanted, "no interface has an address of its own", "name one in the parameter interface");
        }
        return nowhere(
                wanted,
                "no interface of this node has another address of its subnet",
                "correct the parameter ip, or name an interface in the parameter interface");
    }

    private static Placement several(Settings wanted, List<Link> found) {
        return nowhere(
                wanted,
                "several interfaces of this node fit: " + names(found),
                "name one in the parameter interface, for this node alone if need be");
    }

    private static Placement unfit(Settings wanted, String why, String next) {
        return new Nowhere(new Obstacle(Kind.BROKEN, what(wanted), why, next));
    }

    private static Placement nowhere(Settings wanted, String why, String next) {
        return new Nowhere(new Obstacle(Kind.DENIED, what(wanted), why, next));
    }

    /** What does not work, as obstacles tell it. */
    static String what(Settings wanted) {
        return wanted.ip().map(ip -> "address " + ip).orElse("this node's own address") + " is not in service here";
    }

    private static String names(List<Link> links) {
        return links.stream().map(Link::name).collect(Collectors.joining(", "));
    }
}
