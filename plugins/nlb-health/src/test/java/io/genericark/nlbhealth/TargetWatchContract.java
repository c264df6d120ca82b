package io.genericark.nlbhealth;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.ContractContext;
import io.genericark.api.FreePort;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import io.genericark.aws.AwsClients;
import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.AwsUnderTest.Trouble;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.aws.standin.SampleNodes.Node;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** What the kit does with an AWS: it looks, and warns. */
abstract class TargetWatchContract {

    /** Signs what the kit calls; what builds the scene is signed by another. */
    static final String KIT_KEY = "AKIATESTTESTTESTTEST";

    private static final String HEALTH = "DescribeTargetHealth";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    private final AwsClients clients = clients(KIT_KEY);
    private final AwsClients operator = clients("AKIAOPERATOROPERATOR");
    final NlbHealthKit kit = new NlbHealthKit(clients, Map.of(), now::get, time -> {});
    final int port = FreePort.next();
    private AwsUnderTest aws;
    private Node node;
    private SampleGroup group;
    private URI imds;

    /** An AWS without load balancers, target groups and faults. */
    abstract AwsUnderTest fresh();

    /** The node that is a target, built for this test. */
    Node node(Ec2Client ec2) {
        return SampleNodes.build(ec2).a();
    }

    @BeforeEach
    void build() throws KitException {
        aws = fresh();
        AwsClients.Place place = new AwsClients.Place(SampleNodes.REGION, Optional.of(aws.endpoint()));
        Ec2Client ec2 = operator.reader(Ec2Client.class, Ec2Client::builder, place);
        node = node(ec2);
        group = SampleGroup.build(
                ec2,
                operator.reader(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder, place),
                node,
                check -> check.healthCheckProtocol(ProtocolEnum.HTTP)
                        .healthCheckPath("/ready")
                        .healthCheckIntervalSeconds(10)
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(2));
        imds = aws.imds(node);
        kit.restore(resource());
        aws.forgetCalls();
    }

    @AfterEach
    void end() throws KitException {
        kit.remove(resource());
        clients.close();
        operator.close();
        aws.close();
    }

    @Test
    @DisplayName("a registered node is healthy without a warning, and the look is made every half minute at most")
    void registered() throws KitException {
        group.register(node, port);
        aws.forgetCalls();
        assertThat(kit.quickCheck(resource())).isEqualTo(Health.healthy());
        assertThat(kit.quickCheck(resource())).isEqualTo(Health.healthy());
        pass(Duration.ofSeconds(29));
        assertThat(kit.quickCheck(resource())).isEqualTo(Health.healthy());
        assertThat(aws.calls()).containsExactly(HEALTH);
        pass(Duration.ofSeconds(1));
        assertThat(kit.quickCheck(resource())).isEqualTo(Health.healthy());
        assertThat(aws.calls()).containsExactly(HEALTH, HEALTH);
    }

    @Test
    @DisplayName("a node that is not registered is a warning")
    void notRegistered() throws KitException {
        assertThat(warning()).contains(node.instance() + " is not registered in target group web");
    }

    @Test
    @DisplayName("a denied look is a warning that names the missing permission, and the next look is a new one")
    void denied() throws KitException {
        group.register(node, port);
        aws.disturb(HEALTH, Trouble.DENIED, 1);
        assertThat(warning()).contains("is not known").contains("lacks elasticloadbalancing:DescribeTargetHealth");
        pass(Duration.ofSeconds(30));
        assertThat(kit.quickCheck(resource())).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("a throttled look is a warning, and is not repeated at once")
    void throttled() throws KitException {
        aws.disturb(HEALTH, Trouble.THROTTLED, 10);
        assertThat(warning()).contains("is throttled");
        kit.remove(resource());
        assertThat(kit.quickCheck(resource())).isInstanceOf(Health.Failed.class);
    }

    @Test
    @DisplayName("an API out of reach, a metadata service that is off, or a group that is gone are warnings")
    void outOfReach() throws KitException {
        String arn = group.arn().substring(0, group.arn().length() - 4) + "0000";
        assertThat(warning("target-group=" + arn)).contains("there is no such target group");
        assertThat(warning("imds=http://127.0.0.1:1")).contains("metadata service");
        assertThat(warning("imds=http://127.0.0.1:1", "target=10.9.9.9")).contains("10.9.9.9 is not registered");
        assertThat(warning("endpoint=" + aws.unreachable())).contains("is not known");
    }

    @Test
    @DisplayName("a preflight compares the group's health check with what is answered")
    void preflight() throws KitException {
        group.register(node, port);
        assertThat(kit.preflight(resource()))
                .extracting(finding -> finding.severity() + " " + finding.what())
                .containsExactly("OK HTTP port " + port, "OK target group web", "OK health check of web");

        assertThat(kit.preflight(resource("path=/other", "status=503"))).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.why())
                    .contains("it asks for /ready, and only /other is answered")
                    .contains("for a success, and the answer is 503");
        });
        assertThat(kit.preflight(resource("protocol=tcp")))
                .anySatisfy(finding -> assertThat(finding.why()).isEqualTo("it probes with HTTP, and TCP is answered"));
    }

    @Test
    @DisplayName("a preflight warns of another port, and of a node that is not registered")
    void preflightOfAnotherPort() throws KitException {
        assertThat(kit.preflight(resource())).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.why()).contains("is not registered in it");
        });
        group.register(node, port == 8080 ? 8081 : 8080);
        assertThat(kit.preflight(resource()))
                .anySatisfy(finding -> assertThat(finding.why()).contains("it probes port 80"));
    }

    @Test
    @DisplayName("a preflight that AWS throttles is unknown")
    void preflightThrottled() throws KitException {
        aws.disturb(HEALTH, Trouble.THROTTLED, 10);
        assertThat(kit.preflight(resource()))
                .last()
                .extracting(Finding::severity, Finding::what)
                .containsExactly(Severity.UNKNOWN, "target group web");
    }

    @Test
    @DisplayName(
            "a preflight that is denied is a warning that names the missing permission; one that does not reach AWS is one too")
    void preflightRefused() throws KitException {
        aws.disturb(HEALTH, Trouble.DENIED, 1);
        assertThat(kit.preflight(resource())).last().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.why()).contains("lacks elasticloadbalancing:DescribeTargetHealth");
        });
        assertThat(kit.preflight(resource("endpoint=" + aws.unreachable())))
                .last()
                .extracting(Finding::severity, Finding::what)
                .containsExactly(Severity.WARNING, "target group web");
    }

    final Node node() {
        return node;
    }

    final SampleGroup group() {
        return group;
    }

    final List<String> calls() {
        return aws.calls();
    }

    final void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    final String warning(String... parameters) throws KitException {
        Health health = kit.quickCheck(resource(parameters));
        assertThat(health).isInstanceOf(Health.Healthy.class);
        return ((Health.Healthy) health).warning().orElse("none");
    }

    final ContractContext resource(String... parameters) throws KitException {
        Map<String, String> given = new HashMap<>(Map.of(
                "port",
                String.valueOf(port),
                "protocol",
                "http",
                "path",
                "/ready",
                "target-group",
                group.arn(),
                "endpoint",
                aws.endpoint().toString(),
                "imds",
                imds.toString(),
                "call-timeout",
                "60s"));
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return ContractContext.open(kit, "probe", given);
    }

    private static AwsClients clients(String key) {
        return new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")));
    }
}
