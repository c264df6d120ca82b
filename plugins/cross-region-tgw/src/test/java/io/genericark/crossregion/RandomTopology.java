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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Topologies by chance, the same for the same seed: 1-6 regions, 1-20 transit gateways, 1-200 VPCs, most of them small; any
 * associations and peerings; routes of the VIP that are right, wrong, missing, dead, ambiguous or foreign.
 */
final class RandomTopology {
    private static final int ZONES = 3;

    private final Random random;
    private final CidrBlock vip;
    private final double mess;
    private final List<Place> places = new ArrayList<>();
    private final List<Vpc> vpcs = new ArrayList<>();
    private final List<RouteTable> tables = new ArrayList<>();
    private final List<Eni> enis = new ArrayList<>();
    private final List<Tgw> tgws = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<TgwTable> tgwTables = new ArrayList<>();
    private final Map<AttachmentId, List<TableId>> associations = new LinkedHashMap<>();
    private final Map<TgwId, List<TableId>> tablesOf = new HashMap<>();
    private int ids;

    private RandomTopology(long seed, CidrBlock vip) {
        this.random = new Random(seed);
        this.vip = vip;
        this.mess = random.nextInt(4) == 0 ? 0.4 : random.nextInt(3) == 0 ? 0 : 0.1;
    }

    static Topology of(long seed, CidrBlock vip) {
        return new RandomTopology(seed, vip).make();
    }

    private Topology make() {
        boolean large = random.nextInt(80) == 0;
        int regions = 1 + random.nextInt(large ? 6 : 4);
        for (int r = 1; r <= regions; r++) {
            for (int a = 1; a <= 1 + random.nextInt(2); a++) {
                places.add(new Place("region-" + r, "11111111111" + a));
            }
        }
        int gateways = large ? 1 + random.nextInt(20) : 1 + random.nextInt(Math.min(20, regions + 2));
        for (int i = 0; i < gateways; i++) {
            addGateway(i < regions ? "region-" + (i + 1) : any(places).region());
        }
        int count = large ? 1 + random.nextInt(200) : 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            addVpc(i);
        }
        addPeerings();
        addEnds();
        addNodes();
        writeVpcTables();
        writeTgwTables();
        return withoutUnread();
    }

    private String id(String prefix) {
        return "%s-%04d".formatted(prefix, ++ids);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    private void addGateway(String region) {
        Place place = any(places.stream().filter(p -> p.region().equals(region)).toList());
        Tgw tgw = new Tgw(new TgwId(id("tgw")), place);
        tgws.add(tgw);
        List<TableId> own = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            own.add(new TableId(id("tgw-rtb")));
        }
        tablesOf.put(tgw.id(), own);
    }

    private void associate(AttachmentId attachment, TgwId tgw) {
        if (!chance(mess / 2)) {
            associations
                    .computeIfAbsent(attachment, a -> new ArrayList<>())
                    .add(any(tablesOf.getOrDefault(tgw, List.of())));
        }
    }

    private State state() {
        return !chance(mess / 3) ? State.AVAILABLE : any(List.of(State.PENDING, State.GONE));
    }

    private void addVpc(int number) {
        Place place = any(places);
        VpcId id = new VpcId(id("vpc"));
        List<Subnet> subnets = new ArrayList<>();
        String base = "10." + (number % 90) + "." + (number / 90) * 16;
        for (int i = 0; i <= random.nextInt(4); i++) {
            List<CidrBlock> blocks = new ArrayList<>();
            blocks.add(CidrBlock.parse("10." + (number % 90) + "." + ((number / 90) * 16 + i) + ".0/24"));
            if (vip.isIpv6()) {
                blocks.add(CidrBlock.parse("fd00:" + Integer.toHexString(number + 1) + ":0:" + i + "::/64"));
            }
            subnets.add(new Subnet(
                    new SubnetId(id("subnet")), place.region() + "-az" + (1 + random.nextInt(ZONES)), blocks));
        }
        List<CidrBlock> blocks = new ArrayList<>(List.of(CidrBlock.parse(base + ".0/20")));
        if (vip.isIpv6()) {
            blocks.add(CidrBlock.parse("fd00:" + Integer.toHexString(number + 1) + "::/48"));
        }
        if (chance(mess / 20)) {
            blocks.add(CidrBlock.parse(vip.isIpv6() ? "fd99::/48" : "10.99.0.0/20"));
        }
        vpcs.add(new Vpc(id, place, blocks, subnets));
        addTables(id, place, subnets);
        List<Tgw> near = tgws.stream()
                .filter(t -> t.place().region().equals(place.region()))
                .toList();
        for (Tgw tgw : near) {
            if (chance(near.size() == 1 ? 0.95 : 0.6)) {
                attach(id, subnets, tgw.id());
            }
        }
    }

    private void attach(VpcId vpc, List<Subnet> subnets, TgwId tgw) {
        Map<String, SubnetId> byZone = new LinkedHashMap<>();
        for (Subnet subnet : subnets) {
            if (!chance(mess / 2)) {
                byZone.putIfAbsent(subnet.zone(), subnet.id());
            }
        }
        AttachmentId id = new AttachmentId(id("tgw-attach"));
        attachments.add(new ToVpc(id, tgw, vpc, List.copyOf(byZone.values()), state()));
        associate(id, tgw);
    }

    private void addTables(VpcId vpc, Place place, List<Subnet> subnets) {
        List<List<SubnetId>> shares = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            shares.add(new ArrayList<>());
        }
        for (Subnet subnet : subnets) {
            any(shares).add(subnet.id());
        }
        tables.add(new RouteTable(new TableId(id("rtb")), place, vpc, RouteTable.Use.MAIN, List.of(), List.of()));
        for (List<SubnetId> share : shares.subList(1, shares.size())) {
            tables.add(new RouteTable(new TableId(id("rtb")), place, vpc, RouteTable.Use.SUBNETS, share, List.of()));
        }
        if (chance(mess / 5)) {
            tables.add(
                    new RouteTable(new TableId(id("rtb")), place, vpc, RouteTable.Use.GATEWAY, List.of(), List.of()));
        }
    }

    private void addPeerings() {
        double density = random.nextDouble();
        for (int i = 1; i < tgws.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean tree = j == i - 1 && !chance(mess / 2);
                if (tree || chance(density * 4 / tgws.size())) {
                    peer(tgws.get(i), tgws.get(j));
                }
            }
        }
    }

    private void peer(Tgw one, Tgw other) {
        AttachmentId id = new AttachmentId(id("tgw-attach"));
        attachments.add(new Peering(
                id,
                new Attachment.Side(one.id(), one.place()),
                new Attachment.Side(other.id(), other.place()),
                state()));
        associate(id, one.id());
        associate(id, other.id());
    }

    private void addEnds() {
        for (Tgw tgw : tgws) {
            if (chance(0.2)) {
                AttachmentId id = new AttachmentId(id("tgw-attach"));
                attachments.add(new Attachment.End(
                        id,
                        tgw.id(),
                        any(List.of(Attachment.Kind.VPN, Attachment.Kind.DIRECT_CONNECT)),
                        id("vpn"),
                        State.AVAILABLE));
                associate(id, tgw.id());
            }
        }
    }

    private void addNodes() {
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            addEni(Optional.of("node-" + i));
        }
        if (chance(mess)) {
            addEni(Optional.empty());
        }
    }

    private void addEni(Optional<String> node) {
        Vpc vpc = any(vpcs);
        enis.add(new Eni(
                new EniId(id("eni")),
                vpc.place(),
                vpc.id(),
                any(vpc.subnets()).id(),
                chance(0.2) ? Eni.SourceDestCheck.ON : Eni.SourceDestCheck.OFF,
                node));
    }

    private void writeVpcTables() {
        for (int i = 0; i < tables.size(); i++) {
            RouteTable table = tables.get(i);
            Vpc vpc = vpcs.stream()
                    .filter(v -> v.id().equals(table.vpc()))
                    .findFirst()
                    .orElseThrow();
            List<Route> routes = new ArrayList<>();
            vpc.blocks().forEach(b -> routes.add(route(new Destination.Block(b), new Target.Local())));
            List<Target> gateways = attachments.stream()
                    .filter(a -> a instanceof ToVpc to && to.vpc().equals(vpc.id()))
                    .<Target>map(a -> new Target.Tgw(a.gateways().getFirst()))
                    .toList();
            if (!gateways.isEmpty() && chance(0.8)) {
                routes.add(route(wide(), any(gateways)));
            }
            if (chance(0.3)) {
                routes.add(route(everything(), new Target.Other("igw-1")));
            }
            addVip(routes, vpc, gateways);
            tables.set(i, table.with(routes));
        }
    }

    private void addVip(List<Route> routes, Vpc vpc, List<Target> gateways) {
        if (chance(0.1 + mess)) {
            return;
        }
        List<Target> own = enis.stream()
                .filter(e -> e.vpc().equals(vpc.id()))
                .<Target>map(e -> new Target.Eni(e.id()))
                .toList();
        List<Target> all = new ArrayList<>(own.isEmpty() || chance(mess) ? gateways : own);
        if (all.isEmpty() || chance(mess / 2)) {
            all.add(new Target.Eni(new EniId("eni-gone")));
        }
        if (chance(mess / 2)) {
            all = List.of(any(List.of(
                    new Target.Other("pcx-1"), new Target.Other("igw-1"), new Target.Eni(new EniId("eni-gone")))));
        }
        Target target = any(all);
        boolean gone = target.toString().equals("eni-gone") || chance(mess / 10);
        routes.add(new Route(
                destination(),
                target,
                gone ? RouteState.BLACKHOLE : RouteState.ACTIVE,
                chance(mess / 10) ? Origin.PROPAGATED : Origin.STATIC));
        if (chance(mess / 5)) {
            routes.add(route(new Destination.PrefixList("pl-2", List.of(vip)), any(all)));
        }
    }

    private Destination destination() {
        if (chance(0.15)) {
            return new Destination.PrefixList("pl-1", List.of(vip));
        }
        return chance(mess / 10)
                ? new Destination.PrefixList("pl-3", List.of(vip, wideBlock()))
                : new Destination.Block(vip);
    }

    private CidrBlock wideBlock() {
        return CidrBlock.parse(vip.isIpv6() ? "fd00::/8" : "10.0.0.0/8");
    }

    private Destination wide() {
        return new Destination.Block(wideBlock());
    }

    private Destination everything() {
        return new Destination.Block(CidrBlock.parse(vip.isIpv6() ? "::/0" : "0.0.0.0/0"));
    }

    private static Route route(Destination destination, Target target) {
        return new Route(destination, target, RouteState.ACTIVE, Origin.STATIC);
    }

    private void writeTgwTables() {
        for (Tgw tgw : tgws) {
            List<Attachment> own = attachments.stream()
                    .filter(a -> a.gateways().contains(tgw.id()))
                    .toList();
            for (TableId id : tablesOf.getOrDefault(tgw.id(), List.of())) {
                List<AttachmentId> associated = own.stream()
                        .map(Attachment::id)
                        .filter(a -> associations.getOrDefault(a, List.of()).contains(id))
                        .toList();
                tgwTables.add(new TgwTable(id, tgw.id(), associated, propagating(own), tgwRoutes(own)));
            }
        }
    }

    private List<AttachmentId> propagating(List<Attachment> own) {
        return own.stream()
                .filter(ToVpc.class::isInstance)
                .map(Attachment::id)
                .filter(a -> chance(0.8))
                .toList();
    }

    private List<TgwRoute> tgwRoutes(List<Attachment> own) {
        List<TgwRoute> routes = new ArrayList<>();
        for (Attachment attachment : own) {
            if (attachment instanceof ToVpc to && chance(0.9)) {
                vpcs.stream()
                        .filter(v -> v.id().equals(to.vpc()))
                        .flatMap(v -> v.blocks().stream())
                        .filter(b -> !b.contains(vip) || chance(0.5))
                        .forEach(b -> routes.add(new TgwRoute(
                                new Destination.Block(b), List.of(to.id()), RouteState.ACTIVE, Origin.PROPAGATED)));
            }
        }
        List<Attachment> peerings =
                own.stream().filter(Peering.class::isInstance).toList();
        if (!peerings.isEmpty() && chance(0.7)) {
            routes.add(tgwRoute(wide(), any(peerings)));
        }
        if (!own.isEmpty() && !chance(0.1 + mess)) {
            addVip(routes, own);
        }
        return routes;
    }

    private void addVip(List<TgwRoute> routes, List<Attachment> own) {
        if (chance(mess / 4)) {
            routes.add(new TgwRoute(destination(), List.of(), RouteState.BLACKHOLE, Origin.STATIC));
            return;
        }
        List<Attachment> usual = own.stream().filter(this::isUsual).toList();
        Attachment target = any(usual.isEmpty() || chance(mess / 2) ? own : usual);
        boolean dead = chance(mess / 5);
        routes.add(new TgwRoute(
                destination(),
                List.of(dead ? new AttachmentId("tgw-attach-gone") : target.id()),
                dead ? RouteState.BLACKHOLE : RouteState.ACTIVE,
                target instanceof Attachment.End && chance(0.5) ? Origin.PROPAGATED : Origin.STATIC));
    }

    /** A peering, or a VPC with a node. */
    private boolean isUsual(Attachment attachment) {
        return attachment instanceof Peering
                || (attachment instanceof ToVpc to
                        && enis.stream()
                                .anyMatch(e -> e.node().isPresent() && e.vpc().equals(to.vpc())));
    }

    private static TgwRoute tgwRoute(Destination destination, Attachment to) {
        return new TgwRoute(destination, List.of(to.id()), RouteState.ACTIVE, Origin.STATIC);
    }

    private Topology withoutUnread() {
        String dead = places.size() > 1 && chance(0.15) ? any(places).region() : "";
        Predicate<Place> read = place -> !place.region().equals(dead);
        List<Tgw> seen = tgws.stream().filter(t -> read.test(t.place())).toList();
        Predicate<TgwId> isSeen = id -> seen.stream().anyMatch(t -> t.id().equals(id));
        return new Topology(
                places.stream().filter(read).toList(),
                dead.isEmpty() ? List.of() : List.of(new Unread(dead, Optional.empty(), "it did not answer")),
                vpcs.stream().filter(v -> read.test(v.place())).toList(),
                tables.stream().filter(t -> read.test(t.place())).toList(),
                enis.stream().filter(e -> read.test(e.place())).toList(),
                seen,
                attachments.stream()
                        .filter(a -> a.gateways().stream().anyMatch(isSeen))
                        .toList(),
                tgwTables.stream().filter(t -> isSeen.test(t.tgw())).toList());
    }
}
