package io.genericark.awssim;

import static io.genericark.awssim.TransitNet.ADDRESS;
import static io.genericark.awssim.TransitNet.VIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.PacketResult.Delivered;
import io.genericark.awssim.world.PacketResult.Dropped;
import io.genericark.awssim.world.PacketResult.LeavesVpc;
import io.genericark.awssim.world.PacketResult.Lookup;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.SimVpc;
import io.genericark.awssim.world.SourceDestCheck;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransitDataPlaneTest {
    private final TransitNet net = new TransitNet();

    static Stream<Arguments> ways() {
        return Stream.of(
                row("a peering leads to the owner's region", n -> {}, n -> n.placeB.a(), "A"),
                row("two peerings lead there by way of a third region", n -> {}, n -> n.placeC.b(), "A"),
                row(
                        "an attachment serves only the zones that it has a subnet in",
                        n -> {
                            n.placeB.gateway().detach(n.placeB.attachment());
                            n.placeB.gateway().attach(n.placeB.vpc(), n.placeB.a());
                        },
                        n -> n.placeB.b(),
                        "NO_ATTACHMENT_IN_ZONE"),
                row(
                        "a VPC route is a blackhole once the attachment is deleted",
                        n -> n.placeB.gateway().detach(n.placeB.attachment()),
                        n -> n.placeB.a(),
                        "BLACKHOLE"),
                row(
                        "a transit route is a blackhole once its attachment is deleted",
                        n -> n.placeA.gateway().detach(n.placeA.attachment()),
                        n -> n.placeB.a(),
                        "BLACKHOLE"),
                row(
                        "a transit route is a blackhole once its peering is deleted, from either side",
                        n -> n.placeA.gateway().endPeering(n.peeringAB),
                        n -> n.placeB.a(),
                        "BLACKHOLE"),
                row(
                        "a static blackhole drops",
                        n -> n.placeB.gateway().defaultTable().deleteRoute(VIP).blackhole(VIP),
                        n -> n.placeB.a(),
                        "BLACKHOLE"),
                row(
                        "a table without a route drops",
                        n -> n.placeA.gateway().defaultTable().deleteRoute(VIP),
                        n -> n.placeB.a(),
                        "NO_ROUTE"),
                row(
                        "the table of the attachment by which a packet came decides",
                        n -> n.placeB.gateway().table("other").associate(n.placeB.attachment()),
                        n -> n.placeB.a(),
                        "NO_ROUTE"),
                row(
                        "the association of a VPC is not that of a peering",
                        n -> n.placeB.gateway().table("other").associate(n.placeB.attachment()),
                        n -> n.placeC.a(),
                        "A"),
                row(
                        "a more specific route of a transit gateway wins",
                        n -> n.placeB
                                .gateway()
                                .defaultTable()
                                .deleteRoute(VIP)
                                .route("10.99.0.0/16", n.peeringAB)
                                .blackhole("10.99.0.0/24"),
                        n -> n.placeB.a(),
                        "BLACKHOLE"),
                row(
                        "gateways that send a packet to each other make a loop",
                        n -> n.placeA.gateway().defaultTable().replaceRoute(VIP, n.peeringAB),
                        n -> n.placeB.a(),
                        "LOOP"),
                row(
                        "a VPC that sends a packet back makes a loop",
                        n -> {
                            n.placeB.gateway().defaultTable().replaceRoute(VIP, n.placeB.attachment());
                        },
                        n -> n.placeB.a(),
                        "LOOP"),
                row(
                        "the table of the attachment's subnet decides in the owner's VPC",
                        n -> n.placeA.vpc().routeTable().associate(n.placeA.a()),
                        n -> n.placeB.a(),
                        "NO_ROUTE"),
                row(
                        "the source/dest check of the owner drops",
                        n -> n.placeA.node().sourceDestCheck(SourceDestCheck.ON),
                        n -> n.placeB.a(),
                        "SOURCE_DEST_CHECK"),
                row(
                        "the owner's own region needs no peering",
                        n -> n.placeA.gateway().endPeering(n.peeringAB),
                        n -> n.placeA.b(),
                        "A"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void thePacketToTheVip(String name, Consumer<TransitNet> given, Source from, String expected) {
        given.accept(net);
        PacketResult result = from.in(net).packet(ADDRESS);
        assertThat(verdict(result)).as("%s: %s", name, result).isEqualTo(expected);
        assertThat(result.reason()).isNotEmpty();
    }

    @Test
    @DisplayName("the answer names every table on the way, with its region")
    void tables() {
        assertThat(net.placeC.a().packet(ADDRESS).passed())
                .extracting(Lookup::region, it -> it.table().value().startsWith("tgw-rtb"))
                .containsExactly(
                        tuple("us-west-2", false),
                        tuple("us-west-2", true),
                        tuple("ap-northeast-3", true),
                        tuple("ap-northeast-1", true),
                        tuple("ap-northeast-1", false));
    }

    @Test
    @DisplayName("propagated routes lead between VPCs of one gateway without any static one")
    void propagated() {
        SimVpc vpc = net.placeA.region().vpc("10.20.0.0/16");
        SimSubnet subnet = vpc.subnet("10.20.1.0/24", net.placeA.region().name() + "a");
        net.placeA.gateway().attach(vpc);
        vpc.mainRouteTable().route("10.0.0.0/8", net.placeA.gateway().id());
        assertThat(verdict(subnet.packet("10.10.1.10"))).isEqualTo("A");
    }

    @Test
    @DisplayName("an isolated region keeps its own packets and passes no others, until the fault is cleared")
    void isolated() {
        try (AwsSim sim = AwsSim.start(net.world)) {
            sim.faults().isolate("ap-northeast-3");
            assertThat(verdict(net.placeB.a().packet(ADDRESS))).isEqualTo("PEERING_CUT");
            assertThat(verdict(net.placeC.a().packet(ADDRESS))).isEqualTo("PEERING_CUT");
            assertThat(verdict(net.placeA.b().packet(ADDRESS))).isEqualTo("A");
            sim.faults().clear();
            assertThat(verdict(net.placeC.a().packet(ADDRESS))).isEqualTo("A");
        }
    }

    @Test
    @DisplayName("a peering is cut alone, or one way only")
    void cut() {
        try (AwsSim sim = AwsSim.start(net.world)) {
            sim.faults().cut(net.peeringBC.value());
            assertThat(verdict(net.placeC.a().packet(ADDRESS))).isEqualTo("PEERING_CUT");
            assertThat(verdict(net.placeB.a().packet(ADDRESS))).isEqualTo("A");
            sim.faults().clear();
            sim.faults().add(Fault.on("ap-northeast-3", "*").cut(net.peeringBC.value()));
            assertThat(verdict(net.placeC.a().packet(ADDRESS))).isEqualTo("A");
        }
    }

    @Test
    @DisplayName("with slow routes packets follow the old tables until the time is over, and see at once what is gone")
    void slowRoutes() {
        net.placeB.vpc().mainRouteTable().deleteRoute(VIP).route(VIP, net.placeB.node());
        try (AwsSim sim = AwsSim.start(net.world)) {
            sim.faults().slowRoutes("*", Duration.ofSeconds(3));
            assertThat(verdict(net.placeB.a().packet(ADDRESS))).isEqualTo("B");
            net.pass(Duration.ofSeconds(60));
            net.placeB
                    .vpc()
                    .mainRouteTable()
                    .deleteRoute(VIP)
                    .route(VIP, net.placeB.gateway().id());
            net.pass(Duration.ofSeconds(2));
            assertThat(verdict(net.placeB.a().packet(ADDRESS))).isEqualTo("B");
            net.placeB.gateway().defaultTable().replaceRoute(VIP, net.placeB.attachment());
            net.pass(Duration.ofSeconds(1));
            assertThat(verdict(net.placeB.a().packet(ADDRESS))).isEqualTo("A");
            net.placeA.node().stop();
            assertThat(verdict(net.placeB.a().packet(ADDRESS))).isEqualTo("BLACKHOLE");
            net.placeA.node().start();
            net.pass(Duration.ofSeconds(2));
            assertThat(verdict(net.placeB.a().packet(ADDRESS))).isEqualTo("LOOP");
        }
    }

    @Test
    @DisplayName("when the fault is removed the new tables are followed at once")
    void routesAreFastAgain() {
        try (AwsSim sim = AwsSim.start(net.world)) {
            sim.faults().slowRoutes("ap-northeast-3", Duration.ofHours(1));
            net.placeB.gateway().defaultTable().deleteRoute(VIP);
            assertThat(verdict(net.placeB.a().packet(ADDRESS))).isEqualTo("A");
            sim.faults().clear();
            assertThat(verdict(net.placeB.a().packet(ADDRESS))).isEqualTo("NO_ROUTE");
        }
    }

    interface Source {
        SimSubnet in(TransitNet net);
    }

    private String verdict(PacketResult result) {
        return switch (result) {
            case Delivered d ->
                d.instance().equals(net.placeA.node().id())
                        ? "A"
                        : d.instance().equals(net.placeB.node().id()) ? "B" : "elsewhere";
            case LeavesVpc l -> "leaves";
            case Dropped d -> d.cause().name();
        };
    }

    private static Arguments row(String name, Consumer<TransitNet> given, Source from, String expected) {
        return Arguments.of(name, given, from, expected);
    }
}
