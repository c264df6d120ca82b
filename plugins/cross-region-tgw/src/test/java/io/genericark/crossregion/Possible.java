package io.genericark.crossregion;

import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.plan.Scope;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Origin;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.Route;
import io.genericark.crossregion.topology.RouteState;
import io.genericark.crossregion.topology.RouteTable;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tables may be written, and from which the owner could be reached at all: by trying every target of every table again and
 * again until nothing new is found; ways through a third VPC are none. Beside the plan, with no code of it.
 */
final class Possible {
    private static final TableId NO_TABLE = new TableId("rtb-none");

    private final Topology world;
    private final Eni owner;
    private final CidrBlock vip;
    private final Scope scope;
    private final Set<TableId> lead = new HashSet<>();
    private final Set<TableId> writable = new HashSet<>();
    private final Map<AttachmentId, Attachment> attachments = new HashMap<>();
    private final Map<TgwId, Place> gateways = new HashMap<>();
    private final Map<SubnetId, TableId> tableOf = new HashMap<>();
    private final Map<SubnetId, String> zoneOf = new HashMap<>();

    Possible(Topology world, Eni owner, CidrBlock vip, Scope scope) {

        this.world = world;
        this.owner = owner;
        this.vip = vip;
        this.scope = scope;
        world.attachments().forEach(a -> attachments.put(a.id(), a));
        world.tgws().forEach(t -> gateways.put(t.id(), t.place()));
        for (Vpc vpc : world.vpcs()) {
            vpc.subnets().forEach(s -> zoneOf.put(s.id(), s.zone()));
            world.routeTables().stream()
                    .filter(t -> t.use() == RouteTable.Use.MAIN && t.vpc().equals(vpc.id()))
                    .forEach(t -> vpc.subnets().forEach(s -> tableOf.put(s.id(), t.id())));
        }
        world.routeTables().forEach(t -> t.subnets().forEach(s -> tableOf.put(s, t.id())));
        world.routeTables().stream().filter(this::mayBeWritten).forEach(t -> writable.add(t.id()));
        world.tgwTables().stream().filter(this::mayBeWritten).forEach(t -> writable.add(t.id()));
        int before;
        do {
            before = lead.size();
            world.routeTables().stream().filter(this::canLead).forEach(t -> lead.add(t.id()));
            world.tgwTables().stream().filter(this::canLead).forEach(t -> lead.add(t.id()));
        } while (lead.size() > before);
    }

    Set<TableId> writable() {
        return writable;
    }

    /** From how many of the subnets that use a table the owner can be reached at most. */
    int most(TableId id) {
        RouteTable table = world.routeTables().stream()
                .filter(t -> t.id().equals(id))
                .findFirst()
                .orElseThrow();
        return choices(table).stream()
                .mapToInt(choice -> (int) tableOf.keySet().stream()
                        .filter(s -> id.equals(tableOf.get(s)))
                        .filter(s -> choice.stream().allMatch(t -> serves(t, table, s)))
                        .count())
                .max()
                .orElse(0);
    }

    @Nullable
    TableId tableOf(SubnetId subnet) {
        return tableOf.get(subnet);
    }

    private boolean serves(Object target, RouteTable table, SubnetId subnet) {
        if (!(target instanceof TgwId tgw)) {
            return true;
        }
        Attachment.ToVpc by = attachmentTo(table.vpc(), tgw);
        return by != null && by.subnets().stream().anyMatch(s -> Objects.equals(zoneOf.get(s), zoneOf.get(subnet)));
    }

    /** Sets of targets that a packet may take together, all of which lead. */
    private List<Set<Object>> choices(RouteTable table) {
        List<Set<Object>> all = new ArrayList<>();
        if (writable.contains(table.id())) {
            if (table.vpc().equals(owner.vpc())) {
                all.add(Set.of(owner.id()));
            } else {
                world.attachments().forEach(a -> {
                    if (a instanceof Attachment.ToVpc to && to.vpc().equals(table.vpc())) {
                        all.add(Set.of(to.tgw()));
                    }
                });
            }
        } else {
            Set<Object> taken = taken(table);
            if (!taken.isEmpty()) {
                all.add(taken);
            }
        }
        return all.stream()
                .filter(set -> set.stream().allMatch(t -> leads(table, t)))
                .toList();
    }

    private Set<Object> taken(RouteTable table) {
        Set<Object> all = new HashSet<>();
        for (Route route : best(table.routes())) {
            all.add(
                    route.state() == RouteState.BLACKHOLE
                            ? "dead"
                            : route.target() instanceof Target.Eni(var eni)
                                    ? eni
                                    : route.target() instanceof Target.Tgw(var tgw) ? tgw : "elsewhere");
        }
        return all;
    }

    private boolean canLead(RouteTable table) {
        return !choices(table).isEmpty();
    }

    private boolean leads(RouteTable table, Object target) {
        if (target.equals(owner.id())) {
            return table.vpc().equals(owner.vpc());
        }
        if (!(target instanceof TgwId tgw) || !gateways.containsKey(tgw)) {
            return false;
        }
        Attachment.ToVpc by = attachmentTo(table.vpc(), tgw);
        return by != null && entered(tgw, by.id());
    }

    private Attachment.@Nullable ToVpc attachmentTo(VpcId vpc, TgwId tgw) {
        for (Attachment a : world.attachments()) {
            if (a instanceof Attachment.ToVpc to
                    && to.vpc().equals(vpc)
                    && to.tgw().equals(tgw)
                    && to.state() == Attachment.State.AVAILABLE) {
                return to;
            }
        }
        return null;
    }

    private boolean entered(TgwId tgw, AttachmentId by) {
        return world.tgwTables().stream()
                .anyMatch(t -> t.tgw().equals(tgw) && t.associations().contains(by) && lead.contains(t.id()));
    }

    private boolean canLead(TgwTable table) {
        if (!writable.contains(table.id())) {
            List<TgwRoute> routes = bestOf(table.routes());
            return !routes.isEmpty()
                    && routes.stream()
                            .allMatch(r -> r.state() == RouteState.ACTIVE
                                    && !r.attachments().isEmpty()
                                    && r.attachments().stream().allMatch(a -> leads(table, a)));
        }
        return world.attachments().stream()
                .filter(a -> a instanceof Attachment.Peering
                        || (a instanceof Attachment.ToVpc to && to.vpc().equals(owner.vpc())))
                .anyMatch(a -> leads(table, a.id()));
    }

    private boolean leads(TgwTable table, AttachmentId id) {
        Attachment attachment = attachments.get(id);
        if (attachment == null
                || attachment.state() != Attachment.State.AVAILABLE
                || !attachment.gateways().contains(table.tgw())) {
            return false;
        }
        if (attachment instanceof Attachment.Peering peering) {
            TgwId other = peering.gateways().stream()
                    .filter(t -> !t.equals(table.tgw()))
                    .findFirst()
                    .orElseThrow();
            return gateways.containsKey(other) && entered(other, id);
        }
        return attachment instanceof Attachment.ToVpc to
                && to.vpc().equals(owner.vpc())
                && !to.subnets().isEmpty()
                && to.subnets().stream().allMatch(s -> isDirect(tableOf.getOrDefault(s, NO_TABLE)));
    }

    private boolean isDirect(TableId id) {
        return world.routeTables().stream()
                .filter(t -> t.id().equals(id))
                .anyMatch(t -> choices(t).contains(Set.<Object>of(owner.id())));
    }

    private boolean inScope(TableId table, Place place) {
        return (scope.regions().isEmpty() || scope.regions().contains(place.region()))
                && (scope.include().isEmpty() || scope.include().contains(table))
                && !scope.exclude().contains(table);
    }

    private boolean mayBeWritten(RouteTable table) {
        boolean covered = world.vpcs().stream()
                .filter(v -> v.id().equals(table.vpc()))
                .flatMap(v -> v.blocks().stream())
                .anyMatch(b -> b.contains(vip));
        if (covered || !inScope(table.id(), table.place())) {
            return false;
        }
        List<Route> exact = best(table.routes()).stream()
                .filter(r -> r.destination().prefix(vip) == vip.prefix())
                .toList();
        boolean gateway = table.use() == RouteTable.Use.GATEWAY;
        if (exact.isEmpty()) {
            return scope.missing() == Scope.Missing.CREATE && !gateway;
        }
        Route route = exact.getFirst();
        boolean ours = route.target() instanceof Target.Tgw
                || (route.target() instanceof Target.Eni(var id)
                        && world.enis().stream()
                                .noneMatch(e -> e.id().equals(id) && e.node().isEmpty()));
        return exact.size() == 1
                && ours
                && route.origin() == Origin.STATIC
                && isAlone(route.destination())
                && (!gateway || table.vpc().equals(owner.vpc()));
    }

    private boolean mayBeWritten(TgwTable table) {
        if (!inScope(table.id(), Objects.requireNonNull(gateways.get(table.tgw())))) {
            return false;
        }
        List<TgwRoute> exact = bestOf(table.routes()).stream()
                .filter(r -> r.destination().prefix(vip) == vip.prefix())
                .toList();
        if (exact.isEmpty()) {
            return scope.missing() == Scope.Missing.CREATE;
        }
        TgwRoute route = exact.getFirst();
        return exact.size() == 1
                && route.attachments().size() == 1
                && isUsual(attachments.get(route.attachments().getFirst()))
                && route.origin() == Origin.STATIC
                && isAlone(route.destination());
    }

    private boolean isUsual(@Nullable Attachment attachment) {
        if (attachment instanceof Attachment.ToVpc to) {
            return world.vpcs().stream().noneMatch(v -> v.id().equals(to.vpc()))
                    || world.enis().stream()
                            .anyMatch(e -> e.node().isPresent() && e.vpc().equals(to.vpc()));
        }
        return !(attachment instanceof Attachment.End);
    }

    private boolean isAlone(Destination destination) {
        return !(destination instanceof Destination.PrefixList list)
                || list.entries().equals(List.of(vip));
    }

    private List<Route> best(List<Route> routes) {
        List<Route> best = new ArrayList<>();
        int score = -1;
        for (Route route : routes) {
            int own = route.destination().prefix(vip) * 4
                    + (route.origin() == Origin.PROPAGATED
                            ? 0
                            : route.destination() instanceof Destination.Block ? 2 : 1);
            if (route.destination().covers(vip) && own >= score) {
                if (own > score) {
                    best.clear();
                }
                score = own;
                best.add(route);
            }
        }
        return best;
    }

    private List<TgwRoute> bestOf(List<TgwRoute> routes) {
        List<TgwRoute> best = new ArrayList<>();
        int score = -1;
        for (TgwRoute route : routes) {
            int own = route.destination().prefix(vip) * 16
                    + (route.origin() == Origin.STATIC
                            ? (route.destination() instanceof Destination.Block ? 15 : 14)
                            : announced(route));
            if (route.destination().covers(vip) && own >= score) {
                if (own > score) {
                    best.clear();
                }
                score = own;
                best.add(route);
            }
        }
        return best;
    }

    private int announced(TgwRoute route) {
        return switch (attachments.get(route.attachments().getFirst())) {
            case Attachment.ToVpc to -> 9;
            case Attachment.End end -> end.kind() == Attachment.Kind.VPN ? 6 : 8;
            case null, default -> 1;
        };
    }
}
