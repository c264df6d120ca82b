package io.genericark.route53;

import io.genericark.api.ActionTimeouts;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import io.genericark.api.Preflight;
import io.genericark.aws.AwsClients;
import io.genericark.aws.CallBounds;
import io.genericark.aws.InstanceMetadata;
import io.genericark.aws.IpAddress;
import io.genericark.aws.Parallel;
import io.genericark.aws.Pause;
import io.genericark.aws.Persistence;
import io.genericark.aws.PolicySimulation;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.ReconcilingKit;
import io.genericark.aws.Rehearsal;
import io.genericark.aws.RequestBudget;
import io.genericark.route53.Tunables.Tries;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.pf4j.Extension;
import software.amazon.awssdk.services.route53.Route53Client;

/**
 * The kit {@code route53}: in service means that Route 53 holds the record with the address. A change that Route 53 has accepted
 * is in service at once, with a warning until it is INSYNC. {@code remove} leaves the record as it is: the next node
 * replaces it.
 *
 * <p>Beside the resources it keeps in memory which zones it knows and which changes it follows; both can be lost.
 */
@Extension
public final class Route53Kit extends ReconcilingKit<Seen, RecordWrite> implements Preflight {

    /** Route 53 allows an account 5 requests a second; one less at once, since the way there may draw them together. */
    private static final RequestBudget ACCOUNT = new RequestBudget(4, 5);

    private static final ActionTimeouts TIMEOUTS = new ActionTimeouts(
            Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));
    private static final KitDescriptor DESCRIPTOR = new KitDescriptor(
            "route53",
            "0.1.0",
            "Keeps a record of Route 53 at the address of this node or of its VIP.",
            Settings.SPECS,
            TIMEOUTS);

    private final AwsClients clients;
    private final InstanceMetadata metadata = new InstanceMetadata();
    private final Map<String, String> environment;
    private final Pause pause;
    private final RequestBudget budget;
    private final KnownZones zones = new KnownZones();
    private final Following following;

    /** The kit as the runtime makes it. */
    public Route53Kit() {
        this(new AwsClients(), System.getenv(), Thread::sleep, ACCOUNT, System::nanoTime);
    }

    Route53Kit(
            AwsClients clients,
            Map<String, String> environment,
            Pause pause,
            RequestBudget budget,
            LongSupplier nanoTime) {
        super(pause);
        this.clients = clients;
        this.environment = environment;
        this.pause = pause;
        this.budget = budget;
        this.following = new Following(nanoTime);
    }

    @Override
    public KitDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void remove(KitContext ctx) {
        following.forget(ctx.tag());
        ctx.log()
                .info(
                        "the record {} is left as it is; the next node replaces it",
                        ctx.parameters().text("name"));
    }

    /** Route 53 has no dry run: IAM is asked whether the write is allowed. */
    @Override
    public List<Finding> preflight(KitContext ctx) throws KitException {
        return examine(ctx, seen -> {
            Settings settings = Settings.of(ctx.parameters());
            PolicySimulation simulation = new PolicySimulation(clients, place(settings), CallBounds.of(ctx));
            return List.of(Parallel.call(
                    ctx.timeLeft(),
                    "the simulation",
                    () -> simulation.of("route53:ChangeResourceRecordSets", "route53:::hostedzone/" + seen.zone())));
        });
    }

    @Override
    protected List<Finding> surroundings() {
        return clients.clockFindings();
    }

    /** Asks for the address of this instance too, where the metadata service is as the environment says. */
    @Override
    protected void rehearse(Rehearsal aws) throws KitException {
        Route53Rehearsal.run(aws);
        clients.warmUp();
        var _ = metadata.attribute(InstanceMetadata.endpoint(Optional.empty(), environment), "local-ipv4");
    }

    /** Looks again as often and at such intervals as {@code ROUTE53_RECORDCHECK_...} says, while it may pass. */
    @Override
    protected Seen observe(KitContext ctx) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        Tunables tunables = Tunables.read(settings.tunables());
        for (int look = 1; ; look++) {
            try {
                return look(ctx, settings, tunables);
            } catch (KitException e) {
                Duration interval = tunables.recordCheck().interval();
                if (e.kind() != Kind.TRANSIENT
                        || look >= tunables.recordCheck().count()
                        || ctx.timeLeft().compareTo(interval) <= 0) {
                    throw e;
                }
                ctx.log().info("looking again: {}", e.getMessage());
                rest(interval);
            }
        }
    }

    private Seen look(KitContext ctx, Settings settings, Tunables tunables) throws KitException {
        DnsApi api = api(ctx, settings);
        IpAddress address = address(settings);
        String zone = zones.id(settings, api);
        List<String> remarks = Stream.concat(
                        following.remark(ctx.tag(), api, tunables.changeId()).stream(), tunables.problems().stream())
                .toList();
        try {
            return new Seen(zone, address, tunables.ttlSeconds(), api.records(zone, settings.name()), remarks);
        } catch (KitException e) {
            if (e.kind() == Kind.DENIED) {
                zones.forget(settings);
            }
            throw e;
        }
    }

    @Override
    protected Reconciliation<RecordWrite> plan(Parameters wanted, Seen seen) throws KitException {
        return RecordPlan.of(Settings.of(wanted), seen);
    }

    @Override
    protected Persistence persistence(KitContext ctx) throws KitException {
        Tries tries = Tunables.read(Settings.of(ctx.parameters()).tunables()).record();
        return Persistence.every(tries.interval(), tries.count());
    }

    @Override
    protected void awaitTurn(KitContext ctx, RecordWrite change) throws KitException {
        budget.take(ctx.timeLeft(), "record " + change.to().name() + " was not written");
    }

    @Override
    protected void apply(KitContext ctx, RecordWrite change) throws KitException {
        DnsApi api = api(ctx, Settings.of(ctx.parameters()));
        following.accepted(ctx.tag(), api.write(change));
    }

    private DnsApi api(KitContext ctx, Settings settings) throws KitException {
        return new SdkDnsApi(
                settings.region(),
                clients.writer(Route53Client.class, Route53Client::builder, place(settings)),
                CallBounds.of(ctx),
                what -> budget.take(ctx.timeLeft(), what));
    }

    private static AwsClients.Place place(Settings settings) {
        return new AwsClients.Place(settings.region(), settings.endpoint());
    }

    private IpAddress address(Settings settings) throws KitException {
        if (settings.address().isPresent()) {
            return settings.address().get();
        }
        URI endpoint = InstanceMetadata.endpoint(settings.imds(), environment);
        String text = switch (settings.type()) {
            case A -> metadata.attribute(endpoint, "local-ipv4");
            case AAAA -> {
                String mac = metadata.identity(endpoint).mac();
                yield metadata.attribute(endpoint, "network/interfaces/macs/" + mac + "/ipv6s");
            }
        };
        return IpAddress.parse(text.lines().findFirst().orElse(text).strip());
    }

    private void rest(Duration interval) throws KitException {
        try {
            pause.sleep(interval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KitException(Kind.TRANSIENT, "the look was not finished", "it was cancelled", "", e);
        }
    }
}
