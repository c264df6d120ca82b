package io.genericark.ipaddress;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.LetGoStep;
import io.genericark.ipaddress.Commands.Call;
import io.genericark.ipaddress.Commands.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * The network by the programs {@code ip} of iproute2, {@code arping} of iputils and {@code sysctl}.
 *
 * @param timeLeft of the action
 * @param longestWrite the longest that one write may take
 */
record IpRoute2(Commands commands, Announcers announcers, Supplier<Duration> timeLeft, Duration longestWrite)
        implements NetworkApi {

    private static final Pattern REPLY = Pattern.compile("reply from \\S+ \\[([0-9A-Fa-f:]+)]");

    static IpRoute2 of(KitContext ctx, Commands commands, Announcers announcers) {
        return new IpRoute2(commands, announcers, ctx::timeLeft, ctx.longestCall());
    }

    @Override
    public Seen look() throws KitException {
        String what = "the interfaces of this node were not read";
        Ended ended = commands.run(look(what), "ip", "-j", "addr", "show");
        if (ended.exit() != 0) {
            throw new KitException(
                    Kind.BROKEN, what, ended.said(), "look whether `ip -j addr` works here (iproute2 4.16 or newer)");
        }
        try {
            return LinksJson.read(ended.out());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new KitException(
                    Kind.BROKEN,
                    what,
                    "`ip -j addr` wrote something else than expected: " + e.getMessage(),
                    "install iproute2 4.16 or newer",
                    e);
        }
    }

    @Override
    public void add(IpChange.Add change) throws KitException {
        String place = change.ip() + "/" + change.prefix();
        String what = place + " was not added to " + change.link();
        List<String> argv = new ArrayList<>(List.of("addr", "add", place, "dev", change.link()));
        if (!change.ip().isIpv6()) {
            argv.addAll(List.of("broadcast", "+"));
            change.label().ifPresent(label -> argv.addAll(List.of("label", label)));
        } else if (change.detection() == IpChange.Detection.NONE) {
            argv.add("nodad");
        }
        Ended ended = commands.run(write(what), "ip", argv.toArray(String[]::new));
        if (ended.exit() != 0) {
            throw ended.said().matches(".*(File exists|already assigned).*")
                    ? new KitException(Kind.TRANSIENT, what, "it has come there in the meantime", "")
                    : refused(what, change.link(), ended);
        }
    }

    @Override
    public void takeOff(IpChange.TakeOff change) throws KitException {
        String place = change.ip() + "/" + change.prefix();
        String what = place + " was not taken off " + change.link();
        Ended ended = commands.run(write(what), "ip", "addr", "del", place, "dev", change.link());
        boolean gone =
                ended.said().matches(".*(Cannot assign requested address|ddress not found|Cannot find device).*");
        if (ended.exit() != 0 && !gone) {
            throw refused(what, change.link(), ended);
        }
    }

    @Override
    public Optional<String> holder(String link, Ip ip) throws KitException {
        String what = "the net of " + link + " was not asked whether another host has " + ip;
        Ended ended = commands.run(look(what), "arping", "-D", "-c", "1", "-w", "1", "-I", link, ip.toString());
        if (ended.exit() == 0) {
            return Optional.empty();
        }
        Matcher reply = REPLY.matcher(ended.out());
        if (!reply.find()) {
            throw refused(what, link, ended);
        }
        return Optional.of(String.valueOf(reply.group(1)));
    }

    @Override
    public void announceNewAddresses(String link) throws KitException {
        String what = "neighbours are not told of new IPv6 addresses on " + link;
        Ended ended = commands.run(write(what), "sysctl", "-qw", "net/ipv6/conf/" + link + "/ndisc_notify=1");
        if (ended.exit() != 0) {
            throw refused(what, link, ended);
        }
    }

    @Override
    public void announce(String link, Ip ip, int times) throws KitException {
        announcers.keep(
                ip,
                commands.startAlone(
                        "neighbours were not told the place of " + ip,
                        "arping",
                        "-q",
                        "-A",
                        "-c",
                        Integer.toString(times),
                        "-I",
                        link,
                        ip.toString()));
    }

    @Override
    public void endAnnouncement(Ip ip) {
        announcers.end(ip);
    }

    /** A flush, since it succeeds when nothing is there; a del does not. */
    @Override
    public LetGoStep letGo(Ip ip) throws KitException {
        return new LetGoStep(commands.argv(
                "address " + ip + " is not added",
                "ip",
                List.of(ip.isIpv6() ? "-6" : "-4", "addr", "flush", "to", ip + "/" + ip.hostPrefix())));
    }

    private Call look(String what) {
        return new Call(what, timeLeft.get(), Kind.TRANSIENT);
    }

    private Call write(String what) {
        Duration left = timeLeft.get();
        return new Call(what, left.compareTo(longestWrite) < 0 ? left : longestWrite, Kind.INDETERMINATE);
    }

    private static KitException refused(String what, String link, Ended ended) {
        String said = ended.said();
        if (said.matches(".*([Nn]ot permitted|[Pp]ermission denied).*")) {
            return new KitException(
                    Kind.DENIED,
                    what,
                    "the kernel refuses it: " + said,
                    "run ark as root, or with the capabilities CAP_NET_ADMIN and CAP_NET_RAW");
        }
        if (said.contains("IPv6 is disabled")) {
            return new KitException(
                    Kind.DENIED,
                    what,
                    "IPv6 is switched off on " + link,
                    "switch it on with `sysctl -w net/ipv6/conf/" + link + "/disable_ipv6=0`");
        }
        return new KitException(Kind.BROKEN, what, said, "");
    }
}
