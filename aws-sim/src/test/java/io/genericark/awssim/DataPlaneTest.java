package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.REGION;
import static io.genericark.awssim.OneVpc.VIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.PacketResult.Delivered;
import io.genericark.awssim.world.PacketResult.Dropped;
import io.genericark.awssim.world.PacketResult.LeavesVpc;
import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.SimVpc;
import io.genericark.awssim.world.SourceDestCheck;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataPlaneTest {

    /** A VPC in which the VIP leads to node-a in the main table; the client's subnet has a table of its own. */
    static final class Net {
        final AwsWorld world = new AwsWorld();
        final SimVpc vpc = world.region(REGION).vpc("10.1.0.0/16");
        final SimSubnet nodes = vpc.subnet("10.1.1.0/24", REGION + "a");
        final SimSubnet clients = vpc.subnet("10.1.9.0/24", REGION + "b");
        final SimInstance nodeA = nodes.instance("node-a", "10.1.1.10").sourceDestCheck(SourceDestCheck.OFF);
        final SimInstance nodeB = nodes.instance("node-b", "10.1.1.11").sourceDestCheck(SourceDestCheck.OFF);

        Net() {
            vpc.mainRouteTable().route(VIP, nodeA);
        }

        String fromClients(String to) {
            return verdict(clients.packet(to));
        }

        String verdict(PacketResult result) {
            return switch (result) {
                case Delivered d -> d.instance().equals(nodeA.id()) ? "node-a" : "node-b";
                case LeavesVpc l -> l.gateway().id().value().substring(0, 3);
                case Dropped d -> d.cause().name();
            };
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                row("the main table serves a subnet without its own", n -> {}, "10.99.0.10", "node-a"),
                row(
                        "an associated table replaces the main one",
                        n -> n.vpc.routeTable().associate(n.clients),
                        "10.99.0.10",
                        "NO_ROUTE"),
                row(
                        "an associated table may lead elsewhere",
                        n -> n.vpc.routeTable().associate(n.clients).route(VIP, n.nodeB),
                        "10.99.0.10",
                        "node-b"),
                row(
                        "the longest prefix wins",
                        n -> n.vpc.mainRouteTable().route("10.99.0.0/16", n.nodeB),
                        "10.99.0.10",
                        "node-a"),
                row(
                        "the shorter prefix takes the rest",
                        n -> n.vpc.mainRouteTable().route("10.99.0.0/16", n.nodeB),
                        "10.99.0.11",
                        "node-b"),
                row(
                        "a blackhole does not fall back",
                        n -> {
                            n.vpc.mainRouteTable().route("10.99.0.0/16", n.nodeB);
                            n.nodeA.stop();
                        },
                        "10.99.0.10",
                        "BLACKHOLE"),
                row("a terminated instance leaves a blackhole", n -> n.nodeA.terminate(), "10.99.0.10", "BLACKHOLE"),
                row(
                        "the source/dest check drops a foreign address",
                        n -> n.nodeA.sourceDestCheck(SourceDestCheck.ON),
                        "10.99.0.10",
                        "SOURCE_DEST_CHECK"),
                row(
                        "the source/dest check lets its own address pass",
                        n -> n.nodeA.sourceDestCheck(SourceDestCheck.ON),
                        "10.1.1.10",
                        "node-a"),
                row("a local address goes to its holder", n -> {}, "10.1.1.11", "node-b"),
                row("a local address that nobody holds", n -> {}, "10.1.1.99", "NO_SUCH_ADDRESS"),
                row("a local address of a stopped instance", n -> n.nodeB.stop(), "10.1.1.11", "NOT_RUNNING"),
                row(
                        "a local address of an interface without instance",
                        n -> n.nodes.networkInterface("10.1.1.50"),
                        "10.1.1.50",
                        "NOT_RUNNING"),
                row("no route at all", n -> {}, "8.8.8.8", "NO_ROUTE"),
                row(
                        "the default route leaves by the internet gateway",
                        n -> n.vpc.mainRouteTable().route("0.0.0.0/0", n.vpc.internetGateway()),
                        "8.8.8.8",
                        "igw"),
                row(
                        "a transit gateway without a route drops",
                        n -> n.vpc.mainRouteTable().route("10.0.0.0/8", n.vpc.transitGateway()),
                        "10.7.0.1",
                        "NO_ROUTE"),
                row(
                        "a detached gateway is a blackhole",
                        n -> {
                            var gateway = n.vpc.internetGateway();
                            n.vpc.mainRouteTable().route("0.0.0.0/0", gateway);
                            n.vpc.detach(gateway);
                        },
                        "8.8.8.8",
                        "BLACKHOLE"),
                row(
                        "a detached interface is a blackhole",
                        n -> {
                            EniId eni = n.nodes.networkInterface("10.1.1.60");
                            n.vpc.mainRouteTable().route("10.98.0.0/16", eni);
                        },
                        "10.98.0.1",
                        "BLACKHOLE"),
                row(
                        "an attached second interface takes packets",
                        n -> {
                            EniId eni = n.nodeB.attach(n.nodes.networkInterface("10.1.1.60"), 1);
                            n.vpc.mainRouteTable().route("10.98.0.0/16", eni);
                        },
                        "10.98.0.1",
                        "SOURCE_DEST_CHECK"),
                row(
                        "IPv6 has its own longest match",
                        n -> n.vpc.mainRouteTable().route("fd00::/16", n.nodeB).route("fd00::10/128", n.nodeA),
                        "fd00::10",
                        "node-a"),
                row(
                        "a replaced route leads on at once",
                        n -> n.vpc.mainRouteTable().replaceRoute(VIP, n.nodeB.eniId()),
                        "10.99.0.10",
                        "node-b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aPacketFromTheClients(String name, Consumer<Net> given, String to, String expected) {
        Net net = new Net();
        given.accept(net);
        assertThat(net.fromClients(to)).as(name).isEqualTo(expected);
        assertThat(net.clients.packet(to).reason()).isNotEmpty();
    }

    private static Arguments row(String name, Consumer<Net> given, String to, String expected) {
        return Arguments.of(name, given, to, expected);
    }
}
