package io.genericark.crossregion;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Origin;
import io.genericark.crossregion.topology.Route;
import io.genericark.crossregion.topology.RouteState;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.Subnet;
import io.genericark.crossregion.topology.SubnetId;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Target;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.TgwRoute;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Topology;
import io.genericark.crossregion.topology.Vpc;
import io.genericark.crossregion.topology.VpcId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dumb packet walker that planning and walking are judged by. It shares no code with them but the records. It moves all
 * packets by one hop at a time; what still moves after as many hops as there can be places goes in circles.
 */
final class PacketOracle {
    enum End {
        LOOP,
        LOST,
        LEAVES,
        OTHER,
        UNKNOWN,
        OWNER
    }

    /** A packet in a subnet's or a transit gateway's table; a zone only where one is known. */
    private record Packet(
            @Nullable RouteTable vpc,
            @Nullable TgwTable tgw,
            @Nullable String zone) {}

    private static final int MOST_HOPS = 250;
    private static final Map<CidrBlock, IPAddress> PARSED = new HashMap<>(); // of one thread: parsing is slow

    private final Topology world;
    private final Map<SubnetId, Subnet> subnets = new HashMap<>();
    private final Map<SubnetId, VpcId> vpcOfSubnet = new HashMap<>();
    private final Map<AttachmentId, Attachment> attachments = new HashMap<>();
    private final Map<SubnetId, RouteTable> owns = new HashMap<>();
    private final Map<VpcId, RouteTable> mains = new HashMap<>();
    private final Set<TgwId> seen = new HashSet<>();
    private final Set<VpcId> vpcs = new HashSet<>();

    private final Map<TableId, List<Route>> chosenInVpc = new HashMap<>();
    private final Map<TableId, List<TgwRoute>> chosenInTgw = new HashMap<>();
    private IPAddress to = address(CidrBlock.parse("0.0.0.0"));
    private @Nullable Eni owner;
    private @Nullable VpcId home;
    private Set<End> ends = EnumSet.noneOf(End.class);
    private List<Packet> next = new ArrayList<>();

    PacketOracle(Topology world) {
        this.world = world;
        for (Vpc vpc : world.vpcs()) {
            vpcs.add(vpc.id());
            for (Subnet subnet : vpc.subnets()) {
                subnets.put(subnet.id(), subnet);
                vpcOfSubnet.put(subnet.id(), vpc.id());
            }
        }
        world.routeTables().stream().filter(t -> t.use() == RouteTable.Use.MAIN).forEach(t -> mains.put(t.vpc(), t));
        world.routeTables().forEach(t -> t.subnets().forEach(s -> owns.put(s, t)));
        world.attachments().forEach(a -> attachments.put(a.id(), a));
        world.tgws().forEach(t -> seen.add(t.id()));
    }

    /** Where packets from a subnet to the VIP may end. */
    Set<End> toVip(SubnetId from, CidrBlock vip, EniId wanted) {
        owner = world.enis().stream()
                .filter(e -> e.id().equals(wanted))
                .findFirst()
                .orElseThrow();
        home = null;
        return follow(from, vip);
    }

    /** Where answers from the owner to a client's address may end; the owner stands for the client here. */
    Set<End> back(SubnetId from, CidrBlock client, VpcId clientVpc) {
        owner = null;
        home = clientVpc;
        return follow(from, client);
    }

    private Set<End> follow(SubnetId from, CidrBlock destination) {
        if (!address(destination).equals(to)) {
            to = address(destination);
            chosenInVpc.clear();
            chosenInTgw.clear();
        }
        ends = EnumSet.noneOf(End.class);
        next = new ArrayList<>();
        enter(from);
        for (int hop = 0; hop < MOST_HOPS && !next.isEmpty(); hop++) {
            Set<Packet> now = new HashSet<>(next);
            next = new ArrayList<>();
            now.forEach(this::move);
        }
        if (!next.isEmpty()) {
            ends.add(End.LOOP);
        }
        return ends;
    }

    private void enter(SubnetId id) {
        @Nullable RouteTable table = owns.containsKey(id) ? owns.get(id) : mains.get(vpcOfSubnet.get(id));
        if (table == null) {
            ends.add(End.UNKNOWN);
        } else {
            next.add(new Packet(table, null, zone(id)));
        }
    }

    private void move(Packet packet) {
        if (packet.vpc() != null) {
            moveInVpc(packet.vpc(), packet.zone());
        } else if (packet.tgw() != null) {
            moveInTgw(packet.tgw(), packet.zone());
        }
    }

    private List<Route> choice(RouteTable table) {
        int best = Integer.MIN_VALUE;
        List<Route> chosen = new ArrayList<>();
        for (Route route : table.routes()) {
            int score = match(route.destination()) * 10
                    - (route.origin() == Origin.PROPAGATED ? 2 : 0)
                    - (route.origin() == Origin.STATIC && route.destination() instanceof Destination.PrefixList
                            ? 1
                            : 0);
            if (match(route.destination()) >= 0 && score >= best) {
                if (score > best) {
                    chosen.clear();
                }
                best = score;
                chosen.add(route);
            }
        }
        return chosen;
    }

    private void moveInVpc(RouteTable table, @Nullable String zone) {
        List<Route> chosen = chosenInVpc.computeIfAbsent(table.id(), t -> choice(table));
        if (chosen.isEmpty()) {
            ends.add(End.LOST);
        }
        for (Route route : chosen) {
            if (route.state() == RouteState.BLACKHOLE) {
                ends.add(End.LOST);
            } else if (route.target() instanceof Target.Other) {
                ends.add(End.LEAVES);
            } else if (route.target() instanceof Target.Local) {
                ends.add(home == null ? End.LOST : table.vpc().equals(home) ? End.OWNER : End.OTHER);
            } else if (route.target() instanceof Target.Eni(EniId id)) {
                atInterface(id);
            } else if (route.target() instanceof Target.Tgw(TgwId id)) {
                leaveVpc(table.vpc(), zone, id);
            }
        }
    }

    private void atInterface(EniId id) {
        if (owner == null) {
            ends.add(End.LEAVES);
            return;
        }
        if (id.equals(owner.id())) {
            ends.add(owner.sourceDestCheck() == Eni.SourceDestCheck.ON ? End.LOST : End.OWNER);
            return;
        }
        boolean appliance = world.enis().stream()
                .anyMatch(e -> e.id().equals(id) && e.node().isEmpty());
        ends.add(appliance ? End.LEAVES : End.OTHER);
    }

    private void leaveVpc(VpcId vpc, @Nullable String zone, TgwId tgw) {
        if (!seen.contains(tgw)) {
            ends.add(End.UNKNOWN);
            return;
        }
        for (Attachment attachment : world.attachments()) {
            if (attachment instanceof Attachment.ToVpc a
                    && a.vpc().equals(vpc)
                    && a.tgw().equals(tgw)
                    && a.state() == Attachment.State.AVAILABLE) {
                boolean served = a.subnets().stream().anyMatch(s -> zone(s).equals(zone));
                if (served) {
                    arrive(tgw, a.id(), zone);
                } else {
                    ends.add(End.LOST);
                }
                return;
            }
        }
        ends.add(End.LOST);
    }

    private void arrive(TgwId tgw, AttachmentId by, @Nullable String zone) {
        for (TgwTable table : world.tgwTables()) {
            if (table.tgw().equals(tgw) && table.associations().contains(by)) {
                next.add(new Packet(null, table, zone));
                return;
            }
        }
        ends.add(End.LOST);
    }

    private List<TgwRoute> choice(TgwTable table) {
        int best = Integer.MIN_VALUE;
        List<TgwRoute> chosen = new ArrayList<>();
        for (TgwRoute route : table.routes()) {
            int score = match(route.destination()) * 10 - penalty(route);
            if (match(route.destination()) >= 0 && score >= best) {
                if (score > best) {
                    chosen.clear();
                }
                best = score;
                chosen.add(route);
            }
        }
        return chosen;
    }

    private void moveInTgw(TgwTable table, @Nullable String zone) {
        List<TgwRoute> chosen = chosenInTgw.computeIfAbsent(table.id(), t -> choice(table));
        if (chosen.isEmpty()) {
            ends.add(End.LOST);
        }
        for (TgwRoute route : chosen) {
            if (route.state() == RouteState.BLACKHOLE || route.attachments().isEmpty()) {
                ends.add(End.LOST);
            } else {
                route.attachments().forEach(a -> leaveTgw(table.tgw(), a, zone));
            }
        }
    }

    private int penalty(TgwRoute route) {
        if (route.origin() == Origin.STATIC) {
            return route.destination() instanceof Destination.PrefixList ? 1 : 0;
        }
        int least = 9;
        for (AttachmentId id : route.attachments()) {
            if (attachments.get(id) instanceof Attachment.ToVpc) {
                least = Math.min(least, 2);
            } else if (attachments.get(id) instanceof Attachment.End end) {
                least = Math.min(least, end.kind() == Attachment.Kind.VPN ? 5 : 3);
            }
        }
        return least;
    }

    private void leaveTgw(TgwId from, AttachmentId id, @Nullable String zone) {
        Attachment attachment = attachments.get(id);
        if (attachment == null) {
            ends.add(End.UNKNOWN);
        } else if (attachment.state() != Attachment.State.AVAILABLE) {
            ends.add(End.LOST);
        } else if (attachment instanceof Attachment.End) {
            ends.add(End.LEAVES);
        } else if (attachment instanceof Attachment.Peering peering) {
            TgwId other = peering.requester().tgw().equals(from)
                    ? peering.accepter().tgw()
                    : peering.requester().tgw();
            if (seen.contains(other)) {
                arrive(other, id, null);
            } else {
                ends.add(End.UNKNOWN);
            }
        } else if (attachment instanceof Attachment.ToVpc a) {
            enterVpc(a, zone);
        }
    }

    private void enterVpc(Attachment.ToVpc a, @Nullable String zone) {
        if (!vpcs.contains(a.vpc())) {
            ends.add(End.UNKNOWN);
            return;
        }
        if (a.subnets().isEmpty()) {
            ends.add(End.LOST);
        }
        boolean same = a.subnets().stream().anyMatch(s -> zone(s).equals(zone));
        for (SubnetId subnet : a.subnets()) {
            if (!same || zone(subnet).equals(zone)) {
                enter(subnet);
            }
        }
    }

    private String zone(SubnetId id) {
        Subnet subnet = subnets.get(id);
        return subnet == null ? "nowhere" : subnet.zone();
    }

    /** How long a prefix of the destination matches; -1 for none. */
    private int match(Destination destination) {
        List<CidrBlock> blocks = destination instanceof Destination.PrefixList list
                ? list.entries()
                : destination instanceof Destination.Block block ? List.of(block.block()) : List.of();
        int longest = -1;
        for (CidrBlock block : blocks) {
            if (address(block).contains(to)) {
                longest = Math.max(longest, block.prefix());
            }
        }
        return longest;
    }

    private static IPAddress address(CidrBlock block) {
        return PARSED.computeIfAbsent(
                block, b -> new IPAddressString(b.toString()).getAddress().toPrefixBlock());
    }
}
