package io.genericark.ipaddress;

import io.genericark.api.KitException.Kind;
import io.genericark.ipaddress.Decision.Presence;
import io.genericark.ipaddress.IpChange.Add;
import io.genericark.ipaddress.IpChange.Detection;
import io.genericark.ipaddress.IpChange.TakeOff;
import io.genericark.ipaddress.Placement.Nowhere;
import io.genericark.ipaddress.Placement.Place;
import io.genericark.ipaddress.Seen.Assignment;
import io.genericark.ipaddress.Seen.Link;
import io.genericark.ipaddress.Seen.State;
import io.genericark.ipaddress.Settings.Check;
import io.genericark.ipaddress.Settings.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what to write so that the address is on this node, or no longer is. Pure.
 *
 * <table>
 *   <caption>What a restore of a virtual address does</caption>
 *   <tr><th>the address is</th><th>then</th></tr>
 *   <tr><td>nowhere on this node</td><td>added</td></tr>
 *   <tr><td>on the wanted interface</td><td>nothing</td></tr>
 *   <tr><td>there with another prefix length</td><td>in service; added with the wanted one, the other taken off</td></tr>
 *   <tr><td>there, and the kernel has found that another host has it</td><td>taken off and tried again</td></tr>
 *   <tr><td>on another interface</td><td>refused</td></tr>
 *   <tr><td>the node's own, from DHCP or a router</td><td>refused</td></tr>
 * </table>
 *
 * <p>A removal takes it off wherever it is on this node, unless it is the node's own. A real address is never written.
 */
final class IpPlan {

    private static final int LONGEST_LABEL = 15;

    private IpPlan() {}

    static Decision of(Settings wanted, Seen seen) {
        return switch (Placement.of(wanted, seen)) {
            case Nowhere it -> Decision.impossible(it.obstacle());
            case Place it -> wanted.mode() == Mode.REAL ? real(wanted, it) : virtual(wanted, it, seen);
        };
    }

    static List<TakeOff> removal(Settings wanted, Seen seen) {
        return seen.links().stream()
                .flatMap(link -> link.assignments(wanted.virtualIp()).stream()
                        .filter(it -> !it.is(State.DYNAMIC))
                        .map(it -> takeOff(link, it, it.ip() + " is on " + link.name())))
                .toList();
    }

    private static Decision real(Settings wanted, Place place) {
        List<Assignment> here = place.link().assignments(place.ip());
        if (here.isEmpty()) {
            return Decision.impossible(new Obstacle(
                    Kind.BROKEN,
                    Placement.what(wanted),
                    place.link().name() + " does not have it, but " + addresses(place.link()),
                    "give it back to the interface, or correct the parameter ip"));
        }
        Optional<Decision> unsettled = unsettled(place, here);
        return unsettled.isPresent() ? unsettled.get() : Decision.of(Presence.IN_SERVICE, "");
    }

    private static Decision virtual(Settings wanted, Place place, Seen seen) {
        Optional<Obstacle> foreign = foreign(wanted, place, seen).or(() -> tooLong(wanted, place));
        if (foreign.isPresent()) {
            return Decision.impossible(foreign.get());
        }
        List<Assignment> here = place.link().assignments(place.ip());
        if (here.isEmpty()) {
            String why = place.ip() + " is not on " + place.link().name();
            return Decision.of(Presence.ABSENT, why, add(wanted, place, why));
        }
        Optional<Decision> unsettled = unsettled(place, here);
        if (unsettled.isEmpty()) {
            return withPrefix(wanted, place, here);
        }
        Decision it = unsettled.get();
        return it.presence() == Presence.DUPLICATE ? again(wanted, place, here, it.reason()) : it;
    }

    /** What the kernel thinks of the address, where it does not let it be used. */
    private static Optional<Decision> unsettled(Place place, List<Assignment> here) {
        String name = place.ip() + " on " + place.link().name();
        if (here.stream().anyMatch(it -> it.is(State.DUPLICATE))) {
            return Optional.of(Decision.of(
                    Presence.DUPLICATE, name + " is not used by the kernel, since another host has answered for it"));
        }
        return here.stream().anyMatch(it -> it.is(State.TENTATIVE))
                ? Optional.of(Decision.of(Presence.SETTLING, "the kernel still asks whether another host has " + name))
                : Optional.empty();
    }

    private static Decision again(Settings wanted, Place place, List<Assignment> here, String why) {
        List<IpChange> changes = new ArrayList<>();
        here.forEach(it -> changes.add(takeOff(place.link(), it, why)));
        changes.add(add(wanted, place, why));
        return new Decision(Presence.DUPLICATE, changes, Optional.empty(), why);
    }

    /** IPv4 allows both for a moment, so that there is no gap; IPv6 does not. */
    private static Decision withPrefix(Settings wanted, Place place, List<Assignment> here) {
        List<Assignment> others =
                here.stream().filter(it -> it.prefix() != place.prefix()).toList();
        if (others.isEmpty()) {
            return Decision.of(Presence.IN_SERVICE, "");
        }
        String why =
                others.getFirst() + " on " + place.link().name() + " should have the prefix length " + place.prefix();
        List<IpChange> changes = new ArrayList<>();
        others.forEach(it -> changes.add(takeOff(place.link(), it, why)));
        if (others.size() == here.size()) {
            changes.add(place.ip().isIpv6() ? changes.size() : 0, add(wanted, place, why));
        }
        return new Decision(Presence.IN_SERVICE, changes, Optional.empty(), why);
    }

    private static Optional<Obstacle> foreign(Settings wanted, Place place, Seen seen) {
        for (Link link : seen.holding(place.ip())) {
            Assignment it = link.assignments(place.ip()).getFirst();
            if (it.is(State.DYNAMIC)) {
                return refusal(
                        wanted,
                        "it is this node's own address on " + link.name() + ", from DHCP or a router",
                        "set mode=real, or choose another address");
            }
            if (!link.name().equals(place.link().name())) {
                return refusal(
                        wanted,
                        "it is on " + link.name() + " already and should be on "
                                + place.link().name(),
                        "take it off with `ip addr del " + it + " dev " + link.name()
                                + "`, or correct the parameter interface");
            }
        }
        return Optional.empty();
    }

    private static Optional<Obstacle> tooLong(Settings wanted, Place place) {
        return label(wanted, place.link())
                .filter(label -> label.length() > LONGEST_LABEL)
                .flatMap(label -> refusal(
                        wanted,
                        "the label " + label + " is longer than " + LONGEST_LABEL + " characters",
                        "shorten the parameter label"));
    }

    private static Add add(Settings wanted, Place place, String why) {
        Detection detection = wanted.duplicateCheck() == Check.ON ? Detection.BY_KERNEL : Detection.NONE;
        return new Add(place.link().name(), place.ip(), place.prefix(), label(wanted, place.link()), detection, why);
    }

    private static Optional<String> label(Settings wanted, Link link) {
        return wanted.label().map(label -> link.name() + ":" + label);
    }

    private static TakeOff takeOff(Link link, Assignment it, String why) {
        return new TakeOff(link.name(), it.ip(), it.prefix(), why);
    }

    private static Optional<Obstacle> refusal(Settings wanted, String why, String next) {
        return Optional.of(new Obstacle(Kind.DENIED, Placement.what(wanted), why, next));
    }

    private static String addresses(Link link) {
        return link.assignments().isEmpty()
                ? "none"
                : link.assignments().stream().map(Assignment::toString).collect(Collectors.joining(", "));
    }
}
