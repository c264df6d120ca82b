package io.genericark.nlbhealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.Preflight.Finding;
import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.PolicyWatch;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.awssim.AwsSimOptions;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.AwsWorld;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** The contract on aws-sim, and what only its probes can show: that the load balancer follows the resource. */
final class TargetWatchOnAwsSimTest extends TargetWatchContract {

    private static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    static final PolicyWatch POLICY = new PolicyWatch("nlb-health", KIT_KEY);

    private final SimUnderTest aws = POLICY.watch(new SimUnderTest(new AwsWorld(now::get, 1), AwsSimOptions.DEFAULTS));

    @Override
    AwsUnderTest fresh() {
        return aws;
    }

    @Test
    @DisplayName("the load balancer finds the node healthy while the resource is in service, and unhealthy afterwards")
    void followed() throws KitException {
        group().register(node(), port);
        awaitState("healthy");
        kit.remove(resource());
        awaitState("unhealthy");

        kit.restore(resource());
        assertThat(warning())
                .contains("the load balancer does not send clients here")
                .contains(node().instance() + ":" + port + " of web is unhealthy (Target.FailedHealthChecks");
        awaitState("healthy");
        pass(Duration.ofSeconds(30));
        assertThat(kit.quickCheck(resource())).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("a cancelled preflight ends although the API does not answer, and has found nothing")
    void cancelledPreflight() throws Exception {
        ContractContext resource = resource().within(LONG.multipliedBy(5));
        aws.sim().faults().add(Fault.on(Fault.ANY, "DescribeTargetHealth").hang());
        FutureTask<List<Finding>> preflight = new FutureTask<>(() -> kit.preflight(resource));
        Thread action = Thread.ofPlatform().start(preflight);
        await().atMost(LONG).until(() -> calls().contains("DescribeTargetHealth"));
        action.interrupt();
        assertThat(action.join(LONG)).isTrue();
        assertThat(preflight.state()).isEqualTo(Future.State.FAILED);
        assertThat(preflight.exceptionNow()).hasMessageContaining("cancelled");
    }

    @Test
    @DisplayName("the warm-up works, asks AWS nothing, opens no port of a resource, and the kit works after it")
    void warmUp() throws KitException {
        kit.remove(resource());
        kit.warmUp();
        assertThat(calls()).isEmpty();
        assertThat(Client.isOpen(port)).isFalse();
        kit.restore(resource());
        assertThat(Client.isOpen(port)).isTrue();
    }

    /** Each look lets one interval between probes pass. */
    private void awaitState(String state) {
        await().atMost(LONG).until(() -> {
            pass(Duration.ofSeconds(10));
            return group()
                    .elb()
                    .describeTargetHealth(r -> r.targetGroupArn(group().arn()))
                    .targetHealthDescriptions()
                    .stream()
                    .map(TargetHealthDescription::targetHealth)
                    .allMatch(health -> health.stateAsString().equals(state));
        });
    }
}
