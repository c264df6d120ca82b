package io.genericark.crossregion;

import io.genericark.api.ActionTimeouts;
import io.genericark.api.DeepCheck;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import io.genericark.api.Preflight;
import io.genericark.api.Snapshottable;
import io.genericark.api.Traceable;
import io.genericark.aws.AwsNode;
import io.genericark.aws.CallBounds;
import io.genericark.aws.Ec2Calls;
import io.genericark.aws.Parallel;
import io.genericark.aws.Pause;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.ReconcilingKit;
import io.genericark.aws.Rehearsal;
import io.genericark.aws.RequestBudget;
import io.genericark.crossregion.observe.Lookout;
import io.genericark.crossregion.observe.Quest;
import io.genericark.crossregion.observe.Sight;
import io.genericark.crossregion.observe.Where;
import io.genericark.crossregion.plan.Outcome;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.crossregion.snapshot.Snapshot;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pf4j.Extension;

/**
 * The kit {@code cross-region-tgw}: in service means that the tables of this node's region lead the VIPs to its network interface;
 * what the tables of other regions lack is owed. {@code remove} leaves the routes as they are: the next node replaces them.
 */
@Extension
public final class CrossRegionKit extends ReconcilingKit<Sight, VipChange>
        implements Traceable, Preflight, DeepCheck, Snapshottable {

    private static final ActionTimeouts TIMEOUTS = new ActionTimeouts(
            Duration.ofMinutes(2), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMinutes(2));
    private static final KitDescriptor DESCRIPTOR = new KitDescriptor(
            "cross-region-tgw",
            "0.1.0",
            "Leads VIPs to this node from several regions, by the route tables of VPCs and transit gateways.",
            Settings.SPECS,
            TIMEOUTS);

    /**
     * EC2's quota of each writing operation, in each place: so many at once, and so many a second. One less than the 50 of EC2: requests
     * do not take equally long to get there, and one that comes earlier after the last than it left would be refused.
     */
    static final int WRITES_AT_ONCE = 49;

    static final int WRITES_PER_SECOND = 5;

    /** More than EC2 lets one place have at once, and few enough to be answered within the longest call by a small machine. */
    private static final int WIDTH = 96;

    private final AwsNode node;
    private final Lookout lookout = new Lookout();
    private final Supplier<RequestBudget> fullBudget;
    private final Map<Quota, RequestBudget> budgets = new ConcurrentHashMap<>();

    private record Quota(Where where, String operation) {}

    /** The kit as the runtime makes it. */
    public CrossRegionKit() {
        this(new AwsNode(), Thread::sleep, () -> new RequestBudget(WRITES_AT_ONCE, WRITES_PER_SECOND));
    }

    CrossRegionKit(AwsNode node, Pause pause, Supplier<RequestBudget> fullBudget) {
        super(pause);
        this.node = node;
        this.fullBudget = fullBudget;
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
        Sight seen = Parallel.call(ctx.timeLeft(), "the trace", () -> observe(ctx));
        return WalkReport.traces(
                Settings.of(ctx.parameters()).vips(), seen.topology(), own(seen).id());
    }

    @Override
    public String snapshot(KitContext ctx) throws KitException {
        Sight seen = Parallel.call(ctx.timeLeft(), "the look", () -> observe(ctx));
        return new Snapshot(Settings.of(ctx.parameters()).vips(), seen.topology()).write();
    }

    /** Everything that a restore would look at, and where packets go over it. */
    @Override
    public Health deepCheck(KitContext ctx) throws KitException {
        Sight seen;
        try {
            seen = Parallel.call(ctx.timeLeft(), "the look", () -> observe(ctx));
        } catch (KitException e) {
            return Health.unknown(String.valueOf(e.getMessage()));
        }
        Settings settings = Settings.of(ctx.parameters());
        Reconciliation<VipChange> plan = Decision.reconcile(settings, seen);
        if (!plan.obstacles().isEmpty()) {
            return health(plan);
        }
        Topology repaired = Outcome.of(seen.topology(), plan.changes());
        return health(
                plan.with(WalkReport.faults(settings.vips(), repaired, own(seen).id())));
    }

    @Override
    public List<Finding> preflight(KitContext ctx) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        return examine(
                ctx,
                seen -> new Examination(settings, seen)
                        .findings(
                                ctx.timeLeft(), place -> new Ec2Writes(trial(ctx, settings, settings.rights(place)))));
    }

    @Override
    protected List<Finding> surroundings() {
        return node.clockFindings();
    }

    @Override
    protected void rehearse(Rehearsal aws) throws KitException {
        CrossRegionRehearsal.run(aws);
        node.warmUp();
    }

    @Override
    protected Sight observe(KitContext ctx) throws KitException {
        return checked(ctx, lookout.everything(ctx.tag(), quest(ctx), calls(ctx), ctx.timeLeft()));
    }

    @Override
    protected Sight observeWritten(KitContext ctx) throws KitException {
        return checked(ctx, lookout.routes(ctx.tag(), quest(ctx), calls(ctx), ctx.timeLeft()));
    }

    @Override
    protected Sight glance(KitContext ctx) throws KitException {
        return checked(ctx, lookout.sample(ctx.tag(), quest(ctx), calls(ctx), ctx.timeLeft()));
    }

    @Override
    protected Reconciliation<VipChange> plan(Parameters wanted, Sight seen) throws KitException {
        return Decision.reconcile(Settings.of(wanted), seen);
    }

    @Override
    protected int width() {
        return WIDTH;
    }

    @Override
    protected void awaitTurn(KitContext ctx, VipChange change) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        Where where = settings.rights(change.place());
        String unwritten = change.step().target() + " was not written";
        budgets.computeIfAbsent(new Quota(where, change.operation()), quota -> fullBudget.get())
                .take(ctx.timeLeft(), unwritten);
        node.awaitRole(settings.node(), where.region(), where.role(), unwritten);
    }

    @Override
    protected void apply(KitContext ctx, VipChange change) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        Where where = settings.rights(change.place());
        new Ec2Writes(node.ec2(settings.node(), where.region(), where.role(), CallBounds.of(ctx))).make(change);
    }

    private Quest quest(KitContext ctx) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        return settings.quest(node.eni(settings.node()), ctx.node(), node.region(settings.node()));
    }

    private Function<Where, Ec2Calls> calls(KitContext ctx) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        CallBounds bounds = CallBounds.of(ctx);
        return where -> node.ec2(settings.node(), where.region(), where.role(), bounds);
    }

    /** The same calls, of which EC2 makes none. */
    private Ec2Calls trial(KitContext ctx, Settings settings, Where where) throws KitException {
        return node.ec2Trial(settings.node(), where.region(), where.role(), CallBounds.of(ctx));
    }

    /** This instance's own interface is there as long as the instance runs: it was looked for in the wrong place. */
    private Sight checked(KitContext ctx, Sight seen) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        if (seen.own().isEmpty() && settings.node().eni().isEmpty()) {
            throw Ec2Calls.lookedInTheWrongPlace(node.eni(settings.node()), node.region(settings.node()));
        }
        return seen;
    }

    private static Eni own(Sight seen) throws KitException {
        Optional<Eni> own = seen.own();
        return own.orElseThrow(() -> new KitException(
                Kind.BROKEN,
                "no way can be followed",
                "this node's interface does not exist in its region",
                "correct the parameters eni and region"));
    }
}
