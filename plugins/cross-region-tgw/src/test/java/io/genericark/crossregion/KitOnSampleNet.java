package io.genericark.crossregion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.ContractContext;
import io.genericark.api.KitException;
import io.genericark.aws.AwsClients;
import io.genericark.aws.AwsNode;
import io.genericark.aws.Pause;
import io.genericark.aws.RequestBudget;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.crossregion.SampleNet.Corner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The kit on the nodes of a {@link SampleNet} in aws-sim. */
abstract class KitOnSampleNet {

    /** Signs what the kit calls; what builds the scene is signed by another. */
    static final String KIT_KEY = "AKIATESTTESTTESTTEST";

    static final String VIP = SampleNet.VIP;
    static final String ADDRESS = "10.99.0.10";

    final SimUnderTest aws;
    final AwsClients operator = clients("AKIAOPERATOROPERATOR");
    private final AwsClients clients = clients(KIT_KEY);

    KitOnSampleNet() {
        this(new SimUnderTest());
    }

    KitOnSampleNet(SimUnderTest aws) {
        this.aws = aws;
    }

    @AfterEach
    void end() {
        clients.close();
        operator.close();
        aws.close();
    }

    final SampleNet mesh() {
        return SampleNet.mesh(aws.sim().world(), operator, aws.endpoint());
    }

    /** A kit on one node with the context of one action. */
    record Run(CrossRegionKit kit, ContractContext ctx) {
        void restore() throws KitException {
            kit.restore(ctx);
        }
    }

    /** Forgets the calls made so far. */
    final Run on(Corner corner, String... parameters) throws KitException {
        Map<String, String> given = new HashMap<>(Map.of(
                "vip",
                ADDRESS,
                "endpoint",
                aws.endpoint().toString(),
                "imds",
                aws.imds(corner.standIn()).toString()));
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        ContractContext ctx = ContractContext.of("vip", Settings.SPECS, given)
                .named(ADDRESS)
                .on(corner.nodeName())
                .within(Duration.ofMinutes(2));
        aws.forgetCalls();
        Map<String, String> environment = Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", given.getOrDefault("imds", ""));
        return new Run(new CrossRegionKit(new AwsNode(clients, environment), pause(ctx), this::budget), ctx);
    }

    /** How the kit waits between attempts. */
    Pause pause(ContractContext ctx) {
        return ctx::pass;
    }

    /** EC2's quota of writes, as the kit keeps to it. */
    RequestBudget budget() {
        return new RequestBudget(CrossRegionKit.WRITES_AT_ONCE, CrossRegionKit.WRITES_PER_SECOND);
    }

    final List<String> writes() {
        return aws.calls().stream()
                .filter(action -> action.startsWith("Create")
                        || action.startsWith("Replace")
                        || action.startsWith("Modify")
                        || action.startsWith("Delete"))
                .toList();
    }

    static KitException failedRestore(Run run) {
        return catchThrowableOfType(KitException.class, run::restore);
    }

    static void assertWarned(Run run, String... parts) {
        assertThat(run.ctx().warnings())
                .anySatisfy(warning -> assertThat(warning).contains(parts));
    }

    private static AwsClients clients(String key) {
        return new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")));
    }
}
