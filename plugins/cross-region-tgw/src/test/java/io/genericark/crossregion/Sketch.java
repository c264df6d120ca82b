package io.genericark.crossregion;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Attachment.Peering;
import io.genericark.crossregion.topology.Attachment.State;
import io.genericark.crossregion.topology.Attachment.ToVpc;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Origin;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.Route;
import io.genericark.crossregion.topology.RouteState;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.Subnet;
import io.genericark.crossregion.topology.SubnetId;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Target;
import io.genericark.crossregion.topology.Tgw;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.TgwRoute;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Topology;
import io.genericark.crossregion.topology.Unread;
import io.genericark.crossregion.topology.Vpc;
import io.genericark.crossregion.topology.VpcId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A topology drawn by hand, each region by one letter. {@code region("a")} makes VPC {@code vpc-a} (10.A.0.0/16) with one
 * subnet in each of two zones and the table {@code rtb-a}, the gateway {@code tgw-a} with the table {@code tgw-rtb-a}, the attachment
 * {@code tgw-attach-a} in both zones, and node {@code node-a} with {@code eni-a}. Clients' answers find back by {@code 10.0.0.0/8}.
 */
final class Sketch {
    static final CidrBlock VIP = CidrBlock.parse("10.99.0.10");
    static final CidrBlock SIXTH = CidrBlock.parse("fd99::10");
    private static final String ACCOUNT = "111111111111";

    private final List<Place> read = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private final List<Vpc> vpcs = new ArrayList<>();
    private final List<RouteTable> tables = new ArrayList<>();
    private final List<Eni> enis = new ArrayList<>();
    private final List<Tgw> tgws = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<TgwTable> tgwTables = new ArrayList<>();

    /** Two regions, a client region, a full mesh; the VIP at node-a. */
    static Sketch threeRegions() {
        return new Sketch()
                .region("a")
                .region("b")
                .region("c")
                .peering("a", "b")
                .peering("a", "c")
                .peering("b", "c")
                .vpcRoute("rtb-a", VIP, "eni-a")
                .vpcRoute("rtb-b", VIP, "tgw-b")
                .vpcRoute("rtb-c", VIP, "tgw-c")
                .tgwRoute("tgw-rtb-a", VIP, "tgw-attach-a")
                .tgwRoute("tgw-rtb-b", VIP, "tgw-attach-ab")
                .tgwRoute("tgw-rtb-c", VIP, "tgw-attach-ac")
                .answers("a", "b", "c");
    }

    /** Four regions in a row, a - b - c - d; the VIP at node-a. */
    static Sketch row() {
        return new Sketch()
                .region("a")
                .region("b")
                .region("c")
                .region("d")
                .peering("a", "b")
                .peering("b", "c")
                .peering("c", "d")
                .vpcRoute("rtb-a", VIP, "eni-a")
                .vpcRoute("rtb-b", VIP, "tgw-b")
                .vpcRoute("rtb-c", VIP, "tgw-c")
                .vpcRoute("rtb-d", VIP, "tgw-d")
                .tgwRoute("tgw-rtb-a", VIP, "tgw-attach-a")
                .tgwRoute("tgw-rtb-b", VIP, "tgw-attach-ab")
                .tgwRoute("tgw-rtb-c", VIP, "tgw-attach-bc")
                .tgwRoute("tgw-rtb-d", VIP, "tgw-attach-cd");
    }

    private static Place place(String letter) {
        return new Place("region-" + letter, ACCOUNT);
    }

    Sketch region(String letter) {
        read.add(place(letter));
        int number = letter.charAt(0) - 'a' + 1;
        List<SubnetId> subnets = List.of(subnet(letter, 1), subnet(letter, 2));
        vpcs.add(new Vpc(
                new VpcId("vpc-" + letter),
                place(letter),
                List.of(block("10." + number + ".0.0/16"), block("fd00:" + number + "::/48")),
                List.of(
                        new Subnet(
                                subnets.get(0),
                                letter + "-az1",
                                List.of(block("10." + number + ".1.0/24"), block("fd00:" + number + ":0:1::/64"))),
                        new Subnet(
                                subnets.get(1),
                                letter + "-az2",
                                List.of(block("10." + number + ".2.0/24"), block("fd00:" + number + ":0:2::/64"))))));
        table(letter, "rtb-" + letter, RouteTable.Use.MAIN);
        enis.add(new Eni(
                new EniId("eni-" + letter),
                place(letter),
                new VpcId("vpc-" + letter),
                subnets.getFirst(),
                Eni.SourceDestCheck.OFF,
                Optional.of("node-" + letter)));
        tgws.add(new Tgw(new TgwId("tgw-" + letter), place(letter)));
        AttachmentId attachment = new AttachmentId("tgw-attach-" + letter);
        attachments.add(new ToVpc(
                attachment, new TgwId("tgw-" + letter), new VpcId("vpc-" + letter), subnets, State.AVAILABLE));
        tgwTables.add(new TgwTable(
                new TableId("tgw-rtb-" + letter),
                new TgwId("tgw-" + letter),
                List.of(attachment),
                List.of(attachment),
                List.of(new TgwRoute(
                        new Destination.Block(block("10." + number + ".0.0/16")),
                        List.of(attachment),
                        RouteState.ACTIVE,
                        Origin.PROPAGATED))));
        return this;
    }

    static SubnetId subnet(String letter, int zone) {
        return new SubnetId("subnet-" + letter + zone);
    }

    private static CidrBlock block(String text) {
        return CidrBlock.parse(text);
    }

    /** A further table of a region's VPC, for these zones of it. */
    Sketch table(String letter, String id, RouteTable.Use use, int... zones) {
        int number = letter.charAt(0) - 'a' + 1;
        List<SubnetId> subnets = new ArrayList<>();
        for (int zone : zones) {
            subnets.add(subnet(letter, zone));
        }
        tables.add(new RouteTable(
                new TableId(id),
                place(letter),
                new VpcId("vpc-" + letter),
                use,
                subnets,
                List.of(new Route(
                        new Destination.Block(block("10." + number + ".0.0/16")),
                        new Target.Local(),
                        RouteState.ACTIVE,
                        Origin.STATIC))));
        return this;
    }

    /** A peering {@code tgw-attach-XY}, at both sides associated with the first table. */
    Sketch peering(String one, String other) {
        AttachmentId id = new AttachmentId("tgw-attach-" + one + other);
        attachments.add(new Peering(
                id,
                new Attachment.Side(new TgwId("tgw-" + one), place(one)),
                new Attachment.Side(new TgwId("tgw-" + other), place(other)),
                State.AVAILABLE));
        return associate("tgw-rtb-" + one, id.value()).associate("tgw-rtb-" + other, id.value());
    }

    /** A further table of a region's gateway, without associations. */
    Sketch tgwTable(String letter, String id) {
        tgwTables.add(new TgwTable(new TableId(id), new TgwId("tgw-" + letter), List.of(), List.of(), List.of()));
        return this;
    }

    /** A VPN that is attached to a region's gateway as {@code tgw-attach-vpn-X}. */
    Sketch vpn(String letter) {
        attachments.add(new Attachment.End(
                new AttachmentId("tgw-attach-vpn-" + letter),
                new TgwId("tgw-" + letter),
                Attachment.Kind.VPN,
                "vpn-" + letter,
                State.AVAILABLE));
        return this;
    }

    /** Takes an attachment away from the table of the same gateway that it is associated with, and gives it to this one. */
    Sketch associate(String table, String attachment) {
        AttachmentId id = new AttachmentId(attachment);
        TgwId tgw = tgwTables.stream()
                .filter(t -> t.id().value().equals(table))
                .findFirst()
                .orElseThrow()
                .tgw();
        tgwTables.replaceAll(t -> {
            if (!t.tgw().equals(tgw)) {
                return t;
            }
            List<AttachmentId> all = new ArrayList<>(t.associations());
            all.remove(id);
            if (t.id().value().equals(table)) {
                all.add(id);
            }
            return new TgwTable(t.id(), t.tgw(), all, t.propagations(), t.routes());
        });
        return this;
    }

    /** Attaches a region's VPC to its gateway in one zone only. */
    Sketch onlyZone(String letter, int zone) {
        attachments.replaceAll(a -> a instanceof ToVpc to && to.id().value().equals("tgw-attach-" + letter)
                ? new ToVpc(to.id(), to.tgw(), to.vpc(), List.of(subnet(letter, zone)), to.state())
                : a);
        return this;
    }

    /** A second gateway {@code tgw-X2} of a region, to which its VPC is attached in both zones, with the table {@code tgw-rtb-X2}. */
    Sketch secondGateway(String letter) {
        tgws.add(new Tgw(new TgwId("tgw-" + letter + "2"), place(letter)));
        AttachmentId id = new AttachmentId("tgw-attach-" + letter + "2");
        attachments.add(new ToVpc(
                id,
                new TgwId("tgw-" + letter + "2"),
                new VpcId("vpc-" + letter),
                List.of(subnet(letter, 1), subnet(letter, 2)),
                State.AVAILABLE));
        tgwTables.add(new TgwTable(
                new TableId("tgw-rtb-" + letter + "2"),
                new TgwId("tgw-" + letter + "2"),
                List.of(id),
                List.of(),
                List.of()));
        return this;
    }

    Sketch state(String attachment, State state) {
        attachments.replaceAll(a -> !a.id().value().equals(attachment)
                ? a
                : switch (a) {
                    case ToVpc to -> new ToVpc(to.id(), to.tgw(), to.vpc(), to.subnets(), state);
                    case Peering p -> new Peering(p.id(), p.requester(), p.accepter(), state);
                    case Attachment.End e -> new Attachment.End(e.id(), e.tgw(), e.kind(), e.resource(), state);
                });
        return this;
    }

    Sketch check(String eni, Eni.SourceDestCheck check) {
        enis.replaceAll(e -> e.id().value().equals(eni) ? e.with(check) : e);
        return this;
    }

    /** An interface of no node, in the first subnet of a region. */
    Sketch appliance(String letter, String eni) {
        enis.add(new Eni(
                new EniId(eni),
                place(letter),
                new VpcId("vpc-" + letter),
                subnet(letter, 1),
                Eni.SourceDestCheck.OFF,
                Optional.empty()));
        return this;
    }

    Sketch vpcRoute(String table, CidrBlock destination, String target) {
        return vpcRoute(table, new Destination.Block(destination), target, Origin.STATIC);
    }

    /** A target with {@code !} behind it is a blackhole. */
    Sketch vpcRoute(String table, Destination destination, String target, Origin origin) {
        RouteState state = target.endsWith("!") ? RouteState.BLACKHOLE : RouteState.ACTIVE;
        Route route = new Route(destination, Target.parse(target.replace("!", "")), state, origin);
        tables.replaceAll(t -> {
            if (!t.id().value().equals(table)) {
                return t;
            }
            List<Route> all = new ArrayList<>(t.routes());
            all.removeIf(r -> r.destination().equals(destination) && r.origin() == origin);
            all.add(route);
            return t.with(all);
        });
        return this;
    }

    Sketch tgwRoute(String table, CidrBlock destination, String attachment) {
        return tgwRoute(table, new Destination.Block(destination), attachment, Origin.STATIC);
    }

    /** An attachment with {@code !} behind it is a blackhole, {@code !} alone drops packets. */
    Sketch tgwRoute(String table, Destination destination, String attachment, Origin origin) {
        RouteState state = attachment.endsWith("!") ? RouteState.BLACKHOLE : RouteState.ACTIVE;
        String id = attachment.replace("!", "");
        TgwRoute route =
                new TgwRoute(destination, id.isEmpty() ? List.of() : List.of(new AttachmentId(id)), state, origin);
        tgwTables.replaceAll(t -> {
            if (!t.id().value().equals(table)) {
                return t;
            }
            List<TgwRoute> all = new ArrayList<>(t.routes());
            all.removeIf(r -> r.destination().equals(destination) && r.origin() == origin);
            all.add(route);
            return t.with(all);
        });
        return this;
    }

    Sketch without(String table, CidrBlock destination) {
        Destination block = new Destination.Block(destination);
        tables.replaceAll(t -> t.id().value().equals(table)
                ? t.with(t.routes().stream()
                        .filter(r -> !r.destination().equals(block))
                        .toList())
                : t);
        tgwTables.replaceAll(t -> t.id().value().equals(table)
                ? t.with(t.routes().stream()
                        .filter(r -> !r.destination().equals(block))
                        .toList())
                : t);
        return this;
    }

    /** Routes by which answers find back between regions that are peered with each other. */
    Sketch answers(String... letters) {
        for (String from : letters) {
            vpcRoute("rtb-" + from, block("10.0.0.0/8"), "tgw-" + from);
            for (String to : letters) {
                if (!from.equals(to)) {
                    int number = to.charAt(0) - 'a' + 1;
                    String peering = from.compareTo(to) < 0 ? from + to : to + from;
                    tgwRoute("tgw-rtb-" + from, block("10." + number + ".0.0/16"), "tgw-attach-" + peering);
                }
            }
        }
        return this;
    }

    /** A region that could not be read. */
    Sketch dead(String letter, String reason) {
        read.remove(place(letter));
        unread.add(new Unread("region-" + letter, Optional.empty(), reason));
        vpcs.removeIf(v -> v.place().equals(place(letter)));
        tables.removeIf(t -> t.place().equals(place(letter)));
        enis.removeIf(e -> e.place().equals(place(letter)));
        tgws.removeIf(t -> t.place().equals(place(letter)));
        tgwTables.removeIf(t -> t.id().value().startsWith("tgw-rtb-" + letter));
        attachments.removeIf(a ->
                a.gateways().stream().noneMatch(g -> tgws.stream().anyMatch(t -> t.id().equals(g))));
        return this;
    }

    Topology topology() {
        return new Topology(read, unread, vpcs, tables, enis, tgws, attachments, tgwTables);
    }
}
