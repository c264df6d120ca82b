package io.genericark.crossregion;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.KitException;
import io.genericark.aws.RequestBudget;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.SimRouteTable;
import io.genericark.crossregion.SampleNet.Corner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Large networks: many regions, accounts and tables, and tables of many routes. */
final class ManyTablesTest extends KitOnSampleNet {

    private static final List<String> ACCOUNTS = List.of("222222222222", "333333333333");
    private static final int ROUTE_TABLES = 400;
    private static final int OF_A_REGION = 60;
    private static final int OF_AN_ACCOUNT = 50;
    private static final int TOLD_AT_ONCE = 1_000;

    private final List<Corner> corners = new ArrayList<>();
    private final List<SimRouteTable> own = new ArrayList<>();

    /** EC2's quota has its own test, and costs time. */
    @Override
    RequestBudget budget() {
        return new RequestBudget(ROUTE_TABLES, ROUTE_TABLES);
    }

    /** Five regions, each peered with each other, whose tables lead the VIP to the first node. */
    private void fiveRegions() {
        AwsWorld world = aws.sim().world();
        List<String> regions = List.of("ap-northeast-1", "us-west-2", "eu-central-1", "us-east-1", "ap-southeast-2");
        for (int i = 0; i < regions.size(); i++) {
            Corner corner = Corner.in(world, String.valueOf((char) ('a' + i)), regions.get(i), 10 + i);
            SampleNet.tag(corner, operator, aws.endpoint());
            corners.add(corner);
        }
        Corner first = corners.getFirst();
        for (Corner one : corners) {
            for (Corner other : corners.subList(corners.indexOf(one) + 1, corners.size())) {
                TransitAttachmentId peering = one.gateway().peer(other.gateway());
                if (one.equals(first)) {
                    other.transitTable().route(VIP, peering);
                }
            }
        }
        first.transitTable().route(VIP, first.attachment());
        for (Corner corner : corners) {
            own.add(lead(corner, corner.table()));
            for (int i = 1; i < OF_A_REGION; i++) {
                own.add(lead(corner, corner.vpc().routeTable()));
            }
        }
    }

    private SimRouteTable lead(Corner corner, SimRouteTable table) {
        return corner.equals(corners.getFirst())
                ? table.route(VIP, corner.node())
                : table.route(VIP, corner.gateway().id());
    }

    @Test
    @DisplayName(
            "400 route tables of five regions and three accounts come to lead to the new node, by few calls for a look")
    void fourHundred() throws KitException {
        fiveRegions();
        List<OtherAccount> others = ACCOUNTS.stream()
                .map(account -> OtherAccount.attachedTo(
                        corners.get(2 + ACCOUNTS.indexOf(account)), account, OF_AN_ACCOUNT - 1, aws, operator))
                .toList();
        assertThat(own.size()
                        + others.stream().mapToInt(it -> it.tables().size()).sum())
                .isEqualTo(ROUTE_TABLES);
        Corner next = corners.get(1);
        Run run = on(
                next,
                "create-missing=true",
                "roles="
                        + String.join(
                                ",", ACCOUNTS.stream().map(OtherAccount::role).toList()),
                "sts-endpoint=" + aws.endpoint());
        run.restore();
        assertThat(run.ctx().warnings()).isEmpty();
        assertThat(others).allSatisfy(it -> {
            assertThat(it.tables())
                    .allSatisfy(table -> assertThat(it.target(table)).isPresent());
            assertThat(it.arrival(aws)).isEqualTo(next.eni());
        });
        assertThat(own.stream()
                        .map(table -> String.valueOf(table.target(VIP).orElseThrow()))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(next.eni()),
                                corners.stream()
                                        .filter(corner -> !corner.equals(next))
                                        .map(corner -> corner.gateway().id().value()))
                        .toList());
        assertThat(corners)
                .allSatisfy(corner -> assertThat(
                                aws.sim().world().packet(corner.subnet().id(), ADDRESS))
                        .isInstanceOfSatisfying(
                                PacketResult.Delivered.class,
                                delivered -> assertThat(delivered.eni().value()).isEqualTo(next.eni())));
        aws.forgetCalls();
        run.restore();
        assertThat(writes()).isEmpty();
        assertThat(aws.calls()).hasSizeLessThan(ROUTE_TABLES / 2);
    }

    @Test
    @DisplayName("a gateway's table of more routes than EC2 tells at once is asked for in parts")
    void manyRoutes() throws KitException {
        SampleNet net = mesh().leadingToA(VIP);
        for (int i = 0; i < TOLD_AT_ONCE; i++) {
            String block = "172.%d.%d.0/24".formatted(i / 256, i % 256);
            if (i % 2 == 0) {
                net.c.transitTable().blackhole(block);
            } else {
                net.c.transitTable().route(block, net.peering("ac"));
            }
        }
        Run run = on(net.b);
        run.restore();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
        assertThat(run.ctx().warnings()).isEmpty();
    }

    @Test
    @DisplayName("a table of which EC2 does not tell all routes in any part is left alone, and a warning names it")
    void tooManyRoutes() throws KitException {
        SampleNet net = mesh().leadingToA(VIP);
        for (int i = 0; i < TOLD_AT_ONCE; i++) {
            net.c.transitTable().route("172.%d.%d.0/24".formatted(i / 256, i % 256), net.peering("ac"));
        }
        Run run = on(net.b);
        run.restore();
        assertThat(net.arrivals(ADDRESS)).containsEntry("a", net.b.eni()).containsEntry("b", net.b.eni());
        assertWarned(run, net.c.transitTable().id().value());
        assertThat(net.targets(VIP)).containsEntry("c tgw", net.peering("ac").value());
    }
}
