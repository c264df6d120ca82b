package io.genericark.routetable;

import io.genericark.api.ActionTimeouts;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import io.genericark.api.Preflight;
import io.genericark.api.Preflight.Severity;
import io.genericark.api.Traceable;
import io.genericark.aws.AwsNode;
import io.genericark.aws.CallBounds;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.DryRuns;
import io.genericark.aws.Ec2Calls;
import io.genericark.aws.EniId;
import io.genericark.aws.Parallel;
import io.genericark.aws.Pause;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.ReconcilingKit;
import io.genericark.aws.Rehearsal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * The kit {@code ec2-routetable}: in service means that the route tables of the VPC lead the VIPs to this node's network
 * interface, which lets such packets in. {@code remove} leaves the routes as they are: the next node replaces them, and
 * a route that leads nowhere for a moment is better than none that could be replaced.
 */
@Extension
public final class RouteTableKit extends ReconcilingKit<Seen, RouteChange> implements Traceable, Preflight {

    private static final ActionTimeouts TIMEOUTS = new ActionTimeouts(
            Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(60));
    private static final KitDescriptor DESCRIPTOR = new KitDescriptor(
            "ec2-routetable",
            "0.1.0",
            "Leads VIPs to this node by the route tables of a VPC.",
            Settings.SPECS,
            TIMEOUTS);

    private final AwsNode node;

    /** The kit as the runtime makes it. */
    public RouteTableKit() {
        this(new AwsNode(), Thread::sleep);
    }

    RouteTableKit(AwsNode node, Pause pause) {
        super(pause);
        this.node = node;
    }

    @Override
    public KitDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void remove(KitContext ctx) {
        ctx.log()
                .info(
                        "the routes of {} are left as they are; the next node replaces them",
                        ctx.parameters().text("vip"));
    }

    @Override
    public List<Trace> trace(KitContext ctx) throws KitException {
        List<CidrBlock> vips = Settings.of(ctx.parameters()).vips();
        return RouteTrace.of(vips, Parallel.call(ctx.timeLeft(), "the trace", () -> observe(ctx)));
    }

    @Override
    public List<Finding> preflight(KitContext ctx) throws KitException {
        return examine(ctx, seen -> {
            Settings settings = Settings.of(ctx.parameters());
            VpcApi trial = trial(ctx, settings, seen.region());
            List<DryRuns.Attempt> attempts = RouteTrial.writes(settings, seen).stream()
                    .map(write -> new DryRuns.Attempt(
                            RouteTrial.name(settings, write), whenRefused(write, seen), () -> make(trial, write)))
                    .toList();
            return DryRuns.of(ctx.timeLeft(), attempts);
        });
    }

    /** A check that is off need not be switched off now, but somebody may switch it on. */
    private static Severity whenRefused(RouteChange write, Seen seen) {
        return write instanceof RouteChange.SwitchOffSourceDestCheck
                        && seen.own().sourceDestCheck() == Seen.SourceDestCheck.OFF
                ? Severity.WARNING
                : Severity.ERROR;
    }

    @Override
    protected List<Finding> surroundings() {
        return node.clockFindings();
    }

    @Override
    protected void rehearse(Rehearsal aws) throws KitException {
        RouteRehearsal.run(aws);
        node.warmUp();
    }

    @Override
    protected Seen observe(KitContext ctx) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        EniId eni = node.eni(settings.node());
        String region = node.region(settings.node());
        VpcApi api = api(ctx, settings, region);
        Seen.Interface own = api.networkInterface(eni);
        if (own.attachment() == Seen.Attachment.GONE) {
            checkRegion(settings, own, region);
            return new Seen(region, own, List.of(), List.of());
        }
        checkVpc(settings, own);
        return new Seen(region, own, api.blocks(own.vpc()), api.tables(own.vpc()));
    }

    @Override
    protected Reconciliation<RouteChange> plan(Parameters wanted, Seen seen) throws KitException {
        return RoutePlan.of(Settings.of(wanted), seen);
    }

    @Override
    protected void awaitTurn(KitContext ctx, RouteChange change) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        node.awaitRole(
                settings.node(), change.region(), settings.role(), change.step().target() + " was not written");
    }

    @Override
    protected void apply(KitContext ctx, RouteChange change) throws KitException {
        make(api(ctx, Settings.of(ctx.parameters()), change.region()), change);
    }

    private static void make(VpcApi api, RouteChange change) throws KitException {
        switch (change) {
            case RouteChange.ReplaceRoute route -> api.replaceRoute(route.table(), route.vip(), route.to());
            case RouteChange.CreateRoute route -> api.createRoute(route.table(), route.vip(), route.to());
            case RouteChange.SwitchOffSourceDestCheck check -> api.switchOffSourceDestCheck(check.eni());
        }
    }

    private VpcApi api(KitContext ctx, Settings settings, String region) throws KitException {
        CallBounds bounds = CallBounds.of(ctx);
        return new SdkVpcApi(
                node.ec2(settings.node(), region, bounds), node.ec2(settings.node(), region, settings.role(), bounds));
    }

    /** The same calls, of which EC2 makes none. */
    private VpcApi trial(KitContext ctx, Settings settings, String region) throws KitException {
        CallBounds bounds = CallBounds.of(ctx);
        return new SdkVpcApi(
                node.ec2Trial(settings.node(), region, Optional.empty(), bounds),
                node.ec2Trial(settings.node(), region, settings.role(), bounds));
    }

    /** This instance's own interface is there as long as the instance runs: it was looked for in the wrong place. */
    private static void checkRegion(Settings settings, Seen.Interface own, String region) throws KitException {
        if (settings.node().eni().isEmpty()) {
            throw Ec2Calls.lookedInTheWrongPlace(own.id(), region);
        }
    }

    private static void checkVpc(Settings settings, Seen.Interface own) throws KitException {
        Optional<String> given = settings.vpc();
        if (given.isPresent() && !given.get().equals(own.vpc())) {
            throw new KitException(
                    Kind.DENIED,
                    settings.vips().getFirst() + " cannot be led to this node",
                    "interface " + own.id() + " is in " + own.vpc() + ", not in " + given.get(),
                    "correct the parameters vpc and eni");
        }
    }
}
