package io.genericark.crossregion.plan;

import io.genericark.crossregion.plan.Finding.Kind;
import io.genericark.crossregion.plan.Scope.Missing;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.Subnet;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Topology;
import io.genericark.crossregion.topology.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a plan for one VIP leaves as it is, each thing told once. */
final class Findings {

    private final VipPlan plan;
    private final List<Finding> all = new ArrayList<>();

    Findings(VipPlan plan) {
        this.plan = plan;
    }

    List<Finding> all() {
        addObstacle();
        addKept();
        addMissing();
        addWays();
        addZones();
        return all;
    }

    private void addObstacle() {
        List<RouteTable> own = plan.atlas().tablesOf(plan.owner().vpc());
        String dead = own.stream()
                .filter(table -> plan.holdings().get(table.id()) instanceof Holding.Ours ours
                        && ours.isBlackholeTo(plan.owner().id()))
                .map(table -> table.id().value())
                .collect(Collectors.joining(", "));
        if (!dead.isEmpty()) {
            all.add(new Finding(
                    Kind.DOWN,
                    plan.vip() + " does not arrive",
                    dead + " leads to " + plan.owner().shown()
                            + " and AWS calls it a blackhole: the interface is not attached to a running instance",
                    "attach the interface, or let another node take the resource"));
        }
        if (!plan.arrives()) {
            all.add(new Finding(
                    Kind.OBSTACLE,
                    plan.vip() + " cannot be led to " + plan.owner().shown(),
                    own.isEmpty()
                            ? "no route table of " + plan.owner().vpc() + " was found"
                            : "no route table of " + plan.owner().vpc()
                                    + " has a route for it that may be written, and none leads there already",
                    "create a route for " + plan.vip() + " there, or set create-missing=true"));
        }
    }

    private void addKept() {
        for (Map.Entry<TableId, Holding> entry : plan.holdings().entrySet()) {
            if (entry.getValue() instanceof Holding.Kept kept
                    && plan.isInScope(entry.getKey())
                    && !plan.leads().containsKey(entry.getKey())) {
                all.add(new Finding(
                        kept.kind(),
                        plan.vip() + " is left alone in " + entry.getKey(),
                        "it " + kept.why(),
                        kept.kind() == Kind.AMBIGUOUS
                                ? "give the VIP one route of its own there"
                                : "correct that if clients there need the VIP"));
            }
        }
    }

    private void addMissing() {
        if (plan.scope().missing() == Missing.CREATE) {
            return;
        }
        String tables = tables(plan.holdings().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Holding.None)
                .map(Map.Entry::getKey)
                .filter(this::isConcerned)
                .filter(table -> !plan.leads().containsKey(table))
                .toList());
        if (!tables.isEmpty()) {
            all.add(new Finding(
                    Kind.MISSING,
                    plan.vip() + " is not led by " + tables,
                    "there is no route for it, and create-missing is off",
                    "create one where clients need the VIP, or set create-missing=true"));
        }
    }

    private boolean isConcerned(TableId table) {
        return plan.isInScope(table)
                && plan.atlas()
                        .routeTable(table)
                        .map(it -> it.use() != RouteTable.Use.GATEWAY
                                && !plan.atlas().attachmentsOf(it.vpc()).isEmpty())
                        .orElse(true);
    }

    private void addWays() {
        Topology topology = plan.atlas().topology();
        Set<TableId> hoped = topology.unread().isEmpty()
                ? Set.of()
                : plan.ways(Hops.Unseen.LEADS).keySet();
        List<TableId> open = plan.holdings().keySet().stream()
                .filter(plan::isWritable)
                .filter(table -> !plan.leads().containsKey(table))
                .toList();
        String waiting = tables(open.stream().filter(hoped::contains).toList());
        if (!waiting.isEmpty()) {
            all.add(new Finding(
                    Kind.WAITING,
                    plan.vip() + " is left as it is in " + waiting,
                    "the way from there leads through what could not be read ("
                            + topology.unread().stream().map(Unread::toString).collect(Collectors.joining(", "))
                            + "), and could be a loop",
                    "it is planned when that answers"));
        }
        String lost =
                tables(open.stream().filter(table -> !hoped.contains(table)).toList());
        if (!lost.isEmpty()) {
            all.add(new Finding(
                    Kind.NO_WAY,
                    plan.vip() + " is left as it is in " + lost,
                    "from there no way of available attachments, associated tables and routes that may be written leads to "
                            + plan.owner().shown(),
                    "run `ark vip verify`, which names the first table that is in the way"));
        }
    }

    private void addZones() {
        Hops hops = new Hops(plan.atlas(), plan.owner(), Hops.Unseen.LOST);
        plan.leads()
                .forEach((id, lead) -> plan.atlas().routeTable(id).ifPresent(table -> {
                    if (!table.vpc().equals(plan.owner().vpc()) && plan.isWritable(id)) {
                        addZones(table, lead, hops.unserved(table, lead.aims()));
                    }
                }));
    }

    private void addZones(RouteTable table, Lead lead, List<Subnet> unserved) {
        if (!unserved.isEmpty()) {
            String subnets = unserved.stream()
                    .map(subnet -> subnet.id() + " (" + subnet.zone() + ")")
                    .collect(Collectors.joining(", "));
            all.add(new Finding(
                    Kind.ZONE,
                    plan.vip() + " is not reached from " + subnets,
                    "the attachment of " + table.vpc() + " to " + lead.aims().getFirst()
                            + " has no subnet in that zone",
                    "add one to the attachment if clients there need the VIP"));
        }
    }

    private static String tables(List<TableId> tables) {
        return new TreeSet<>(tables).stream().map(TableId::value).collect(Collectors.joining(", "));
    }
}
