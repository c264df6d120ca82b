package io.genericark.elasticip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.AwsNode;
import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.PolicyWatch;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.awssim.faults.CallLog.Outcome;
import io.genericark.awssim.faults.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on aws-sim, and what only aws-sim can show: calls under way, private addresses, and the world around. */
final class ElasticIpKitOnAwsSimTest extends ElasticIpKitContract {

    private static final Duration LONG = Duration.ofMinutes(2);

    @RegisterExtension
    static final PolicyWatch POLICY = new PolicyWatch("elastic-ip", KIT_KEY);

    private final SimUnderTest aws = POLICY.watch(new SimUnderTest());

    @Override
    AwsUnderTest fresh() {
        return aws;
    }

    @Test
    @DisplayName("the warm-up asks EC2 nothing, and the kit works after it")
    void warmUp() throws KitException {
        String imds = aws.imds(a()).toString();
        ElasticIpKit kit =
                new ElasticIpKit(new AwsNode(clients, Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", imds)), time -> {});
        Run run = on(a());
        kit.warmUp();
        assertThat(aws.calls()).isEmpty();
        kit.restore(run.ctx());
        assertThat(eip().target()).isEqualTo(a().eni());
    }

    @Test
    @DisplayName(
            "the address leads to the private address that was named, beside another Elastic IP on the primary one")
    void privateIp() throws KitException {
        ec2().assignPrivateIpAddresses(r -> r.networkInterfaceId(a().eni()).privateIpAddresses("10.0.1.77"));
        SampleAddress other = SampleAddress.allocate(ec2(), "other").leadingTo(a());
        Run run = on(a(), "private-ip=10.0.1.77");
        run.kit().restore(run.ctx());
        assertThat(eip().privateTarget()).isEqualTo("10.0.1.77");
        assertThat(other.privateTarget()).isEqualTo(a().privateIp());
        run.kit().remove(run.ctx());
        assertThat(eip().target()).isEqualTo("-");
        assertThat(other.target()).isEqualTo(a().eni());
    }

    @Test
    @DisplayName("the address of a terminated instance is taken over")
    void takeoverFromTerminated() throws KitException {
        eip().leadingTo(b());
        ec2().terminateInstances(r -> r.instanceIds(b().instance()));
        assertThat(eip().target()).isEqualTo("-");
        Run run = on(a());
        run.kit().restore(run.ctx());
        assertThat(eip().target()).isEqualTo(a().eni());
    }

    @Test
    @DisplayName("a VPC without internet gateway is refused with what to do")
    void withoutInternetGateway() throws KitException {
        String gateway =
                ec2().describeInternetGateways().internetGateways().getFirst().internetGatewayId();
        ec2().detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(a().vpc()));
        KitException failure = failedRestore(on(a()));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("attach an internet gateway");
    }

    @Test
    @DisplayName("an association that another node has replaced in the meantime is not ended by a late remove")
    void lateRemove() throws KitException {
        eip().leadingTo(a());
        Run run = on(a());
        aws.sim()
                .faults()
                .add(Fault.on(Fault.ANY, "DisassociateAddress")
                        .latency(Duration.ofHours(1))
                        .times(1));
        Thread remove = Thread.ofPlatform().start(() -> removed(run));
        await().atMost(LONG)
                .until(() -> aws.sim().log().calls("DisassociateAddress").stream()
                        .anyMatch(call -> call.outcome() == Outcome.PENDING));
        eip().leadingTo(b());
        aws.sim().faults().clear();
        assertThat(awaitEnd(remove)).isTrue();
        assertThat(eip().target()).isEqualTo(b().eni());
    }

    private static void removed(Run run) {
        try {
            run.kit().remove(run.ctx());
        } catch (KitException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean awaitEnd(Thread thread) {
        try {
            return thread.join(LONG);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
