package io.genericark.ipaddress;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.ipaddress.Decision.Presence;
import io.genericark.ipaddress.IpChange.Add;
import io.genericark.ipaddress.IpChange.TakeOff;
import io.genericark.ipaddress.Seen.Ability;
import io.genericark.ipaddress.Settings.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One restore or recover of a virtual address under way: looks, writes what differs and looks again until the address is in
 * use, then tells the neighbours. Used once, by one thread.
 *
 * <p>Before an IPv4 address is added, the net is asked for another holder; of an IPv6 address the kernel asks this itself, and
 * what it has found is awaited. An address that another host has is taken off again.
 */
final class Restoring {

    private static final int ATTEMPTS = 3;
    private static final Duration REST = Duration.ofMillis(50);

    private final KitContext ctx;
    private final Settings wanted;
    private final Ip ip;
    private final NetworkApi api;
    private Seen seen = new Seen(List.of());
    private boolean added;

    Restoring(KitContext ctx, Settings wanted, NetworkApi api) {
        this.ctx = ctx;
        this.wanted = wanted;
        this.ip = wanted.virtualIp();
        this.api = api;
    }

    void run() throws KitException {
        Decision now = look();
        ctx.letGo(api.letGo(ip));
        for (int attempt = 1;
                now.presence() != Presence.IN_SERVICE || !now.changes().isEmpty();
                now = look()) {
            if (now.presence() == Presence.SETTLING) {
                rest(now.reason());
            } else if (now.presence() == Presence.DUPLICATE && added) {
                withdraw(now);
            } else {
                write(now, attempt++);
            }
        }
        tellNeighbours();
    }

    private Decision look() throws KitException {
        try {
            seen = api.look();
        } catch (KitException e) {
            throw added ? unseen(e) : e;
        }
        Decision decision = IpPlan.of(wanted, seen);
        if (decision.obstacle().isPresent()) {
            throw decision.obstacle().get().toException();
        }
        return decision;
    }

    private static KitException unseen(KitException look) {
        return new KitException(
                Kind.INDETERMINATE,
                "the address was written, but not seen afterwards",
                look.what() + ": " + look.why(),
                look.next(),
                look);
    }

    /** Makes all changes; one that may not have counted is looked at and made again. */
    private void write(Decision now, int attempt) throws KitException {
        if (attempt > ATTEMPTS) {
            throw new KitException(
                    Kind.BROKEN,
                    Placement.what(wanted),
                    "it was written " + ATTEMPTS + " times, and still " + now.reason(),
                    "find out who else writes the addresses of this node");
        }
        try {
            for (IpChange change : now.changes()) {
                write(change);
            }
        } catch (KitException e) {
            boolean mayPass = e.kind() == Kind.TRANSIENT || e.kind() == Kind.INDETERMINATE;
            if (!mayPass || attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            ctx.log().info("looking again: {}", e.getMessage());
            rest(now.reason());
        }
    }

    private void write(IpChange change) throws KitException {
        switch (change) {
            case Add it -> add(it);
            case TakeOff it -> takeOff(it);
        }
        ctx.log()
                .info(
                        "{}: {} ({})",
                        change.step().target(),
                        change.step().change(),
                        change.step().why());
    }

    private void add(Add change) throws KitException {
        if (ip.isIpv6()) {
            readyToTell(change.link());
        } else if (wanted.duplicateCheck() == Check.ON && seen.holding(ip).isEmpty() && hasNeighbours(change.link())) {
            Optional<String> holder = api.holder(change.link(), ip);
            if (holder.isPresent()) {
                throw held(change.link(), "the host with the hardware address " + holder.get());
            }
        }
        ctx.gate().check();
        added = true;
        api.add(change);
    }

    private boolean hasNeighbours(String link) {
        return seen.link(link).filter(it -> it.can(Ability.NEIGHBOURS)).isPresent();
    }

    private void takeOff(TakeOff change) throws KitException {
        ctx.gate().check();
        api.takeOff(change);
    }

    /** The kernel does not use it, but it must not stay there to be used by mistake. */
    private void withdraw(Decision now) throws KitException {
        for (IpChange change : now.changes()) {
            if (change instanceof TakeOff it) {
                takeOff(it);
            }
        }
        throw held(now.changes().getFirst().link(), "another host");
    }

    private KitException held(String link, String holder) {
        return new KitException(
                Kind.DENIED,
                Placement.what(wanted),
                holder + " on the net of " + link + " has it already",
                "take it off there, or choose another address");
    }

    /** IPv6: the kernel tells them as soon as it uses the address, if it was asked to before. */
    private void readyToTell(String link) throws KitException {
        if (wanted.announcements() > 0 && wanted.duplicateCheck() == Check.ON) {
            ctx.gate().check();
            warnOf(() -> api.announceNewAddresses(link));
        }
    }

    /** IPv4, also for an address that was there: whoever added it may have died before. */
    private void tellNeighbours() throws KitException {
        String link = seen.holding(ip).getFirst().name();
        if (wanted.announcements() > 0 && !ip.isIpv6() && hasNeighbours(link)) {
            ctx.gate().check();
            warnOf(() -> api.announce(link, ip, wanted.announcements()));
        }
    }

    /** A call without which the address is in service all the same. */
    private interface Call {
        void make() throws KitException;
    }

    private void warnOf(Call call) {
        try {
            call.make();
        } catch (KitException e) {
            ctx.warn(String.valueOf(e.getMessage()));
        }
    }

    private void rest(String why) throws KitException {
        if (ctx.timeLeft().compareTo(REST) <= 0) {
            throw new KitException(
                    Kind.INDETERMINATE, Placement.what(wanted), "the time of the action is used up, and " + why, "");
        }
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KitException(Kind.INDETERMINATE, Placement.what(wanted), "it was cancelled", "", e);
        }
    }
}
