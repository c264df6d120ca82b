package io.genericark.elasticip;

import io.genericark.api.ActionTimeouts;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.Parameters;
import io.genericark.api.Preflight;
import io.genericark.aws.AwsNode;
import io.genericark.aws.CallBounds;
import io.genericark.aws.EniId;
import io.genericark.aws.Parallel;
import io.genericark.aws.Pause;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.ReconcilingKit;
import io.genericark.aws.Rehearsal;
import java.time.Duration;
import java.util.List;
import org.pf4j.Extension;

/**
 * The kit {@code elastic-ip}: in service means that the Elastic IP leads to this node's network interface. {@code remove}
 * lets go of the address where it still leads to this node. A remove that AWS does not answer leaves it there with a
 * warning: an address leads to one place at a time, and the next node takes it over from wherever it leads.
 */
@Extension
public final class ElasticIpKit extends ReconcilingKit<Seen, EipChange> implements Preflight {

    private static final ActionTimeouts TIMEOUTS = new ActionTimeouts(
            Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(60));
    private static final KitDescriptor DESCRIPTOR = new KitDescriptor(
            "elastic-ip",
            "0.1.0",
            "Associates an Elastic IP with this node's network interface.",
            Settings.SPECS,
            TIMEOUTS);

    private final AwsNode node;

    /** The kit as the runtime makes it. */
    public ElasticIpKit() {
        this(new AwsNode(), Thread::sleep);
    }

    ElasticIpKit(AwsNode node, Pause pause) {
        super(pause);
        this.node = node;
    }

    @Override
    public KitDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void remove(KitContext ctx) throws KitException {
        try {
            converge(ctx, (wanted, seen) -> EipPlan.removal(Settings.of(wanted), seen));
        } catch (KitException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            ctx.warn("Elastic IP " + ctx.parameters().text("eip")
                    + " was not let go, and the next node takes it over from" + " wherever it leads: "
                    + e.getMessage());
        }
    }

    @Override
    public List<Finding> preflight(KitContext ctx) throws KitException {
        return examine(ctx, seen -> {
            Settings settings = Settings.of(ctx.parameters());
            AddressApi api = api(ctx, settings, seen.region());
            return Parallel.call(ctx.timeLeft(), "the trial", () -> EipTrial.of(api, settings, seen));
        });
    }

    @Override
    protected List<Finding> surroundings() {
        return node.clockFindings();
    }

    @Override
    protected void rehearse(Rehearsal aws) throws KitException {
        EipRehearsal.run(aws);
        node.warmUp();
    }

    @Override
    protected Seen observe(KitContext ctx) throws KitException {
        Settings settings = Settings.of(ctx.parameters());
        EniId eni = node.eni(settings.node());
        String region = node.region(settings.node());
        AddressApi api = api(ctx, settings, region);
        return new Seen(region, api.networkInterface(eni), api.addresses(settings.eip()));
    }

    @Override
    protected Reconciliation<EipChange> plan(Parameters wanted, Seen seen) throws KitException {
        return EipPlan.of(Settings.of(wanted), seen);
    }

    @Override
    protected void apply(KitContext ctx, EipChange change) throws KitException {
        AddressApi api = api(ctx, Settings.of(ctx.parameters()), change.region());
        switch (change) {
            case EipChange.Associate it -> api.associate(it.address(), it.to(), it.privateIp());
            case EipChange.Disassociate it -> api.disassociate(it.address(), it.association());
        }
    }

    private AddressApi api(KitContext ctx, Settings settings, String region) throws KitException {
        return new SdkAddressApi(node.ec2(settings.node(), region, CallBounds.of(ctx)));
    }
}
