package io.genericark.crossregion;

import io.genericark.aws.AwsClients;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimRegion;
import io.genericark.awssim.world.SimRouteTable;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.SimTransitGateway;
import io.genericark.awssim.world.SimTransitTable;
import io.genericark.awssim.world.SimVpc;
import io.genericark.awssim.world.SourceDestCheck;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Three regions, each with a VPC with a node on a transit gateway; gateways that are peered lead to each other's VPCs. */
final class SampleNet {
    static final String VIP = "10.99.0.10/32";
    static final String TAG = "ark:node";

    /** A region's VPC with its node, and its transit gateway. */
    record Corner(
            String name,
            int number,
            SimRegion region,
            SimVpc vpc,
            SimSubnet subnet,
            SimInstance node,
            SimTransitGateway gateway,
            TransitAttachmentId attachment) {

        static Corner in(AwsWorld world, String name, String region, int number) {
            SimRegion its = world.region(region);
            SimVpc vpc = its.vpc("10." + number + ".0.0/16");
            SimSubnet subnet = vpc.subnet("10." + number + ".1.0/24", region + "a");
            SimInstance node = subnet.instance("node-" + name).sourceDestCheck(SourceDestCheck.OFF);
            SimTransitGateway gateway = its.transitGateway("tgw-" + name);
            TransitAttachmentId attachment = gateway.attach(vpc);
            vpc.mainRouteTable().route("10.0.0.0/8", gateway.id());
            return new Corner(name, number, its, vpc, subnet, node, gateway, attachment);
        }

        SimRouteTable table() {
            return vpc.mainRouteTable();
        }

        SimTransitTable transitTable() {
            return gateway.defaultTable();
        }

        String nodeName() {
            return "node-" + name;
        }

        String eni() {
            return node.eniId().value();
        }

        SampleNodes.Node standIn() {
            return new SampleNodes.Node(
                    nodeName(), node.id().value(), eni(), vpc.id().value(), node.privateIp());
        }
    }

    private final AwsWorld world;
    final Corner a;
    final Corner b;
    final Corner c;
    final Map<String, TransitAttachmentId> peerings = new TreeMap<>();

    private SampleNet(AwsWorld world) {
        this.world = world;
        a = Corner.in(world, "a", SampleNodes.REGION, 10);
        b = Corner.in(world, "b", "us-west-2", 11);
        c = Corner.in(world, "c", "eu-central-1", 12);
    }

    /** Each region peered with each other; the nodes' interfaces are tagged. */
    static SampleNet mesh(AwsWorld world, AwsClients operator, URI endpoint) {
        SampleNet net = new SampleNet(world).peered("ab").peered("bc").peered("ac");
        net.corners().forEach(corner -> tag(corner, operator, endpoint));
        return net;
    }

    private SampleNet peered(String names) {
        Corner one = corner(names.substring(0, 1));
        Corner other = corner(names.substring(1));
        TransitAttachmentId peering = one.gateway().peer(other.gateway());
        one.transitTable().route("10." + other.number() + ".0.0/16", peering);
        other.transitTable().route("10." + one.number() + ".0.0/16", peering);
        peerings.put(names, peering);
        return this;
    }

    static void tag(Corner corner, AwsClients operator, URI endpoint) {
        ec2(corner, operator, endpoint)
                .createTags(r -> r.resources(corner.eni())
                        .tags(Tag.builder().key(TAG).value(corner.nodeName()).build()));
    }

    static Ec2Client ec2(Corner corner, AwsClients operator, URI endpoint) {
        return operator.reader(
                Ec2Client.class,
                Ec2Client::builder,
                new AwsClients.Place(corner.region().name(), Optional.of(endpoint)));
    }

    List<Corner> corners() {
        return List.of(a, b, c);
    }

    Corner corner(String name) {
        return corners().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    TransitAttachmentId peering(String names) {
        return Optional.ofNullable(peerings.get(names)).orElseThrow();
    }

    /** Makes routes of an address in all tables, to the node of A. */
    SampleNet leadingToA(String destination) {
        a.table().route(destination, a.node());
        a.transitTable().route(destination, a.attachment());
        for (Corner other : List.of(b, c)) {
            other.table().route(destination, other.gateway().id());
            other.transitTable().route(destination, peering("a" + other.name()));
        }
        return this;
    }

    /** Where each table leads an address now, by region and kind. */
    Map<String, String> targets(String destination) {
        Map<String, String> targets = new TreeMap<>();
        for (Corner corner : corners()) {
            targets.put(
                    corner.name() + " vpc",
                    corner.table().target(destination).map(Object::toString).orElse("-"));
            targets.put(
                    corner.name() + " tgw",
                    corner.transitTable().routes().stream()
                            .filter(route -> route.destination().toString().equals(destination))
                            .map(route -> String.valueOf(route.attachment()))
                            .findFirst()
                            .orElse("-"));
        }
        return targets;
    }

    /** What the tables are when all lead to the node of a corner. */
    Map<String, String> allTo(Corner owner) {
        Map<String, String> targets = new TreeMap<>();
        for (Corner corner : corners()) {
            boolean home = corner.equals(owner);
            targets.put(
                    corner.name() + " vpc",
                    home ? owner.eni() : corner.gateway().id().value());
            targets.put(
                    corner.name() + " tgw",
                    home
                            ? owner.attachment().value()
                            : peering(Stream.of(corner.name(), owner.name())
                                            .sorted()
                                            .reduce("", String::concat))
                                    .value());
        }
        return targets;
    }

    /** The interface that a packet from each corner is delivered to, or why it is not. */
    Map<String, String> arrivals(String address) {
        Map<String, String> arrivals = new TreeMap<>();
        for (Corner corner : corners()) {
            PacketResult result = world.packet(corner.subnet().id(), address);
            arrivals.put(
                    corner.name(),
                    switch (result) {
                        case PacketResult.Delivered delivered -> delivered.eni().value();
                        case PacketResult.LeavesVpc leaves -> leaves.reason();
                        case PacketResult.Dropped dropped -> dropped.cause() + ": " + dropped.reason();
                    });
        }
        return arrivals;
    }
}
