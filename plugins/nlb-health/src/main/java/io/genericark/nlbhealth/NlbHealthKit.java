package io.genericark.nlbhealth;

import io.genericark.api.ActionTimeouts;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Preflight;
import io.genericark.api.RecoveryKit;
import io.genericark.api.Warmable;
import io.genericark.aws.AwsClients;
import io.genericark.aws.Parallel;
import io.genericark.aws.Pause;
import io.genericark.aws.Rehearsal;
import io.genericark.nlbhealth.Settings.Group;
import io.genericark.nlbhealth.Settings.Protocol;
import io.genericark.nlbhealth.Settings.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.pf4j.Extension;

/**
 * The kit {@code nlb-health}: in service means that this node answers the load balancer's probes. The port is open in this
 * process only: it is closed by {@code remove}, and by the operating system when the process ends, as it does at the end of the
 * lease. A process that takes over from another does not have the port; its first check is FAILED and its {@code recover} opens it.
 */
@Extension
public final class NlbHealthKit implements RecoveryKit, Preflight, Warmable {

    private static final ActionTimeouts TIMEOUTS = new ActionTimeouts(
            Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20));
    private static final KitDescriptor DESCRIPTOR = new KitDescriptor(
            "nlb-health", "0.1.0", "Answers a load balancer's probes on the active node.", Settings.SPECS, TIMEOUTS);
    private static final Duration PROBE_AT_MOST = Duration.ofSeconds(5);
    private static final Duration RESERVE = Duration.ofSeconds(1);

    private record Open(Reply reply, Optional<Tls> tls, ProbeListener listener) {}

    private final Map<String, Open> ports = new ConcurrentHashMap<>();
    private final TargetWatch watch;
    private final Pause pause;

    /** The kit as the runtime makes it. */
    public NlbHealthKit() {
        this(new AwsClients(), System.getenv(), InstantSource.system(), Thread::sleep);
    }

    NlbHealthKit(AwsClients clients, Map<String, String> environment, InstantSource clock, Pause pause) {
        this.watch = new TargetWatch(clients, environment, clock);
        this.pause = pause;
    }

    @Override
    public KitDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void warmUp() throws KitException {
        try (Rehearsal aws = new Rehearsal()) {
            NlbHealthRehearsal.run(aws);
        }
    }

    @Override
    public void restore(KitContext ctx) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        ProbeListener listener = answering(ctx, settings.reply());
        if (settings.waitForProbe().isPositive()) {
            awaitProbe(ctx, settings, listener);
        }
    }

    @Override
    public void recover(KitContext ctx) throws KitException {
        var _ = answering(ctx, Settings.of(ctx.parameters()).reply());
    }

    @Override
    public void remove(KitContext ctx) {
        close(ctx.tag());
    }

    @Override
    public Health quickCheck(KitContext ctx) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        Health health = own(ctx, settings.reply());
        if (settings.group().isEmpty() || !(health instanceof Health.Healthy)) {
            return health;
        }
        return watch.warning(ctx, settings.group().get()).map(Health::healthy).orElse(health);
    }

    @Override
    public List<Finding> preflight(KitContext ctx) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        List<Finding> findings = new ArrayList<>();
        findings.add(
                isOpen(ctx.tag(), settings.reply())
                        ? new Finding(Severity.OK, settings.reply().toString(), "it is open", "")
                        : NlbHealthPreflight.port(settings.reply()));
        if (settings.reply().protocol() == Protocol.HTTPS) {
            findings.add(NlbHealthPreflight.certificate(settings.reply()));
        }
        if (settings.group().isPresent()) {
            Group group = settings.group().get();
            findings.addAll(Parallel.call(
                    ctx.timeLeft(),
                    "the look at target group " + group,
                    () -> NlbHealthPreflight.group(ctx, watch, group, settings.reply())));
        }
        return findings;
    }

    /** Whether the port is open here, for these parameters or those of before: recover opens it for these. */
    private boolean isOpen(String tag, Reply wanted) {
        Open open = ports.get(tag);
        return open != null
                && open.reply().port() == wanted.port()
                && wanted.address().map(it -> PortBinding.isHere(it.value())).orElse(true);
    }

    private Health own(KitContext ctx, Reply wanted) {
        Open open = ports.get(ctx.tag());
        if (open == null) {
            return Health.failed(wanted + " is not open in this kit-host, which has started since or never opened it");
        }
        if (!open.reply().equals(wanted)) {
            return Health.failed(
                    "probes are answered as the parameters were before; recover brings the new ones in force");
        }
        return SelfProbe.of(open.reply(), open.tls(), shorter(PROBE_AT_MOST, ctx.timeLeft()));
    }

    /** Opens the port, anew where it is seen not to answer as it should. */
    private ProbeListener answering(KitContext ctx, Reply wanted) throws KitException {
        Open open = ports.get(ctx.tag());
        if (open != null && !(own(ctx, wanted) instanceof Health.Failed)) {
            return open.listener();
        }
        Optional<Tls> tls = Tls.of(wanted);
        ctx.gate().check();
        close(ctx.tag());
        ProbeListener listener = PortBinding.open(ctx, wanted, tls, pause);
        ports.put(ctx.tag(), new Open(wanted, tls, listener));
        ctx.log().info("{} answers probes", wanted);
        return listener;
    }

    private void close(String tag) {
        watch.forget(tag);
        Open open = ports.remove(tag);
        if (open != null) {
            open.listener().close();
        }
    }

    private static void awaitProbe(KitContext ctx, Settings settings, ProbeListener listener) throws KitException {
        Duration atMost = shorter(settings.waitForProbe(), ctx.timeLeft().minus(RESERVE));
        try {
            if (!listener.awaitProbe(atMost)) {
                ctx.warn("no probe has come to " + settings.reply() + " within " + atMost.toSeconds()
                        + " s; check that this node is a target of the load balancer, and that security groups let its"
                        + " probes through");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KitException(
                    Kind.TRANSIENT, "the first probe was not awaited", "the action was cancelled", "", e);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
