package io.genericark.ipaddress;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import io.genericark.ipaddress.Commands.Call;
import io.genericark.ipaddress.Commands.Ended;
import io.genericark.ipaddress.Placement.Place;
import io.genericark.ipaddress.Seen.Ability;
import io.genericark.ipaddress.Seen.Assignment;
import io.genericark.ipaddress.Seen.Link;
import io.genericark.ipaddress.Seen.State;
import io.genericark.ipaddress.Settings.Check;
import io.genericark.ipaddress.Settings.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a restore would find what it needs: programs, rights, the interface, and an address that is free. For one thread. */
final class Examination {

    /** No interface ever has it, so that taking it off asks for the right and does nothing. */
    private static final String NOBODYS = "0.0.0.0/32";

    private final Commands commands;
    private final NetworkApi api;
    private final Settings wanted;
    private final Duration timeLeft;
    private final List<Finding> findings = new ArrayList<>();

    Examination(Commands commands, NetworkApi api, Settings wanted, Duration timeLeft) {
        this.commands = commands;
        this.api = api;
        this.wanted = wanted;
        this.timeLeft = timeLeft;
    }

    List<Finding> findings() {
        program("ip");
        if (wanted.mode() == Mode.REAL) {
            place();
            return List.copyOf(findings);
        }
        boolean isIpv6 = wanted.virtualIp().isIpv6();
        if (isIpv6 ? wanted.announcements() > 0 && wanted.duplicateCheck() == Check.ON : usesArping()) {
            program(isIpv6 ? "sysctl" : "arping");
        }
        rights();
        place();
        return List.copyOf(findings);
    }

    private boolean usesArping() {
        return wanted.announcements() > 0 || wanted.duplicateCheck() == Check.ON;
    }

    /** There are two programs of the name arping, with other options. */
    private void program(String name) {
        try {
            Ended version = commands.run(call("the program " + name), name, name.equals("sysctl") ? "--version" : "-V");
            boolean right = version.said().contains(name.equals("arping") ? "iputils" : "");
            findings.add(
                    right
                            ? new Finding(Severity.OK, "the program " + name, version.said(), "")
                            : new Finding(
                                    Severity.ERROR,
                                    "the program " + name,
                                    "it is another one than that of iputils: " + version.said(),
                                    "install the package " + Commands.packageOf(name)));
        } catch (KitException e) {
            found(e);
        }
    }

    private void rights() {
        String what = "the right to change addresses";
        try {
            Ended ended = commands.run(call(what), "ip", "addr", "del", NOBODYS, "dev", "lo");
            findings.add(
                    ended.said().contains("not permitted")
                            ? new Finding(
                                    Severity.ERROR,
                                    what,
                                    "the kernel refuses it: " + ended.said(),
                                    "run ark as root, or with the capabilities CAP_NET_ADMIN and CAP_NET_RAW")
                            : new Finding(Severity.OK, what, "the kernel would allow it", ""));
        } catch (KitException e) {
            found(e);
        }
    }

    private void place() {
        try {
            Seen seen = api.look();
            Decision now = IpPlan.of(wanted, seen);
            if (now.obstacle().isPresent()) {
                found(now.obstacle().get().toException());
            } else if (Placement.of(wanted, seen) instanceof Place place) {
                findings.add(new Finding(
                        Severity.OK,
                        "interface " + place.link().name(),
                        "it is there and switched on; the address is " + place.ip() + "/" + place.prefix(),
                        ""));
                onTheNet(place);
            }
        } catch (KitException e) {
            found(e);
        }
    }

    private void onTheNet(Place place) throws KitException {
        Link link = place.link();
        List<Assignment> here = link.assignments(place.ip());
        if (!here.isEmpty()) {
            onThisNode(place, here);
        } else if (wanted.duplicateCheck() == Check.ON && !place.ip().isIpv6() && link.can(Ability.NEIGHBOURS)) {
            Optional<String> holder = api.holder(link.name(), place.ip());
            findings.add(
                    holder.isEmpty()
                            ? free(place)
                            : new Finding(
                                    Severity.UNKNOWN,
                                    onTheNet(place.ip()),
                                    "the host with the hardware address " + holder.get()
                                            + " has it, which may be the node in service",
                                    "nothing, if the resource is in service there; otherwise take it off there"));
        }
    }

    private static Finding free(Place place) {
        return new Finding(
                Severity.OK,
                onTheNet(place.ip()),
                "no host on the net of " + place.link().name() + " answers for it",
                "");
    }

    private static String onTheNet(Ip ip) {
        return "address " + ip + " on the net";
    }

    private void onThisNode(Place place, List<Assignment> here) {
        boolean first = here.stream()
                .anyMatch(it ->
                        !it.is(State.SECONDARY) && it.prefix() < place.ip().hostPrefix());
        findings.add(
                wanted.mode() == Mode.VIRTUAL && first && !place.ip().isIpv6()
                        ? new Finding(
                                Severity.WARNING,
                                "address " + place.ip(),
                                "it is the first of its subnet on "
                                        + place.link().name()
                                        + ": a remove takes it off, and the kernel may take the others of the subnet with it",
                                "set mode=real if it is this node's own address; otherwise set net.ipv4.conf."
                                        + place.link().name() + ".promote_secondaries=1")
                        : new Finding(
                                Severity.OK,
                                "address " + place.ip(),
                                "it is on " + place.link().name(),
                                ""));
    }

    private void found(KitException e) {
        boolean known = e.kind() == Kind.DENIED || e.kind() == Kind.BROKEN;
        findings.add(new Finding(known ? Severity.ERROR : Severity.UNKNOWN, e.what(), e.why(), e.next()));
    }

    private Call call(String what) {
        return new Call(what, timeLeft, Kind.TRANSIENT);
    }
}
