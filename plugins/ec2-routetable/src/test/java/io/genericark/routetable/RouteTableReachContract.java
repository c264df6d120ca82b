package io.genericark.routetable;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Traceable;
import io.genericark.aws.EniId;
import io.genericark.aws.standin.AwsUnderTest.Trouble;
import io.genericark.aws.standin.SampleNodes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which VIPs, tables, interfaces and rights the kit reaches in an AWS: several VIPs, IPv6, tags, a role, lost interfaces. */
abstract class RouteTableReachContract extends KitOnAnAws {

    private static final String REPLACE = "ReplaceRoute";
    private static final String CREATE = "CreateRoute";
    private static final String ASSUME = "AssumeRole";
    private static final String SECOND = "10.99.0.11/32";
    private static final String SIXTH = "fd00:99::10/128";
    private static final String ALL = "vip=10.99.0.10,10.99.0.11,fd00:99::10";

    @Test
    @DisplayName("takeover of several VIPs, IPv4 and IPv6: every table that led to the other node leads here")
    void several() throws KitException {
        vpc().leadingTo(vpc().b());
        for (TableId table : vpc().tables()) {
            vpc().create(table, SIXTH, vpc().b().eni());
        }
        vpc().create(vpc().tables().get(1), SECOND, vpc().b().eni());
        Run run = on(vpc().a(), ALL);
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().a(), vpc().a());
        assertThat(vpc().targets(SECOND)).containsExactly("-", eni(vpc().a()), "-");
        assertThat(vpc().targets(SIXTH)).containsOnly(eni(vpc().a()));
        assertThat(run.kit().quickCheck(run.ctx())).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("with create-missing an IPv6 VIP gets its routes")
    void createsIpv6() throws KitException {
        Run run = on(vpc().a(), "vip=fd00:99:0:0:0:0:0:10", "create-missing=true");
        run.kit().restore(run.ctx());
        assertThat(vpc().targets(SIXTH)).containsOnly(eni(vpc().a()));
        assertWrites(CREATE, CREATE, CREATE);
    }

    @Test
    @DisplayName("one VIP of several that no table knows is missed by name, and the others are led here")
    void oneMissing() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a(), "vip=10.99.0.10,10.99.0.11");
        assertThat(failedRestore(run)).hasMessageContaining(SECOND + " cannot be led to this node");
        assertTargets(vpc().a(), vpc().a(), vpc().a());
    }

    @Test
    @DisplayName("a trace tells of each VIP")
    void traceOfSeveral() throws KitException {
        vpc().create(vpc().tables().get(0), SIXTH, vpc().a().eni());
        Run run = on(vpc().a(), "vip=10.99.0.10,fd00:99::10");
        assertThat(run.kit().trace(run.ctx()))
                .hasSize(6)
                .filteredOn(trace -> trace.verdict() == Traceable.Verdict.REACHES_THIS_NODE)
                .singleElement()
                .satisfies(trace -> assertThat(trace.from()).endsWith("to " + SIXTH));
    }

    @Test
    @DisplayName("a VIP within a further block of the VPC, IPv4 or IPv6, is refused with the reason")
    void withinFurtherBlocks() throws KitException {
        String block = vpc().addIpv6Block();
        String vip = block.substring(0, block.indexOf("::")) + "::77";
        KitException failure = failedRestore(on(vpc().a(), "vip=" + vip, "create-missing=true"));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.why()).contains("local route").contains("/56");
        assertWrites();
    }

    @Test
    @DisplayName("tables chosen by tag are kept, and others are not")
    void byTag() throws KitException {
        vpc().leadingTo(vpc().b());
        vpc().tag(vpc().tables().get(0), "vip", "yes");
        vpc().tag(vpc().tables().get(1), "vip", "no");
        vpc().tag(vpc().tables().get(2), "Name", "clients");
        Run run = on(vpc().a(), "tables=tag:vip=yes,tag:Name");
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().b(), vpc().a());
        assertThat(run.kit().quickCheck(run.ctx())).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("drift is told before it is repaired")
    void driftIsToldFirst() throws KitException {
        vpc().leadingTo(vpc().a());
        TableId drifted = vpc().tables().get(1);
        vpc().point(drifted, vpc().b().eni());
        Run run = on(vpc().a());
        run.kit().recover(run.ctx());
        List<String> lines = run.ctx().logLines();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("WARN to be repaired: " + drifted + " leads " + SampleVpc.VIP);
        assertThat(lines.getLast()).contains(eni(vpc().b()) + " -> " + eni(vpc().a()));
    }

    @Test
    @DisplayName("nothing is led to an interface that is attached to nothing, and its route is noticed as broken")
    void detached() throws KitException {
        EniId further = vpc().attachTo(vpc().a());
        vpc().create(vpc().tables().get(0), further);
        Run run = on(vpc().a(), "eni=" + further);
        assertThat(run.kit().quickCheck(run.ctx())).isEqualTo(Health.healthy());
        vpc().detach(further);
        assertThat(run.kit().quickCheck(run.ctx())).isInstanceOf(Health.Failed.class);
        KitException failure = failedRestore(run);
        assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
        assertThat(failure.why()).isEqualTo("its " + further + " is attached to no instance");
    }

    @Test
    @DisplayName(
            "an interface that does not exist any more is a failure, not an unknown, and another node may fare better")
    void gone() throws KitException {
        EniId further = vpc().attachTo(vpc().a());
        vpc().detach(further);
        vpc().delete(further);
        Run run = on(vpc().a(), "eni=" + further);
        assertThat(run.kit().quickCheck(run.ctx())).isInstanceOf(Health.Failed.class);
        assertThat(failedRestore(run).kind()).isEqualTo(Kind.BROKEN);
        assertThat(run.kit().trace(run.ctx())).isEmpty();
    }

    @Test
    @DisplayName("the blackhole that another node's lost interface has left is replaced")
    void othersBlackhole() throws KitException {
        EniId further = vpc().attachTo(vpc().b());
        vpc().create(vpc().tables().get(1), further);
        vpc().detach(further);
        Run run = on(vpc().a());
        assertThat(run.kit().quickCheck(run.ctx()))
                .isInstanceOfSatisfying(
                        Health.Failed.class,
                        failed -> assertThat(failed.reason()).contains(further + " (blackhole)"));
        run.kit().restore(run.ctx());
        assertThat(vpc().targets()).containsExactly("-", eni(vpc().a()), "-");
        assertWrites(REPLACE);
    }

    @Test
    @DisplayName("a role is assumed once, and the tables are written with its rights")
    void role() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = withRole();
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().a(), vpc().a());
        assertWrites(REPLACE, REPLACE, REPLACE);
        assertThat(run.kit().quickCheck(run.ctx())).isEqualTo(Health.healthy());
        assertThat(aws().calls()).containsOnlyOnce(ASSUME);
    }

    @Test
    @DisplayName(
            "a role that may not be assumed is named with both policies that must allow it, and nothing is written")
    void roleDenied() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = withRole();
        aws().disturb(ASSUME, Trouble.DENIED, 1);
        KitException failure = failedRestore(run);
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.why())
                .startsWith("role " + SampleNodes.ROLE + " was not assumed: this node's role lacks sts:AssumeRole");
        assertThat(failure.next()).contains("policy of this node's role").contains("trust policy");
        assertTargets(vpc().b(), vpc().b(), vpc().b());
        assertWrites();
    }

    @Test
    @DisplayName("an STS that cannot be reached is unknown for a check and TRANSIENT for a restore")
    void stsUnreachable() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a(), "role=" + SampleNodes.ROLE, "sts-endpoint=http://127.0.0.1:1");
        run.ctx().pass(Duration.ofSeconds(59));
        assertThat(run.kit().quickCheck(run.ctx())).isInstanceOf(Health.Unknown.class);
        assertThat(failedRestore(run).kind()).isEqualTo(Kind.TRANSIENT);
        assertWrites();
    }

    @Test
    @DisplayName("the endpoint of the resource's region is asked, and not another region's")
    void endpointOfTheRegion() throws KitException {
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a(), "endpoint=eu-west-1=http://127.0.0.1:1," + SampleVpc.REGION + "=" + aws().endpoint());
        run.kit().restore(run.ctx());
        assertTargets(vpc().a(), vpc().a(), vpc().a());
    }

    private Run withRole() throws KitException {
        return on(vpc().a(), "role=" + SampleNodes.ROLE, "sts-endpoint=" + aws().endpoint());
    }
}
