package io.genericark.ipaddress;

import io.genericark.api.ActionTimeouts;
import io.genericark.api.DeepCheck;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight;
import io.genericark.api.RecoveryKit;
import io.genericark.api.Warmable;
import io.genericark.ipaddress.Decision.Presence;
import io.genericark.ipaddress.IpChange.TakeOff;
import io.genericark.ipaddress.Settings.Mode;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * The kit {@code ip-address}: in service means that an interface of this node has the address, and that the interface is
 * connected. Nothing is ever asked of other hosts in a check: that they do not answer says nothing about the address.
 *
 * <p>Keeps nothing but announcements that are still going on; safe for any number of resources at the same time.
 */
@Extension
public final class IpAddressKit implements RecoveryKit, Plannable, Preflight, DeepCheck, Warmable {

    private static final int ATTEMPTS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final ActionTimeouts TIMEOUTS = new ActionTimeouts(
            Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30));
    private static final KitDescriptor DESCRIPTOR = new KitDescriptor(
            "ip-address",
            "0.1.0",
            "Puts an IP address on an interface of this node, or watches the node's own one.",
            Settings.SPECS,
            TIMEOUTS);

    private final Commands commands;
    private final Announcers announcers = new Announcers();

    /** The kit as the runtime makes it. */
    public IpAddressKit() {
        this(Commands.ofThisMachine());
    }

    IpAddressKit(Commands commands) {
        this.commands = commands;
    }

    @Override
    public KitDescriptor descriptor() {
        return DESCRIPTOR;
    }

    /** Looks once, so that later actions find everything loaded; where that does not work, they tell. */
    @Override
    public void warmUp() throws KitException {
        NetworkApi api = new IpRoute2(commands, announcers, () -> WARM_UP, WARM_UP);
        Settings any = new Settings(
                Mode.REAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Settings.Check.OFF,
                Settings.Check.OFF,
                0);
        var _ = IpPlan.of(any, api.look());
    }

    @Override
    public void restore(KitContext ctx) throws KitException {
        Settings wanted = Settings.of(ctx.parameters());
        if (wanted.mode() == Mode.VIRTUAL) {
            new Restoring(ctx, wanted, api(ctx)).run();
            return;
        }
        Decision now = decide(ctx, wanted);
        if (now.presence() != Presence.IN_SERVICE) {
            throw now.obstacle()
                    .map(Obstacle::toException)
                    .orElseGet(() -> new KitException(
                            now.presence() == Presence.SETTLING ? Kind.TRANSIENT : Kind.BROKEN,
                            Placement.what(wanted),
                            now.reason(),
                            ""));
        }
    }

    @Override
    public void recover(KitContext ctx) throws KitException {
        restore(ctx);
    }

    @Override
    public void remove(KitContext ctx) throws KitException {
        Settings wanted = Settings.of(ctx.parameters());
        if (wanted.mode() == Mode.REAL) {
            ctx.log().info("left alone: it is this node's own address");
            return;
        }
        Ip ip = wanted.virtualIp();
        NetworkApi api = api(ctx);
        api.endAnnouncement(ip);
        if (commands.find("ip").isEmpty() && !isHere(ip)) {
            return;
        }
        List<TakeOff> left = IpPlan.removal(wanted, api.look());
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            if (attempt > ATTEMPTS) {
                throw new KitException(
                        Kind.BROKEN,
                        "address " + ip + " was taken off " + ATTEMPTS + " times",
                        "it came back: " + left.getFirst().why(),
                        "find out who else writes the addresses of this node");
            }
            for (TakeOff change : left) {
                ctx.gate().check();
                api.takeOff(change);
                ctx.log().info("{}: {}", change.step().target(), change.step().change());
            }
            left = IpPlan.removal(wanted, api.look());
        }
    }

    @Override
    public Health quickCheck(KitContext ctx) throws KitException {
        return health(decide(ctx, Settings.of(ctx.parameters())));
    }

    /** Asks the net too whether another host has an IPv4 address that is in service here; that is told, and moves nothing. */
    @Override
    public Health deepCheck(KitContext ctx) throws KitException {
        Settings wanted = Settings.of(ctx.parameters());
        Seen seen = api(ctx).look();
        Health health = health(IpPlan.of(wanted, seen));
        if (!(health instanceof Health.Healthy)
                || wanted.duplicateCheck() == Settings.Check.OFF
                || !(Placement.of(wanted, seen) instanceof Placement.Place place)
                || place.ip().isIpv6()
                || !place.link().can(Seen.Ability.NEIGHBOURS)) {
            return health;
        }
        return api(ctx).holder(place.link().name(), place.ip())
                .filter(holder -> !seen.hasHardware(holder))
                .map(holder -> Health.healthy(
                        "another host on the net of " + place.link().name() + " answers for " + place.ip()
                                + " too, the one with the hardware address " + holder))
                .orElse(health);
    }

    private static Health health(Decision now) {
        if (now.obstacle().isPresent()) {
            return Health.failed(now.obstacle().get().what() + ": " + now.reason());
        }
        return switch (now.presence()) {
            case ABSENT, DUPLICATE -> Health.failed(now.reason());
            case SETTLING -> Health.unknown(now.reason());
            case IN_SERVICE -> now.reason().isEmpty() ? Health.healthy() : Health.healthy(now.reason());
        };
    }

    @Override
    public Plan plan(KitContext ctx) throws KitException {
        Decision now = decide(ctx, Settings.of(ctx.parameters()));
        List<String> remarks = now
                .obstacle()
                .map(it -> String.valueOf(it.toException().getMessage()))
                .or(() -> Optional.of(now.reason()).filter(it -> now.changes().isEmpty() && !it.isEmpty()))
                .stream()
                .toList();
        return new Plan(now.changes().stream().map(IpChange::step).toList(), remarks);
    }

    @Override
    public List<Finding> preflight(KitContext ctx) throws KitException {
        return new Examination(commands, api(ctx), Settings.of(ctx.parameters()), ctx.timeLeft()).findings();
    }

    private Decision decide(KitContext ctx, Settings wanted) throws KitException {
        return IpPlan.of(wanted, api(ctx).look());
    }

    private NetworkApi api(KitContext ctx) {
        return IpRoute2.of(ctx, commands, announcers);
    }

    /** Asks the JVM instead, for a node on which iproute2 is not there (any more). */
    private static boolean isHere(Ip ip) {
        try {
            return NetworkInterface.getByInetAddress(ip.value()) != null;
        } catch (SocketException e) {
            return true;
        }
    }
}
