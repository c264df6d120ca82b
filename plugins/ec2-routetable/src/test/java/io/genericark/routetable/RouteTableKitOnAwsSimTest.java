package io.genericark.routetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.api.KitException;
import io.genericark.api.Preflight;
import io.genericark.aws.AwsNode;
import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.PolicyWatch;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.awssim.AwsSim;
import io.genericark.awssim.faults.CallLog.Call;
import io.genericark.awssim.faults.CallLog.Outcome;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.ResourceId.SubnetId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on aws-sim, and what only aws-sim can show: calls under way, and packets. */
final class RouteTableKitOnAwsSimTest extends RouteTableKitContract {

    private static final Duration LONG = Duration.ofMinutes(2);

    @RegisterExtension
    static final PolicyWatch POLICY = new PolicyWatch("ec2-routetable", KIT_KEY);

    private final SimUnderTest aws = POLICY.watch(new SimUnderTest());

    @Override
    AwsUnderTest fresh() {
        return aws;
    }

    @Test
    @DisplayName("the warm-up asks EC2 nothing, and the kit works after it")
    void warmUp() throws KitException {
        vpc().leadingTo(vpc().b());
        String imds = aws.imds(vpc().a().standIn()).toString();
        RouteTableKit kit =
                new RouteTableKit(new AwsNode(clients, Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", imds)), time -> {});
        Run run = on(vpc().a());
        kit.warmUp();
        assertThat(aws.calls()).isEmpty();
        restore(new Run(kit, run.ctx()));
        assertThat(vpc().targets()).containsOnly(vpc().a().eni().value());
    }

    @Test
    @DisplayName("several tables are written at the same time")
    void parallel() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a());
        Fault hang = Fault.on(SampleVpc.REGION, "ReplaceRoute").hang();
        aws.sim().faults().add(hang);
        CompletableFuture<?> restored = CompletableFuture.runAsync(() -> restore(run));
        await().atMost(LONG).until(() -> underWay().size() == 3);
        aws.sim().faults().clear();
        restored.join();
        assertThat(vpc().targets()).containsOnly(vpc().a().eni().value());
    }

    @Test
    @DisplayName("a cancelled restore ends although AWS does not answer, and writes nothing afterwards")
    void cancelled() throws KitException, InterruptedException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a());
        aws.sim().faults().add(Fault.on(SampleVpc.REGION, "ReplaceRoute").hang());
        Thread action =
                Thread.ofPlatform().start(() -> assertThat(failedRestore(run)).hasMessageContaining("cancelled"));
        await().atMost(LONG).until(() -> underWay().size() == 3);
        action.interrupt();
        assertThat(action.join(LONG)).isTrue();
        aws.sim().faults().clear();
        assertThat(vpc().targets()).containsOnly(vpc().b().eni().value());
        assertThat(aws.sim().log().calls("ReplaceRoute")).hasSize(3);
    }

    @Test
    @DisplayName("after a takeover packets to the VIP from every subnet arrive at the new node")
    void packets() throws KitException {
        vpc().leadingTo(vpc().a());
        vpc().switchOnSourceDestCheck(vpc().b());
        restore(on(vpc().b()));
        for (String subnet : vpc().subnets()) {
            assertThat(aws.sim().world().packet(new SubnetId(subnet), "10.99.0.10"))
                    .isInstanceOfSatisfying(
                            PacketResult.Delivered.class,
                            delivered -> assertThat(delivered.instance().value())
                                    .isEqualTo(vpc().b().instance()));
        }
    }

    @Test
    @DisplayName(
            "with a role, a preflight tries the writes of the tables with the role's rights, and of the ENI with its own")
    void preflightWithRole() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a(), "role=" + SampleNodes.ROLE, "sts-endpoint=" + aws.endpoint());
        assertThat(run.kit().preflight(run.ctx()))
                .extracting(Preflight.Finding::severity)
                .containsOnly(Preflight.Severity.OK);
        assertThat(aws.sim().log().calls("ReplaceRoute"))
                .hasSize(3)
                .extracting(Call::caller)
                .doesNotContain(KIT_KEY);
        assertThat(aws.sim().log().calls("ModifyNetworkInterfaceAttribute"))
                .singleElement()
                .extracting(Call::caller)
                .isEqualTo(KIT_KEY);
        assertThat(vpc().targets()).containsOnly(vpc().b().eni().value());
    }

    private List<Call> underWay() {
        AwsSim sim = aws.sim();
        return sim.log().calls("ReplaceRoute").stream()
                .filter(call -> call.outcome() == Outcome.PENDING)
                .toList();
    }

    private static void restore(Run run) {
        try {
            run.kit().restore(run.ctx());
        } catch (KitException e) {
            throw new AssertionError(e);
        }
    }
}
