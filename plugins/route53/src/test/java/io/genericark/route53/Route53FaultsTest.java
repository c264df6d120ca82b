package io.genericark.route53;

import io.genericark.api.RecoveryKit;
import io.genericark.aws.AwsClients;
import io.genericark.aws.Pause;
import io.genericark.aws.RequestBudget;
import io.genericark.aws.standin.FaultsContract;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.awssim.faults.Fault;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.RRType;

final class Route53FaultsTest extends FaultsContract {

    private static final int NO_LIMIT = 1_000_000;

    private @Nullable SampleZone zone;

    @Override
    protected Map<String, String> build(AwsClients operator) {
        Optional<URI> endpoint = Optional.of(aws.endpoint());
        SampleNodes nodes = SampleNodes.build(operator.reader(
                Ec2Client.class, Ec2Client::builder, new AwsClients.Place(SampleNodes.REGION, endpoint)));
        SampleZone created = SampleZone.create(operator.reader(
                Route53Client.class, Route53Client::builder, new AwsClients.Place("us-east-1", endpoint)));
        created.with(RRType.A, 10, nodes.b().privateIp());
        zone = created;
        return Map.of(
                "name",
                "db.example.com",
                "zone",
                created.id(),
                "tunables",
                "/nonexistent",
                "endpoint",
                aws.endpoint().toString(),
                "imds",
                aws.imds(nodes.a()).toString());
    }

    /** Route 53 has one region in each partition, and takes signatures for no other. */
    @Override
    protected void open(String region) {
        aws.sim().faults().add(Fault.on(region, Fault.ANY).error("SignatureDoesNotMatch", 403));
    }

    @Override
    protected RecoveryKit kit(AwsClients clients, Pause pause) {
        return new Route53Kit(clients, Map.of(), pause, new RequestBudget(NO_LIMIT, NO_LIMIT), System::nanoTime);
    }

    @Override
    protected String target() {
        return Objects.requireNonNull(zone).values(RRType.A);
    }

    @Override
    protected String look() {
        return "ListResourceRecordSets";
    }

    @Override
    protected String write() {
        return "ChangeResourceRecordSets";
    }

    @Override
    protected String trial() {
        return "SimulatePrincipalPolicy";
    }
}
