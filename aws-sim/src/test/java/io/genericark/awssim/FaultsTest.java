package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.CALLER;
import static io.genericark.awssim.OneVpc.REGION;
import static io.genericark.awssim.OneVpc.VIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.genericark.awssim.faults.CallLog.Call;
import io.genericark.awssim.faults.CallLog.Outcome;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.RouteTarget;
import io.genericark.awssim.world.SimInstance;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class FaultsTest {
    private final OneVpc aws = new OneVpc();
    private final Ec2Client ec2 = aws.ec2();

    @AfterEach
    void stop() {
        ec2.close();
        aws.close();
    }

    @Test
    void aThrottledCallIsNotPerformedAndTheSdkCallsItThrottling() {
        aws.sim.faults().add(Fault.on(REGION, "ReplaceRoute").throttle().times(1));
        Ec2Exception e = refusedReplace();
        assertThat(e.statusCode()).isEqualTo(503);
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RequestLimitExceeded");
        assertThat(e.isThrottlingException()).isTrue();
        assertThat(vip()).isEqualTo(aws.nodeA.eniId());
        replace(aws.nodeB);
        assertThat(vip()).isEqualTo(aws.nodeB.eniId());
        assertThat(aws.sim.log().calls("ReplaceRoute"))
                .extracting(Call::outcome, Call::error)
                .containsExactly(tuple(Outcome.ERROR, "RequestLimitExceeded"), tuple(Outcome.ANSWERED, ""));
    }

    @Test
    void aDeniedCallIsDeniedAsADryRunToo() {
        aws.sim.faults().add(Fault.on(REGION, "ReplaceRoute").denied());
        assertThat(refusedReplace().awsErrorDetails().errorCode()).isEqualTo("UnauthorizedOperation");
        Ec2Exception dryRun = catchThrowableOfType(
                Ec2Exception.class,
                () -> ec2.replaceRoute(r -> r.routeTableId(aws.main.id().value())
                        .destinationCidrBlock(VIP)
                        .networkInterfaceId(aws.nodeB.eniId().value())
                        .dryRun(true)));
        assertThat(dryRun.statusCode()).isEqualTo(403);
        assertThat(dryRun.awsErrorDetails().errorCode()).isEqualTo("UnauthorizedOperation");
    }

    @Test
    void anInjectedErrorHasItsCodeAndStatus() {
        aws.sim.faults().add(Fault.on(REGION, "ReplaceRoute").error("Unavailable", 503));
        Ec2Exception e = refusedReplace();
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Unavailable");
        assertThat(e.requestId()).isNotEmpty();
        assertThat(vip()).isEqualTo(aws.nodeA.eniId());
    }

    @Test
    void anErrorAfterwardsHidesThatTheCallWasPerformed() {
        aws.sim.faults().add(Fault.on(REGION, "ReplaceRoute").errorAfterwards("InternalError", 500));
        assertThat(refusedReplace().awsErrorDetails().errorCode()).isEqualTo("InternalError");
        assertThat(vip()).isEqualTo(aws.nodeB.eniId());
        assertThat(onlyReplace().outcome()).isEqualTo(Outcome.PERFORMED_BUT_ERROR);
    }

    @Test
    void aLostReplyMeansPerformedOnceAndAnIoErrorAtTheClient() {
        ec2.describeVpcs();
        aws.sim.faults().add(Fault.on(REGION, "ReplaceRoute").lostReply());
        assertThatThrownBy(() -> replace(aws.nodeB)).isInstanceOf(SdkClientException.class);
        assertThat(vip()).isEqualTo(aws.nodeB.eniId());
        assertThat(onlyReplace().outcome()).isEqualTo(Outcome.PERFORMED_BUT_LOST);
    }

    @Test
    void aRefusedCallDoesNothing() {
        ec2.describeVpcs();
        aws.sim.faults().add(Fault.on(REGION, "ReplaceRoute").refused());
        assertThatThrownBy(() -> replace(aws.nodeB)).isInstanceOf(SdkClientException.class);
        assertThat(vip()).isEqualTo(aws.nodeA.eniId());
        assertThat(onlyReplace().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aHangingCallDoesNothingAndEndsWhenTheFaultsAreCleared() throws Exception {
        aws.sim.faults().add(Fault.on(REGION, "ReplaceRoute").hang());
        CompletableFuture<Optional<Throwable>> call = failureOf(() -> replace(aws.nodeB));
        awaitReplaceReceived();
        assertThat(call).isNotDone();
        aws.sim.faults().clear();
        assertThat(call.get()).containsInstanceOf(SdkClientException.class);
        assertThat(vip()).isEqualTo(aws.nodeA.eniId());
        assertThat(onlyReplace().outcome()).isEqualTo(Outcome.HUNG);
    }

    @Test
    void aDelayedCallIsPerformedAfterTheDelay() throws Exception {
        aws.sim.faults().add(Fault.on(REGION, "ReplaceRoute").latency(Duration.ofHours(1)));
        CompletableFuture<Optional<Throwable>> call = failureOf(() -> replace(aws.nodeB));
        awaitReplaceReceived();
        assertThat(vip()).isEqualTo(aws.nodeA.eniId());
        aws.sim.faults().clear();
        assertThat(call.get()).isEmpty();
        assertThat(vip()).isEqualTo(aws.nodeB.eniId());
    }

    @Test
    void aShortDelayPassesByItself() {
        aws.sim.faults().add(Fault.on(REGION, "ReplaceRoute").latency(Duration.ofMillis(30)));
        replace(aws.nodeB);
        assertThat(vip()).isEqualTo(aws.nodeB.eniId());
    }

    @Test
    void aRegionThatIsDownLeavesTheOthersAlone() {
        aws.world.region("us-west-2").vpc("10.7.0.0/16");
        aws.sim.faults().regionDown(REGION);
        try (Ec2Client west = aws.ec2("us-west-2", CALLER)) {
            assertThatThrownBy(ec2::describeVpcs).isInstanceOf(SdkClientException.class);
            assertThat(west.describeVpcs().vpcs()).hasSize(1);
        }
    }

    @Test
    void aFaultCanHitOneCallerOnly() {
        aws.sim
                .faults()
                .add(Fault.on(REGION, Fault.ANY).by(aws.nodeA.accessKeyId()).denied());
        try (Ec2Client nodeA = aws.ec2(REGION, aws.nodeA.accessKeyId())) {
            assertThatThrownBy(nodeA::describeVpcs).isInstanceOf(Ec2Exception.class);
        }
        assertThat(ec2.describeVpcs().vpcs()).hasSize(1);
    }

    @Test
    void aProbableFaultHitsSomeCallsAndTheSameOnesUnderTheSameSeed() {
        assertThat(hits()).isEqualTo(hits());
        assertThat(hits()).contains("x").contains(".");
    }

    private static String hits() {
        try (AwsSim sim = AwsSim.start(new AwsWorld())) {
            sim.faults().add(Fault.on(Fault.ANY, Fault.ANY).throttle().withProbability(0.5));
            return IntStream.range(0, 40)
                    .mapToObj(i -> sim.faults()
                                    .take(new Fault.Scope(REGION, "ReplaceRoute", CALLER))
                                    .effect()
                                    .isPresent()
                            ? "x"
                            : ".")
                    .reduce("", String::concat);
        }
    }

    private Ec2Exception refusedReplace() {
        return catchThrowableOfType(Ec2Exception.class, () -> replace(aws.nodeB));
    }

    private void replace(SimInstance to) {
        ec2.replaceRoute(r -> r.routeTableId(aws.main.id().value())
                .destinationCidrBlock(VIP)
                .networkInterfaceId(to.eniId().value()));
    }

    private EniId vip() {
        return aws.main
                .target(VIP)
                .map(RouteTarget.Eni.class::cast)
                .map(RouteTarget.Eni::id)
                .orElseThrow();
    }

    private Call onlyReplace() {
        assertThat(aws.sim.log().calls("ReplaceRoute")).hasSize(1);
        return aws.sim.log().calls("ReplaceRoute").getFirst();
    }

    private void awaitReplaceReceived() {
        await().until(() -> !aws.sim.log().calls("ReplaceRoute").isEmpty());
    }

    private static CompletableFuture<Optional<Throwable>> failureOf(Runnable call) {
        return CompletableFuture.runAsync(call)
                .handle((nothing, e) -> Optional.ofNullable(e).map(Throwable::getCause));
    }
}
