package io.genericark.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.Cidr;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import io.genericark.awssim.world.RouteTarget;
import io.genericark.core.NodeId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeeredRegionsTest {
    private static final Cidr VIP = Cidr.of(AwsPlace.VIP + "/32");
    private static final NodeId A = new NodeId("node-a");
    private static final NodeId B = new NodeId("node-b");
    private static final NodeId C = new NodeId("node-c");
    private static final NodeId D = new NodeId("node-d");

    private final AwsWorld world = new AwsWorld();
    private final PeeredRegions regions = regions(world, A, B, C);

    private static PeeredRegions regions(AwsWorld world, NodeId... nodes) {
        return new PeeredRegions(
                world, List.of("region-1", "region-2", "region-3"), List.of(nodes), PeeredRegions.Tables.FEWEST);
    }

    @Test
    void clientsOfEachRegionReachTheLastNodeAtFirst() {
        assertThat(regions.names())
                .allSatisfy(region -> assertThat(regions.reachedFrom(region)).contains(C));
        assertThat(regions.astray(C)).isEmpty();
        assertThat(regions.loops()).isZero();
    }

    @Test
    void aTableIsAstrayUntilItLeadsToTheNodeByTheShortestWay() {
        var home = regions.regionOf(A);
        var left = regions.regionOf(C);
        assertThat(regions.astray(home, A)).hasSize(4);
        assertThat(regions.astray(regions.regionOf(B), A)).hasSize(1);
        assertThat(regions.astray(left, A)).hasSize(4);

        regions.astray(home, A).forEach(table -> leadToNode(home, table));
        assertThat(regions.astray(home, A)).isEmpty();
        assertThat(regions.astray(A)).hasSize(5);
        assertThat(regions.reachedFrom(home)).contains(A);
    }

    @Test
    void aNodeMoreThanRegionsIsInTheFirstOneAgain() {
        var four = regions(new AwsWorld(), A, B, C, D);
        assertThat(four.regionOf(D)).isEqualTo(four.regionOf(A));
        assertThat(four.astray(D)).isEmpty();
        assertThat(four.astray(A)).hasSize(3);
    }

    @Test
    void packetsGoByWayOfTheRegionThatAStaleTableLeadsTo() {
        var passed = regions.passedFrom(regions.regionOf(A));
        assertThat(passed).containsExactly(regions.regionOf(A), regions.regionOf(C));

        leadByPeering(regions.regionOf(A), B);
        assertThat(regions.passedFrom(regions.regionOf(A)))
                .containsExactly(regions.regionOf(A), regions.regionOf(B), regions.regionOf(C));
        assertThat(regions.reachedFrom(regions.regionOf(A))).contains(C);
    }

    @Test
    void packetsThatGoInCirclesAreCounted() {
        leadByPeering(regions.regionOf(A), B);
        leadByPeering(regions.regionOf(B), A);
        assertThat(regions.reachedFrom(regions.regionOf(A))).isEmpty();
        assertThat(regions.loops()).isOne();
    }

    private void leadToNode(String region, String table) {
        world.change(region, r -> {
            if (table.startsWith("tgw-")) {
                var own = r.vpcAttachments().all().getFirst().id();
                r.transitRouting().replace(new TransitTableId(table), VIP, Optional.of(own));
            } else {
                var eni = regions.instance(A).eniId();
                r.routing().replace(new RouteTableId(table), VIP, new RouteTarget.Eni(eni));
            }
            return table;
        });
    }

    private void leadByPeering(String region, NodeId towards) {
        var table = regions.astray(region, towards).getLast();
        world.change(region, r -> {
            var there = r.transit().peerings().stream()
                    .filter(side -> side.other().region().equals(regions.regionOf(towards)))
                    .findFirst()
                    .orElseThrow();
            return r.transitRouting().replace(new TransitTableId(table), VIP, Optional.of(there.id()));
        });
    }
}
