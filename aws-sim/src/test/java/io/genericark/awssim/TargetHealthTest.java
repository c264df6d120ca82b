package io.genericark.awssim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.genericark.awssim.world.Target;
import io.genericark.awssim.world.TargetHealth.Reason;
import io.genericark.awssim.world.TargetOperations.Due;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Targets are what their probes say, and those are made for real. */
class TargetHealthTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final io.genericark.awssim.world.TargetHealth SUCCESS =
            io.genericark.awssim.world.TargetHealth.HEALTHY;
    private static final io.genericark.awssim.world.TargetHealth FAILURE =
            io.genericark.awssim.world.TargetHealth.unhealthy(Reason.FAILED_HEALTH_CHECKS);

    private final OneBalancer aws = new OneBalancer();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aTargetIsHealthyWhileItsPortTakesConnections() throws IOException {
        ServerSocket service = new ServerSocket();
        service.bind(ANY_PORT);
        String group = aws.group("web", service.getLocalPort(), "TCP");
        aws.listen(80, group);
        aws.register(group);
        assertThat(aws.probedUntil(group, "healthy").reason()).isNull();
        service.close();
        assertThat(aws.probedUntil(group, "unhealthy").reason())
                .isEqualTo(TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS);
    }

    @Test
    void aTargetIsHealthyWhileItAnswersWithAStatusThatIsASuccess() throws IOException {
        HttpServer service = HttpServer.create(ANY_PORT, 0);
        service.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        service.start();
        try {
            String group = aws.group("web", service.getAddress().getPort(), "HTTP");
            aws.listen(80, group);
            aws.register(group);
            TargetHealth refused = aws.probedUntil(group, "unhealthy");
            assertThat(refused.reason()).isEqualTo(TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH);
            assertThat(refused.description()).isEqualTo("Health checks failed with these codes: [503]");
            aws.elb.modifyTargetGroup(r -> r.targetGroupArn(group).matcher(m -> m.httpCode("200,500-503")));
            aws.probedUntil(group, "healthy");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aTargetTurnsWhenAsManyProbesInARowSaySo() {
        String group = aws.group("web", 8080, "TCP");
        aws.listen(80, group);
        register(group);
        assertThat(stateAfter(group, SUCCESS)).isEqualTo("initial");
        assertThat(stateAfter(group, FAILURE)).isEqualTo("initial");
        assertThat(stateAfter(group, SUCCESS)).isEqualTo("initial");
        assertThat(stateAfter(group, SUCCESS)).isEqualTo("healthy");
        assertThat(stateAfter(group, FAILURE)).isEqualTo("healthy");
        assertThat(stateAfter(group, SUCCESS)).isEqualTo("healthy");
        assertThat(stateAfter(group, FAILURE)).isEqualTo("healthy");
        assertThat(stateAfter(group, FAILURE)).isEqualTo("unhealthy");
        assertThat(stateAfter(group, SUCCESS)).isEqualTo("unhealthy");
        assertThat(stateAfter(group, SUCCESS)).isEqualTo("healthy");
    }

    @Test
    void connectionsAreHandedToHealthyTargetsAndToAllWhenEveryOneIsUnhealthy() {
        String group = aws.group("web", 8080, "TCP");
        aws.listen(80, group);
        Target.Key other =
                new Target.Key(aws.subnet.instance("node-b", "10.1.1.11").id().value(), 8080);
        register(group, key());
        register(group, other);
        assertThat(receiving(group)).isEmpty();

        turn(key(), FAILURE);
        assertThat(receiving(group)).isEmpty();
        turn(other, FAILURE);
        assertThat(receiving(group)).containsExactly(key(), other);
        turn(other, SUCCESS);
        assertThat(receiving(group)).containsExactly(other);
        turn(other, FAILURE);
        assertThat(receiving(group)).containsExactly(key(), other);
    }

    /** By as many probes as it takes; the other targets are not probed meanwhile. */
    private void turn(Target.Key target, io.genericark.awssim.world.TargetHealth seen) {
        for (int i = 0; i < 2; i++) {
            aws.pass(Duration.ofSeconds(5));
            due().stream()
                    .filter(due -> due.target().equals(target))
                    .forEach(due -> aws.world.change(OneBalancer.REGION, region -> {
                        region.targets().probed(due, seen);
                        return due;
                    }));
        }
    }

    private List<Target.Key> receiving(String group) {
        return aws.world.read(OneBalancer.REGION, region -> region.targets().receiving(group));
    }

    @Test
    void aProbeIsDueOnceInEachInterval() {
        String group = aws.group("web", 8080, "TCP");
        aws.listen(80, group);
        register(group);
        assertThat(due())
                .singleElement()
                .satisfies(due -> assertThat(due.address()).isEqualTo("10.1.1.10"))
                .satisfies(due -> assertThat(due.port()).isEqualTo(8080));
        assertThat(due()).isEmpty();
        aws.pass(Duration.ofSeconds(4));
        assertThat(due()).isEmpty();
        aws.pass(Duration.ofSeconds(1));
        assertThat(due()).hasSize(1);
    }

    @Test
    void aTargetThatNothingIsSentToIsUnusedAndNotProbed() {
        String group = aws.group("web", 8080, "TCP");
        assertThat(aws.health(group).reason()).isEqualTo(TargetHealthReasonEnum.TARGET_NOT_REGISTERED);
        register(group);
        assertThat(aws.health(group).reason()).isEqualTo(TargetHealthReasonEnum.TARGET_NOT_IN_USE);
        aws.listen(80, group);
        aws.node.stop();
        assertThat(aws.health(group).reason()).isEqualTo(TargetHealthReasonEnum.TARGET_INVALID_STATE);
        assertThat(due()).isEmpty();
        aws.node.start();
        aws.pass(Duration.ofSeconds(5));
        assertThat(due()).hasSize(1);
        assertThat(aws.health(group).state()).isEqualTo(TargetHealthStateEnum.INITIAL);
    }

    @Test
    void aDeregisteredTargetDrainsAndIsGone() {
        String group = aws.group("web", 8080, "TCP");
        aws.listen(80, group);
        register(group);
        aws.elb.deregisterTargets(r -> r.targetGroupArn(group).targets(aws.target()));
        assertThat(aws.health(group).state()).isEqualTo(TargetHealthStateEnum.DRAINING);
        aws.pass(Duration.ofMinutes(5));
        assertThat(aws.health(group).reason()).isEqualTo(TargetHealthReasonEnum.TARGET_NOT_REGISTERED);
        assertThat(aws.elb.describeTargetHealth(r -> r.targetGroupArn(group)).targetHealthDescriptions())
                .isEmpty();
    }

    /** Without the endpoint, which would begin to probe. */
    private void register(String group) {
        register(group, key());
    }

    private void register(String group, Target.Key target) {
        aws.world.change(OneBalancer.REGION, region -> {
            region.targets().register(group, target);
            return group;
        });
    }

    private Target.Key key() {
        return new Target.Key(aws.node.id().value(), 8080);
    }

    private List<Due> due() {
        return aws.world.change(OneBalancer.REGION, region -> region.targets().due());
    }

    private String stateAfter(String group, io.genericark.awssim.world.TargetHealth seen) {
        aws.pass(Duration.ofSeconds(5));
        Due due = due().getFirst();
        aws.world.change(OneBalancer.REGION, region -> {
            region.targets().probed(due, seen);
            return due;
        });
        return aws.health(group).stateAsString();
    }
}
