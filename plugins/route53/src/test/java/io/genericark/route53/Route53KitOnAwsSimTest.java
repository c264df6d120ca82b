package io.genericark.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.api.KitException;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import io.genericark.aws.RequestBudget;
import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.PolicyWatch;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.awssim.faults.CallLog.Outcome;
import io.genericark.awssim.faults.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.route53.model.RRType;

/** The contract on aws-sim, and what only aws-sim can show: conditions that fail, and calls under way. */
final class Route53KitOnAwsSimTest extends Route53KitContract {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String WRITE = "ChangeResourceRecordSets";

    @RegisterExtension
    static final PolicyWatch POLICY = new PolicyWatch("route53", KIT_KEY);

    private final SimUnderTest aws = POLICY.watch(new SimUnderTest());

    @Override
    AwsUnderTest fresh() {
        return aws;
    }

    @Test
    @DisplayName("the warm-up asks Route 53 nothing, and the kit works after it")
    void warmUp() throws KitException {
        String imds = aws.imds(nodes().a()).toString();
        Run run = on(nodes().a());
        Route53Kit kit = new Route53Kit(
                clients,
                Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", imds),
                run.ctx()::pass,
                new RequestBudget(100, 100),
                System::nanoTime);
        kit.warmUp();
        assertThat(aws.calls()).isEmpty();
        kit.restore(run.ctx());
        assertThat(zone().values(RRType.A)).isEqualTo(nodes().a().privateIp());
    }

    @Test
    @DisplayName("a preflight has IAM say whether the record may be written, and writes nothing")
    void simulated() throws KitException {
        Run run = on(nodes().a());
        assertThat(write(run).severity()).isEqualTo(Severity.OK);
        aws.disturb(WRITE, AwsUnderTest.Trouble.DENIED, 1);
        Finding denied = write(run);
        assertThat(denied.severity()).isEqualTo(Severity.ERROR);
        assertThat(denied.why())
                .contains("lacks route53:ChangeResourceRecordSets on arn:aws:route53:::hostedzone/" + zone().id());
        aws.disturb("SimulatePrincipalPolicy", AwsUnderTest.Trouble.DENIED, 1);
        Finding unknown = write(run);
        assertThat(unknown.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(unknown.next()).contains("allow iam:SimulatePrincipalPolicy");
        assertThat(aws.calls()).doesNotContain(WRITE);
    }

    private static Finding write(Run run) throws KitException {
        return run.kit().preflight(run.ctx()).stream()
                .filter(finding -> finding.what().equals("route53:ChangeResourceRecordSets"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("the record follows the active node there and back again")
    void thereAndBack() throws KitException {
        for (int i = 0; i < 2; i++) {
            Run a = on(nodes().a());
            a.kit().restore(a.ctx());
            assertThat(zone().values(RRType.A)).isEqualTo(nodes().a().privateIp());
            Run b = on(nodes().b());
            b.kit().restore(b.ctx());
            assertThat(zone().values(RRType.A)).isEqualTo(nodes().b().privateIp());
            assertWrites(WRITE);
        }
    }

    @Test
    @DisplayName(
            "a stale owner's write that arrives after the next owner's changes nothing, and its gate lets no other through")
    void lateWriteOfAStaleOwner() throws KitException {
        zone().with(RRType.A, 10, "10.0.0.99");
        Run stale = on(nodes().a());
        stale.ctx().gateClosesAfter(1);
        CompletableFuture<@Nullable KitException> restore = restoreWithHeldWrite(stale);
        zone().with(RRType.A, 10, nodes().b().privateIp());
        aws.sim().faults().clear();
        assertThat(restore.join()).hasMessageContaining("the gate is closed");
        assertThat(zone().values(RRType.A)).isEqualTo(nodes().b().privateIp());
        assertThat(stale.ctx().logLines()).anyMatch(line -> line.contains("changed it between the look and the write"));
    }

    @Test
    @DisplayName("the owner whose record was changed between its look and its write looks again and writes again")
    void conflict() throws KitException {
        zone().with(RRType.A, 10, "10.0.0.99");
        Run run = on(nodes().a());
        CompletableFuture<@Nullable KitException> restore = restoreWithHeldWrite(run);
        zone().with(RRType.A, 300, "10.0.0.99");
        aws.sim().faults().clear();
        assertThat(restore.join()).isNull();
        assertThat(zone().values(RRType.A)).isEqualTo(nodes().a().privateIp());
        assertThat(zone().ttl(RRType.A)).isEqualTo(10);
    }

    @Test
    @DisplayName("a record that appears between the look and the write is not overwritten unseen")
    void appears() throws KitException {
        Run run = on(nodes().a());
        run.ctx().gateClosesAfter(1);
        CompletableFuture<@Nullable KitException> restore = restoreWithHeldWrite(run);
        zone().with(RRType.A, 10, "10.0.0.99");
        aws.sim().faults().clear();
        assertThat(restore.join()).hasMessageContaining("the gate is closed");
        assertThat(zone().values(RRType.A)).isEqualTo("10.0.0.99");
    }

    /** Returns when the write is under way and held; it goes on when the faults are cleared. Gives the failure, or null. */
    private CompletableFuture<@Nullable KitException> restoreWithHeldWrite(Run run) {
        aws.sim()
                .faults()
                .add(Fault.on(Fault.ANY, WRITE).latency(Duration.ofHours(1)).times(1));
        CompletableFuture<@Nullable KitException> restore = CompletableFuture.supplyAsync(() -> {
            try {
                run.kit().restore(run.ctx());
                return null;
            } catch (KitException e) {
                return e;
            }
        });
        await().atMost(LONG)
                .until(() -> aws.sim().log().calls(WRITE).stream().anyMatch(call -> call.outcome() == Outcome.PENDING));
        return restore;
    }
}
