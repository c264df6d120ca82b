package io.genericark.crossregion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.awssim.faults.CallLog.Call;
import io.genericark.awssim.faults.CallLog.Outcome;
import io.genericark.awssim.faults.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What goes wrong in regions, tables and calls while VIPs move between them. */
final class RegionFaultsTest extends KitOnSampleNet {

    /** From A to B: the tables of both, and that of C's gateway. */
    private static final int CHANGES = 5;

    private SampleNet net;

    @BeforeEach
    void build() {
        net = mesh().leadingToA(VIP);
    }

    private void down(SampleNet.Corner corner) {
        aws.sim().faults().regionDown(corner.region().name());
    }

    private void heal() {
        aws.sim().faults().clear();
    }

    @Test
    @DisplayName(
            "the old owner's region is dead: all others lead to the new owner; once it answers the check says drifted and recover repairs it")
    void ownersRegionDead() throws KitException {
        down(net.a);
        Run run = on(net.b);
        run.restore();
        assertThat(net.arrivals(ADDRESS)).containsEntry("b", net.b.eni()).containsEntry("c", net.b.eni());
        assertWarned(run, net.a.region().name(), "could not be read");
        assertThat(run.kit().quickCheck(run.ctx()))
                .isInstanceOfSatisfying(
                        Health.Healthy.class,
                        healthy -> assertThat(healthy.warning().orElse(""))
                                .contains(net.a.region().name() + " 123456789012 could not be read"));
        heal();
        aws.forgetCalls();
        assertThat(run.kit().quickCheck(run.ctx()))
                .isInstanceOfSatisfying(
                        Health.Drifted.class,
                        drifted -> assertThat(drifted.reason())
                                .contains(
                                        net.a.table().id().value(),
                                        net.a.transitTable().id().value()));
        assertThat(writes()).isEmpty();
        run.kit().recover(run.ctx());
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
        assertThat(run.kit().quickCheck(run.ctx())).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("a third region is dead and heals: any later owner repairs what it lacks")
    void thirdRegionDead() throws KitException {
        down(net.c);
        on(net.b).restore();
        assertThat(net.arrivals(ADDRESS)).containsEntry("a", net.b.eni()).containsEntry("b", net.b.eni());
        heal();
        Run back = on(net.a);
        assertThat(back.kit().quickCheck(back.ctx())).isInstanceOf(Health.Failed.class);
        back.restore();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.a));
    }

    @Test
    @DisplayName("a region that never answers is waited for as long as one call may take, and holds up no other")
    void regionHangs() throws KitException {
        aws.sim().faults().regionHangs(net.c.region().name());
        Run run = on(net.b);
        run.ctx().callsAtMost(Duration.ofSeconds(5));
        run.restore();
        assertThat(net.arrivals(ADDRESS)).containsEntry("a", net.b.eni()).containsEntry("b", net.b.eni());
        assertWarned(run, net.c.region().name(), "could not be read");
        assertThat(aws.sim().log().calls("ReplaceRoute"))
                .extracting(Call::region)
                .doesNotContain(net.c.region().name());
    }

    @Test
    @DisplayName("a region whose writes fail after it was read is given up, and the restore succeeds with a warning")
    void writesFail() throws KitException {
        String dead = net.c.region().name();
        aws.sim().faults().add(Fault.on(dead, "ReplaceTransitGatewayRoute").refused());
        Run run = on(net.b);
        run.ctx().callsAtMost(Duration.ofSeconds(20));
        run.restore();
        assertThat(net.arrivals(ADDRESS)).containsEntry("a", net.b.eni()).containsEntry("b", net.b.eni());
        assertWarned(run, "still owed", net.c.transitTable().id().value(), "recover");
        assertThat(run.ctx().passed().stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(run.kit().quickCheck(run.ctx())).isInstanceOf(Health.Drifted.class);
        heal();
        run.kit().recover(run.ctx());
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
    }

    @Test
    @DisplayName("the own region's API is dead: a check is unknown, and a restore fails without writing anywhere")
    void ownRegionDead() throws KitException {
        down(net.b);
        Run run = on(net.b);
        run.ctx().within(Duration.ofSeconds(5));
        assertThat(run.kit().quickCheck(run.ctx())).isInstanceOf(Health.Unknown.class);
        assertThat(failedRestore(run).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(writes()).isEmpty();
    }

    @Test
    @DisplayName("a peering is deleted: the region behind it takes the way round, and its VPC's table stays")
    void peeringDeleted() throws KitException {
        net.b.gateway().endPeering(net.peering("bc"));
        Run run = on(net.b);
        run.restore();
        assertThat(net.arrivals(ADDRESS))
                .containsOnly(Map.entry("a", net.b.eni()), Map.entry("b", net.b.eni()), Map.entry("c", net.b.eni()));
    }

    @Test
    @DisplayName("a region that no peering joins any more keeps its routes, and a warning names its tables")
    void cutOff() throws KitException {
        net.b.gateway().endPeering(net.peering("bc"));
        net.a.gateway().endPeering(net.peering("ac"));
        Map<String, String> before = net.targets(VIP);
        Run run = on(net.b, "regions=us-west-2,eu-central-1,ap-northeast-1");
        run.restore();
        assertThat(net.targets(VIP))
                .containsEntry("c vpc", before.get("c vpc"))
                .containsEntry("c tgw", before.get("c tgw"))
                .containsEntry("a vpc", net.a.gateway().id().value());
        assertWarned(run, net.c.transitTable().id().value(), "is left as it is");
    }

    @Test
    @DisplayName("a more specific foreign route is never touched; a deep check names its table as the first wrong one")
    void foreign() throws KitException {
        var internet = net.c.vpc().internetGateway();
        net.c.table().deleteRoute(VIP).route(VIP, internet);
        Run run = on(net.b);
        run.restore();
        assertThat(net.targets(VIP)).containsEntry("c vpc", internet.value());
        assertWarned(run, "left alone", net.c.table().id().value());
        assertThat(run.kit().deepCheck(run.ctx()))
                .isInstanceOfSatisfying(
                        Health.Healthy.class,
                        healthy -> assertThat(healthy.warning().orElse(""))
                                .contains(
                                        "leaves through " + internet,
                                        "first wrong: " + net.c.table().id()));
    }

    @Test
    @DisplayName("somebody deletes a route during the move: it is looked at again and made anew")
    void edited() throws KitException {
        Run run = on(net.b, "create-missing=true");
        aws.sim().faults().add(Fault.on(net.b.region().name(), "ReplaceRoute").hang());
        CompletableFuture<@Nullable KitException> move = CompletableFuture.supplyAsync(() -> failedRestore(run));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !aws.sim().log().calls("ReplaceRoute").isEmpty());
        net.c.transitTable().deleteRoute(VIP);
        heal();
        assertThat(move.join()).isNull();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
        assertThat(aws.calls()).contains("CreateTransitGatewayRoute");
    }

    @Test
    @DisplayName("a route that somebody edits afterwards is drift, which a check names and recover puts right")
    void editedAfterwards() throws KitException {
        Run run = on(net.b);
        run.restore();
        net.c.transitTable().replaceRoute(VIP, net.peering("ac"));
        aws.forgetCalls();
        assertThat(run.kit().deepCheck(run.ctx()))
                .isInstanceOfSatisfying(
                        Health.Drifted.class,
                        drifted -> assertThat(drifted.reason())
                                .contains(net.c.transitTable().id().value()));
        assertThat(writes()).isEmpty();
        run.kit().recover(run.ctx());
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
    }

    @Test
    @DisplayName("a throttled write is made when AWS lets it")
    void throttled() throws KitException {
        aws.sim()
                .faults()
                .add(Fault.on(Fault.ANY, "ReplaceTransitGatewayRoute")
                        .throttle()
                        .times(5));
        Run run = on(net.b);
        run.restore();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
        assertThat(run.ctx().warnings()).isEmpty();
    }

    @Test
    @DisplayName("a write whose answer was lost is looked at and not made again")
    void lostReply() throws KitException {
        aws.sim()
                .faults()
                .add(Fault.on(Fault.ANY, "ReplaceTransitGatewayRoute")
                        .lostReply()
                        .times(3));
        Run run = on(net.b);
        run.restore();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
        assertThat(aws.sim().log().calls("ReplaceTransitGatewayRoute"))
                .filteredOn(call -> call.outcome() == Outcome.ANSWERED || call.outcome() == Outcome.PERFORMED_BUT_LOST)
                .extracting(call -> call.parameters().get("TransitGatewayRouteTableId"))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    @DisplayName("an owner that dies half-way at any write leaves no loop, and another one finishes")
    void halfWay() throws KitException {
        for (int made = 0; made <= CHANGES; made++) {
            on(net.a).restore();
            Run dying = on(net.b);
            dying.ctx().gateClosesAfter(made);
            if (made < CHANGES) {
                assertThat(failedRestore(dying).why()).isEqualTo("the gate is closed");
            } else {
                dying.restore();
            }
            assertThat(writes()).hasSize(made);
            assertThat(net.arrivals(ADDRESS).values()).noneMatch(arrival -> arrival.startsWith("LOOP"));
            on(net.c).restore();
            assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.c));
        }
    }

    @Test
    @DisplayName("of two nodes with different epochs the older one writes nothing")
    void twoOwners() throws KitException {
        on(net.b).restore();
        Run old = on(net.a);
        old.ctx().gateClosesAfter(0);
        assertThat(failedRestore(old).why()).isEqualTo("the gate is closed");
        assertThat(writes()).isEmpty();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
    }

    @Test
    @DisplayName("changes are written from the node outwards: no table before those that it leads to")
    void insideOut() throws KitException {
        on(net.b).restore();
        Map<String, Integer> numbers = new HashMap<>();
        for (Call call : aws.sim().log().calls()) {
            if (call.action().startsWith("Replace")) {
                String table = call.parameters().containsKey("RouteTableId")
                        ? call.parameters().get("RouteTableId")
                        : call.parameters().get("TransitGatewayRouteTableId");
                numbers.put(String.valueOf(table), numbers.size());
            }
        }
        for (SampleNet.Corner corner : List.of(net.a, net.c)) {
            assertThat(numbers.get(net.b.table().id().value()))
                    .isLessThan(numbers.get(net.b.transitTable().id().value()));
            assertThat(numbers.get(net.b.transitTable().id().value()))
                    .isLessThan(numbers.get(corner.transitTable().id().value()));
        }
    }
}
