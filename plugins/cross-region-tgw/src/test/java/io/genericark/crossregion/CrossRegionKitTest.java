package io.genericark.crossregion;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight;
import io.genericark.api.Preflight.Severity;
import io.genericark.api.Traceable;
import io.genericark.aws.Change;
import io.genericark.aws.EniId;
import io.genericark.aws.standin.PolicyWatch;
import io.genericark.awssim.faults.CallLog.Call;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.SourceDestCheck;
import io.genericark.crossregion.plan.Plan;
import io.genericark.crossregion.plan.Scope;
import io.genericark.crossregion.plan.Wanted;
import io.genericark.crossregion.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the kit does with three regions: the writes it makes, the routes it leaves, and what it says. */
final class CrossRegionKitTest extends KitOnSampleNet {

    @RegisterExtension
    static final PolicyWatch POLICY = new PolicyWatch("cross-region-tgw", KIT_KEY)
            .notOnAwsSim("ec2:GetManagedPrefixListEntries", "ec2:ModifyTransitGatewayPrefixListReference");

    private SampleNet net;

    @BeforeEach
    void build() {
        POLICY.watch(aws);
        net = mesh().leadingToA(VIP);
    }

    @Test
    @DisplayName(
            "takeover: every table of every region comes to lead to the new node, and packets from everywhere arrive there")
    void takeover() throws KitException {
        Run run = on(net.b);
        run.restore();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
        assertThat(net.arrivals(ADDRESS))
                .containsOnly(Map.entry("a", net.b.eni()), Map.entry("b", net.b.eni()), Map.entry("c", net.b.eni()));
        assertThat(run.ctx().warnings()).isEmpty();
        assertThat(run.kit().quickCheck(run.ctx())).isEqualTo(Health.healthy());
        assertThat(run.kit().deepCheck(run.ctx())).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("from any node to any other and back, and a restore where all is so writes nothing")
    void aroundAndTwice() throws KitException {
        for (SampleNet.Corner owner : List.of(net.c, net.b, net.a, net.c)) {
            on(owner).restore();
            assertThat(net.targets(VIP)).isEqualTo(net.allTo(owner));
        }
        on(net.c).restore();
        assertThat(writes()).isEmpty();
    }

    @Test
    @DisplayName("without regions the peerings are followed: over B to C, which the node's gateway does not know")
    void follows() throws KitException {
        net.a.gateway().endPeering(net.peering("ac"));
        net.c.transitTable().replaceRoute(VIP, net.peering("bc"));
        on(net.c).restore();
        assertThat(net.arrivals(ADDRESS).values()).containsOnly(net.c.eni());
        on(net.a).restore();
        assertThat(net.arrivals(ADDRESS).values()).containsOnly(net.a.eni());
    }

    @Test
    @DisplayName("with regions no other one is asked or written")
    void regions() throws KitException {
        on(net.b, "regions=" + net.a.region().name()).restore();
        assertThat(regionsAsked())
                .containsExactlyInAnyOrder(net.a.region().name(), net.b.region().name());
        assertThat(net.arrivals(ADDRESS)).containsEntry("a", net.b.eni()).containsEntry("b", net.b.eni());
    }

    @Test
    @DisplayName(
            "with create-missing every table gets the route, without it those that have none are left and told of by a preflight")
    void createMissing() throws KitException {
        net.corners().forEach(corner -> {
            corner.table().deleteRoute(VIP);
            corner.transitTable().deleteRoute(VIP);
        });
        KitException refused = failedRestore(on(net.b));
        assertThat(refused.next()).contains("create-missing=true");
        assertThat(writes()).isEmpty();
        Run run = on(net.b, "create-missing=true");
        run.restore();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
        net.c.transitTable().deleteRoute(VIP);
        Run leaving = on(net.b);
        leaving.restore();
        assertThat(writes()).isEmpty();
        assertThat(leaving.kit().preflight(leaving.ctx()))
                .anySatisfy(finding -> assertThat(finding.why() + finding.what())
                        .contains(net.c.transitTable().id().value(), "create-missing is off"));
    }

    @Test
    @DisplayName("a source/dest check that is on is switched off")
    void check() throws KitException {
        net.b.node().sourceDestCheck(SourceDestCheck.ON);
        on(net.b).restore();
        assertThat(net.arrivals(ADDRESS).values()).containsOnly(net.b.eni());
    }

    @Test
    @DisplayName("excluded tables are not written")
    void excluded() throws KitException {
        Run run = on(net.b, "exclude-tables=" + net.c.transitTable().id());
        run.restore();
        assertThat(net.targets(VIP))
                .containsEntry("c tgw", net.peering("ac").value())
                .containsEntry("a tgw", net.peering("ab").value());
    }

    @Test
    @DisplayName("IPv4 and IPv6 VIPs of one resource move together")
    void bothFamilies() throws KitException {
        net.leadingToA("fd99::10/128");
        on(net.c, "vip=10.99.0.10,fd99::10").restore();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.c));
        assertThat(net.targets("fd99::10/128")).isEqualTo(net.allTo(net.c));
    }

    @Test
    @DisplayName("nodes are known by a list instead of by their tags")
    void listedNodes() throws KitException {
        String nodes = "nodes=node-a=" + net.a.eni() + ",node-b=" + net.b.eni() + ",node-c=" + net.c.eni();
        on(net.b, nodes, "node-tag=none").restore();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
    }

    @Test
    @DisplayName(
            "a route to an interface of no node is somebody else's; a preflight says that the others are not known")
    void unknownNodes() throws KitException {
        Run run = on(net.b, "node-tag=of-another-cluster");
        run.restore();
        assertThat(net.targets(VIP)).containsEntry("a vpc", net.a.eni());
        assertWarned(run, "left alone", net.a.table().id().value());
        assertThat(run.kit().preflight(run.ctx()))
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .anySatisfy(finding -> assertThat(finding.next()).contains("node-tag"));
    }

    @Test
    @DisplayName("a dry run tells the steps and writes nothing; where all is so it has none")
    void plan() throws KitException {
        Run run = on(net.b);
        Plannable.Plan plan = run.kit().plan(run.ctx());
        assertThat(plan.steps())
                .extracting(Plannable.Step::target)
                .contains(net.c.region().name() + " " + net.c.transitTable().id() + " " + VIP);
        assertThat(writes()).isEmpty();
        run = on(net.a);
        assertThat(run.kit().plan(run.ctx()).steps()).isEmpty();
    }

    @Test
    @DisplayName("a preflight has EC2 try the writes in every region, also those that a restore need not make now")
    void preflight() throws KitException {
        Run run = on(net.a);
        assertThat(run.kit().preflight(run.ctx()))
                .extracting(Preflight.Finding::severity)
                .containsOnly(Severity.OK);
        assertThat(writes()).contains("ReplaceRoute", "ReplaceTransitGatewayRoute", "ModifyNetworkInterfaceAttribute");
        assertThat(regionsOf("ReplaceTransitGatewayRoute")).hasSize(3);
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.a));
        aws.sim()
                .faults()
                .add(Fault.on(net.c.region().name(), "ReplaceTransitGatewayRoute")
                        .denied());
        aws.sim().faults().add(Fault.on(net.a.region().name(), "ReplaceRoute").denied());
        assertThat(run.kit().preflight(run.ctx()))
                .filteredOn(finding -> finding.severity() != Severity.OK)
                .extracting(finding -> finding.severity() + " " + finding.what())
                .containsExactlyInAnyOrder(
                        "WARNING ec2:ReplaceTransitGatewayRoute in "
                                + net.c.transitTable().id() + " (eu-central-1 123456789012)",
                        "ERROR ec2:ReplaceRoute in " + net.a.table().id() + " (ap-northeast-1 123456789012)");
    }

    @Test
    @DisplayName("a trace follows packets there and back from every region, to this node or to another one")
    void trace() throws KitException {
        Run run = on(net.a);
        assertThat(run.kit().trace(run.ctx()))
                .hasSize(6)
                .extracting(Traceable.Trace::verdict)
                .contains(Traceable.Verdict.REACHES_THIS_NODE);
        run = on(net.b);
        assertThat(run.kit().trace(run.ctx()))
                .filteredOn(trace -> !trace.from().startsWith("back"))
                .hasSize(3)
                .extracting(Traceable.Trace::verdict)
                .containsOnly(Traceable.Verdict.REACHES_ANOTHER);
    }

    @Test
    @DisplayName(
            "a check looks at the own region and at one other in turn, and never writes; a deep check looks at all")
    void inTurn() throws KitException {
        Run run = on(net.a);
        run.restore();
        Set<String> others = new TreeSet<>();
        for (int i = 0; i < 2; i++) {
            aws.forgetCalls();
            assertThat(run.kit().quickCheck(run.ctx())).isEqualTo(Health.healthy());
            assertThat(regionsAsked()).hasSize(2).contains(net.a.region().name());
            others.addAll(regionsAsked());
        }
        assertThat(others).hasSize(3);
        aws.forgetCalls();
        assertThat(run.kit().deepCheck(run.ctx())).isEqualTo(Health.healthy());
        assertThat(regionsAsked()).hasSize(3);
    }

    @Test
    @DisplayName("drift in a region is found when its turn comes")
    void driftInTurn() throws KitException {
        Run run = on(net.a);
        run.restore();
        net.c.transitTable().replaceRoute(VIP, net.peering("bc"));
        List<Health> checks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            checks.add(run.kit().quickCheck(run.ctx()));
        }
        assertThat(checks)
                .anyMatch(health -> health instanceof Health.Drifted drifted
                        && drifted.reason().contains(net.c.transitTable().id().value()));
    }

    @Test
    @DisplayName("an interface that is gone or attached to nothing fails a check")
    void interfaceGone() throws KitException {
        Run run = on(net.a, "eni=eni-0123456789abcdef0");
        assertThat(run.kit().quickCheck(run.ctx()))
                .isInstanceOfSatisfying(
                        Health.Failed.class,
                        failed -> assertThat(failed.reason()).contains("does not exist"));
        String loose = net.a.subnet().networkInterface("10.10.1.77").value();
        run = on(net.a, "eni=" + loose);
        assertThat(run.kit().quickCheck(run.ctx()))
                .isInstanceOfSatisfying(
                        Health.Failed.class,
                        failed -> assertThat(failed.reason()).contains(loose, "attached to no instance"));
    }

    @Test
    @DisplayName("the warm-up asks EC2 nothing, and the kit works after it")
    void warmUp() throws KitException {
        Run run = on(net.b);
        run.kit().warmUp();
        assertThat(aws.calls()).isEmpty();
        run.restore();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
    }

    @Test
    @DisplayName("tables of another account are kept with the rights of its role, and left alone without one")
    void accounts() throws KitException {
        OtherAccount other = OtherAccount.attachedTo(net.c, aws, operator);
        Run without = on(net.b, "create-missing=true");
        without.restore();
        assertThat(other.target()).isEmpty();
        assertThat(without.kit().preflight(without.ctx()))
                .anySatisfy(finding -> assertThat(finding.why()).contains(other.vpc(), "no roles"));
        Run with = on(net.b, "create-missing=true", "roles=" + OtherAccount.ROLE, "sts-endpoint=" + aws.endpoint());
        with.restore();
        assertThat(other.target()).contains(net.c.gateway().id().value());
        assertThat(aws.sim().log().calls("CreateRoute"))
                .singleElement()
                .extracting(Call::caller)
                .isNotEqualTo(KIT_KEY);
        assertThat(other.arrival(aws)).isEqualTo(net.b.eni());
    }

    @Test
    @DisplayName("a snapshot holds what a restore goes by: a rehearsal on it plans the same writes")
    void snapshot() throws KitException {
        Run run = on(net.b);
        Snapshot stored = Snapshot.read(run.kit().snapshot(run.ctx()));
        Plan rehearsed = Plan.of(
                new Wanted(stored.vips(), new EniId(net.b.eni()), Scope.all(Scope.Missing.LEAVE)), stored.topology());
        assertThat(rehearsed.changes())
                .extracting(Change::step)
                .isNotEmpty()
                .isEqualTo(run.kit().plan(run.ctx()).steps());
        assertThat(writes()).isEmpty();
    }

    private Set<String> regionsAsked() {
        return aws.sim().log().calls().stream()
                .filter(call -> call.service().equals("ec2"))
                .map(Call::region)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> regionsOf(String action) {
        return aws.sim().log().calls(action).stream().map(Call::region).collect(Collectors.toSet());
    }
}
