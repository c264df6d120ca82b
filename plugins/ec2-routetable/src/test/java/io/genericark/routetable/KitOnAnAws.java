package io.genericark.routetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.ContractContext;
import io.genericark.api.KitException;
import io.genericark.aws.AwsClients;
import io.genericark.aws.AwsNode;
import io.genericark.aws.standin.AwsUnderTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The kit on the nodes of a {@link SampleVpc} in some AWS. */
abstract class KitOnAnAws {

    /** Signs what the kit calls; what builds the scene is signed by another. */
    static final String KIT_KEY = "AKIATESTTESTTESTTEST";

    final AwsClients clients =
            new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create(KIT_KEY, "secret")));
    private final AwsClients operator = new AwsClients(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAOPERATOROPERATOR", "secret")));
    private AwsUnderTest aws;
    private SampleVpc vpc;

    /** An empty AWS. */
    abstract AwsUnderTest fresh();

    @BeforeEach
    void build() {
        aws = fresh();
        AwsClients.Place place = new AwsClients.Place(SampleVpc.REGION, Optional.of(aws.endpoint()));
        vpc = SampleVpc.build(operator.reader(Ec2Client.class, Ec2Client::builder, place));
    }

    @AfterEach
    void end() {
        clients.close();
        operator.close();
        aws.close();
    }

    final AwsUnderTest aws() {
        return aws;
    }

    final SampleVpc vpc() {
        return vpc;
    }

    /** A kit on one node with the context of one action. */
    record Run(RouteTableKit kit, ContractContext ctx) {}

    /** Forgets the calls made so far. */
    final Run on(SampleVpc.Node node, String... parameters) throws KitException {
        Map<String, String> given = new HashMap<>(Map.of(
                "vip",
                SampleVpc.VIP,
                "endpoint",
                aws.endpoint().toString(),
                "imds",
                aws.imds(node.standIn()).toString(),
                "call-timeout",
                "60s"));
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        ContractContext ctx = ContractContext.of("vip", Settings.SPECS, given)
                .named(SampleVpc.VIP)
                .on(node.name())
                .within(Duration.ofSeconds(60));
        aws.forgetCalls();
        return new Run(new RouteTableKit(new AwsNode(clients, Map.of()), ctx::pass), ctx);
    }

    static KitException failedRestore(Run run) {
        return catchThrowableOfType(KitException.class, () -> run.kit.restore(run.ctx));
    }

    final void assertTargets(SampleVpc.Node... nodes) {
        assertThat(vpc.targets())
                .isEqualTo(Arrays.stream(nodes).map(KitOnAnAws::eni).toList());
    }

    final void assertWrites(String... actions) {
        List<String> writes = aws.calls().stream()
                .filter(action -> !action.startsWith("Describe") && !action.equals("AssumeRole"))
                .toList();
        assertThat(writes).isEqualTo(List.of(actions));
    }

    static String eni(SampleVpc.Node node) {
        return node.eni().value();
    }
}
