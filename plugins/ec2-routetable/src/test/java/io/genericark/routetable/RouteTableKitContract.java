package io.genericark.routetable;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight;
import io.genericark.api.Preflight.Severity;
import io.genericark.api.Traceable;
import io.genericark.aws.standin.AwsUnderTest.Trouble;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the kit does with an AWS: the writes it makes, the routes it leaves, and what it says. */
abstract class RouteTableKitContract extends KitOnAnAws {

    private static final String REPLACE = "ReplaceRoute";
    private static final String CREATE = "CreateRoute";
    private static final String CHECK = "ModifyNetworkInterfaceAttribute";

    @Test
    @DisplayName("fresh takeover: with create-missing every table gets the route")
    void createsMissing() throws KitException {
        Run run = on(vpc().a(), "create-missing=true");
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().a(), vpc().a());
        assertWrites(CREATE, CREATE, CREATE);
        assertThat(run.kit().quickCheck(run.ctx())).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("without create-missing a VPC without the route is refused, and the message says what to do")
    void doesNotCreate() throws KitException {
        KitException failure = failedRestore(on(vpc().a()));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("create-missing=true");
        assertWrites();
    }

    @Test
    @DisplayName("without create-missing a table without the route is left without it")
    void leavesTableWithout() throws KitException {
        vpc().create(vpc().tables().get(1), vpc().b().eni());
        Run run = on(vpc().a());
        run.kit().restore(run.ctx());
        assertThat(vpc().targets()).containsExactly("-", eni(vpc().a()), "-");
        assertWrites(REPLACE);
    }

    @Test
    @DisplayName("takeover: every table that led to the other node leads here")
    void takeover() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a());
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().a(), vpc().a());
        assertWrites(REPLACE, REPLACE, REPLACE);
        assertThat(run.ctx().letGoSteps()).isEmpty();
        assertThat(run.ctx().logLines())
                .filteredOn(line -> line.contains(eni(vpc().b()) + " -> " + eni(vpc().a())))
                .hasSize(3);
    }

    @Test
    @DisplayName("takeover from a dead node: its blackhole routes are replaced")
    void takeoverFromDead() throws KitException {
        vpc().leadingTo(vpc().b());
        vpc().stop(vpc().b());
        Run run = on(vpc().a());
        assertThat(run.kit().plan(run.ctx()).steps())
                .extracting(Plannable.Step::change)
                .containsOnly(eni(vpc().b()) + " (blackhole) -> " + eni(vpc().a()));
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().a(), vpc().a());
    }

    @Test
    @DisplayName("a call-timeout beyond the cluster's longest call is refused before AWS is asked anything")
    void callTimeoutBeyondTheLongestCall() throws KitException {
        Run run = on(vpc().a(), "call-timeout=2s");
        run.ctx().callsAtMost(Duration.ofSeconds(1));
        KitException refusal = failedRestore(run);
        assertThat(refusal.kind()).isEqualTo(Kind.DENIED);
        assertThat(refusal).hasMessageContaining("ark.timing.longest-call");
        assertThat(run.kit().quickCheck(run.ctx())).isInstanceOf(Health.Unknown.class);
        assertThat(aws().calls()).isEmpty();
    }

    @Test
    @DisplayName("a repeated restore writes nothing")
    void repeated() throws KitException {
        vpc().leadingTo(vpc().a());
        Run run = on(vpc().a());
        run.kit().restore(run.ctx());
        assertWrites();
    }

    @Test
    @DisplayName("only named tables are kept")
    void namedTables() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(
                vpc().a(),
                "tables=" + vpc().tables().get(0) + "," + vpc().tables().get(2));
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().b(), vpc().a());
        assertThat(run.kit().quickCheck(run.ctx())).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("a dry run tells the steps and writes nothing")
    void dryRun() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a());
        assertThat(run.kit().plan(run.ctx()).steps())
                .extracting(Plannable.Step::target)
                .containsExactlyElementsOf(vpc().tables().stream()
                        .map(table -> SampleVpc.REGION + " " + table + " " + SampleVpc.VIP)
                        .toList());
        assertTargets(vpc().b(), vpc().b(), vpc().b());
        assertWrites();
    }

    @Test
    @DisplayName("drift is noticed with the table that leads elsewhere, and recover repairs just that")
    void drift() throws KitException {
        vpc().leadingTo(vpc().a());
        TableId drifted = vpc().tables().get(1);
        vpc().point(drifted, vpc().b().eni());
        Run run = on(vpc().a());
        assertThat(run.kit().quickCheck(run.ctx()))
                .isEqualTo(Health.failed(drifted + " leads " + SampleVpc.VIP + " to " + eni(vpc().b())
                        + ", not to this node's " + eni(vpc().a())));
        run.kit().recover(run.ctx());
        assertTargets(vpc().a(), vpc().a(), vpc().a());
        assertWrites(REPLACE);
    }

    @Test
    @DisplayName("a deleted route is noticed when the table was named")
    void deleted() throws KitException {
        vpc().leadingTo(vpc().a());
        vpc().delete(vpc().tables().get(2));
        Run run = on(
                vpc().a(),
                "tables=" + vpc().tables().get(0) + "," + vpc().tables().get(2));
        assertThat(run.kit().quickCheck(run.ctx())).isInstanceOf(Health.Failed.class);
    }

    @Test
    @DisplayName("a throttled write is repeated until it is through")
    void throttled() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a());
        aws().disturb(REPLACE, Trouble.THROTTLED, 2);
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().a(), vpc().a());
        assertWrites(REPLACE, REPLACE, REPLACE, REPLACE, REPLACE);
    }

    @Test
    @DisplayName("a denied write names the missing permission and is not repeated")
    void denied() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a());
        aws().disturb(REPLACE, Trouble.DENIED, 3);
        KitException failure = failedRestore(run);
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure).hasMessageContaining("this node's role lacks ec2:ReplaceRoute");
        assertTargets(vpc().b(), vpc().b(), vpc().b());
        assertWrites(REPLACE, REPLACE, REPLACE);
    }

    @Test
    @DisplayName("one of three tables fails: the others lead here, and the failure says which does not")
    void oneOfThree() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a());
        aws().disturb(REPLACE, Trouble.DENIED, 1);
        KitException failure = failedRestore(run);
        assertThat(vpc().targets()).filteredOn(eni(vpc().a())::equals).hasSize(2);
        TableId left = vpc().tables().get(vpc().targets().indexOf(eni(vpc().b())));
        assertThat(failure)
                .hasMessageContaining("2 of 3 changes are in place")
                .hasMessageContaining("missing: route " + SampleVpc.VIP + " in " + left + " was not replaced");
    }

    @Test
    @DisplayName("a lost reply is resolved by looking, not by writing again")
    void lostReply() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a());
        aws().disturb(REPLACE, Trouble.REPLY_LOST, 1);
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().a(), vpc().a());
        assertWrites(REPLACE, REPLACE, REPLACE);
        assertThat(run.ctx().logLines()).anyMatch(line -> line.contains("may or may not have been done"));
    }

    @Test
    @DisplayName("once the gate is closed nothing more is written")
    void gateCloses() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a());
        run.ctx().gateClosesAfter(1);
        KitException failure = failedRestore(run);
        assertThat(failure.why()).isEqualTo("the gate is closed");
        assertThat(vpc().targets()).filteredOn(eni(vpc().a())::equals).hasSize(1);
        assertWrites(REPLACE);
    }

    @Test
    @DisplayName("a region out of reach is TRANSIENT for restore and unknown for quickCheck")
    void unreachable() throws KitException {
        vpc().leadingTo(vpc().a());
        Run run = on(vpc().a(), "endpoint=" + aws().unreachable());
        run.ctx().pass(Duration.ofSeconds(59));
        assertThat(run.kit().quickCheck(run.ctx())).isInstanceOf(Health.Unknown.class);
        assertThat(failedRestore(run).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    @DisplayName("what this node may not see is unknown, not failed")
    void deniedLook() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a());
        aws().disturb("DescribeRouteTables", Trouble.DENIED, 1);
        assertThat(run.kit().quickCheck(run.ctx()))
                .isInstanceOfSatisfying(
                        Health.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("lacks ec2:DescribeRouteTables"));
    }

    @Test
    @DisplayName("a source/dest check that is on is noticed and switched off")
    void switchesCheckOff() throws KitException {
        vpc().leadingTo(vpc().a());
        vpc().switchOnSourceDestCheck(vpc().a());
        Run run = on(vpc().a());
        assertThat(run.kit().quickCheck(run.ctx())).isInstanceOf(Health.Failed.class);
        run.kit().recover(run.ctx());
        assertThat(vpc().sourceDestCheckOf(vpc().a())).isFalse();
        assertWrites(CHECK);
    }

    @Test
    @DisplayName("a source/dest check that is to be kept is only warned of")
    void keepsCheck() throws KitException {
        vpc().leadingTo(vpc().b());
        vpc().switchOnSourceDestCheck(vpc().a());
        Run run = on(vpc().a(), "source-dest-check=keep");
        run.kit().restore(run.ctx());
        assertThat(vpc().sourceDestCheckOf(vpc().a())).isTrue();
        assertThat(run.ctx().warnings()).singleElement().asString().contains("source/dest check");
        assertWrites(REPLACE, REPLACE, REPLACE);
    }

    @Test
    @DisplayName("a VIP within the VPC's CIDR is refused with the reason")
    void vipInCidr() throws KitException {
        KitException failure = failedRestore(on(vpc().a(), "vip=10.0.1.77", "create-missing=true"));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.why()).contains("10.0.0.0/16");
        assertWrites();
    }

    @Test
    @DisplayName("a route to something that is no interface is told and never overwritten")
    void foreign() throws KitException {
        vpc().createToGateway(vpc().tables().get(0));
        vpc().create(vpc().tables().get(1), vpc().b().eni());
        Run run = on(vpc().a(), "create-missing=true");
        run.kit().restore(run.ctx());
        assertThat(vpc().targets()).containsExactly(vpc().gateway(), eni(vpc().a()), eni(vpc().a()));
        assertThat(run.ctx().warnings())
                .singleElement()
                .asString()
                .contains(vpc().tables().get(0) + " leads to " + vpc().gateway());
        assertThat(run.kit().quickCheck(run.ctx()))
                .isInstanceOfSatisfying(
                        Health.Healthy.class,
                        health -> assertThat(health.warning()).isPresent());
    }

    @Test
    @DisplayName("a route to the own interface that AWS calls a blackhole needs attention")
    void ownBlackhole() throws KitException {
        vpc().leadingTo(vpc().a());
        vpc().stop(vpc().a());
        Run run = on(vpc().a(), "eni=" + eni(vpc().a()), "region=" + SampleVpc.REGION);
        assertThat(run.kit().quickCheck(run.ctx())).isInstanceOf(Health.Failed.class);
        KitException failure = failedRestore(run);
        assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
        assertThat(failure.why()).contains("blackhole");
        assertWrites();
    }

    @Test
    @DisplayName("remove leaves the routes and says so")
    void remove() throws KitException {
        vpc().leadingTo(vpc().a());
        Run run = on(vpc().a());
        run.kit().remove(run.ctx());
        assertThat(aws().calls()).isEmpty();
        assertTargets(vpc().a(), vpc().a(), vpc().a());
        assertThat(run.ctx().logLines()).singleElement().asString().contains("left as they are");
    }

    @Test
    @DisplayName("a trace says of each table where it leads")
    void trace() throws KitException {
        vpc().create(vpc().tables().get(0), vpc().a().eni());
        vpc().create(vpc().tables().get(1), vpc().b().eni());
        Run run = on(vpc().a());
        assertThat(run.kit().trace(run.ctx()))
                .extracting(Traceable.Trace::verdict)
                .containsExactly(
                        Traceable.Verdict.REACHES_THIS_NODE, Traceable.Verdict.REACHES_ANOTHER, Traceable.Verdict.LOST);
    }

    @Test
    @DisplayName("with interface and region given, the metadata service is not asked")
    void withoutMetadata() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(
                vpc().a(),
                "imds=http://127.0.0.1:1",
                "eni=" + eni(vpc().a()),
                "region=" + SampleVpc.REGION,
                "vpc=" + vpc().vpc());
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().a(), vpc().a());
    }

    @Test
    @DisplayName("an interface of another VPC than the one given is refused")
    void otherVpc() throws KitException {
        vpc().leadingTo(vpc().b());
        KitException failure = failedRestore(on(vpc().a(), "vpc=vpc-other"));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertWrites();
    }

    @Test
    @DisplayName("a preflight has EC2 try each write, wherever the routes lead now, and changes nothing")
    void preflight() throws KitException {
        vpc().create(vpc().tables().get(0), vpc().b().eni());
        vpc().create(vpc().tables().get(1), vpc().a().eni());
        vpc().switchOnSourceDestCheck(vpc().a());
        Run run = on(vpc().a(), "create-missing=true");
        assertThat(run.kit().preflight(run.ctx()))
                .extracting(finding -> finding.severity() + " " + finding.what())
                .containsExactly(
                        "OK the look at AWS",
                        "OK ec2:ReplaceRoute in " + vpc().tables().get(0),
                        "OK ec2:ReplaceRoute in " + vpc().tables().get(1),
                        "OK ec2:CreateRoute in " + vpc().tables().get(2),
                        "OK ec2:ModifyNetworkInterfaceAttribute of " + eni(vpc().a()),
                        "OK clock against 127.0.0.1");
        assertThat(vpc().targets()).containsExactly(eni(vpc().b()), eni(vpc().a()), "-");
        assertThat(vpc().sourceDestCheckOf(vpc().a())).isTrue();
    }

    @Test
    @DisplayName("a preflight names what this node may not do, on the node that has the VIP and on one that has not")
    void failingPreflight() throws KitException {
        vpc().leadingTo(vpc().a());
        for (SampleVpc.Node node : List.of(vpc().a(), vpc().b())) {
            Run run = on(node);
            aws().disturb(REPLACE, Trouble.DENIED, 3);
            aws().disturb(CHECK, Trouble.DENIED, 1);
            List<Preflight.Finding> findings = run.kit().preflight(run.ctx());
            assertThat(findings)
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .hasSize(3)
                    .allSatisfy(
                            finding -> assertThat(finding.why()).contains("this node's role lacks ec2:ReplaceRoute"));
            assertThat(findings)
                    .filteredOn(finding -> finding.severity() == Severity.WARNING)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.why()).contains("lacks ec2:ModifyNetworkInterface"));
        }
        assertTargets(vpc().a(), vpc().a(), vpc().a());
    }

    @Test
    @DisplayName("a preflight says that a VIP lies within the VPC's CIDR")
    void preflightInCidr() throws KitException {
        Run run = on(vpc().a(), "vip=10.0.1.77");
        assertThat(run.kit().preflight(run.ctx())).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.why()).contains("10.0.0.0/16");
            assertThat(finding.next()).contains("choose a VIP outside");
        });
    }
}
