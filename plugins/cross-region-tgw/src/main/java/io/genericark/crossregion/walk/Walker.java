package io.genericark.crossregion.walk;

import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Attachment.Peering;
import io.genericark.crossregion.topology.Attachment.ToVpc;
import io.genericark.crossregion.topology.AttachmentId;
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
import io.genericark.crossregion.topology.VpcId;
import io.genericark.crossregion.walk.Verdict.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Follows packets to one address. Where AWS may send a packet more than one way, all are followed and the worst counts. Pure.
 *
 * <p>A transit gateway keeps a packet in its zone where the attachment that it leaves by has a subnet there; what comes over a peering
 * has no zone.
 */
final class Walker {

    private final Atlas atlas;
    private final CidrBlock to;
    private final Goal goal;

    Walker(Atlas atlas, CidrBlock to, Goal goal) {
        this.atlas = atlas;
        this.to = to;
        this.goal = goal;
    }

    record Ended(List<Hop> hops, Verdict verdict) {}

    /** At which table a packet is; its zone is not known behind a peering. */
    private record At(TableId table, Optional<String> zone) {}

    private record Trail(List<Hop> hops, Set<At> seen) {
        Trail with(Hop hop) {
            List<Hop> more = new ArrayList<>(hops);
            more.add(hop);
            return new Trail(more, seen);
        }

        Trail at(At at) {
            Set<At> more = new HashSet<>(seen);
            more.add(at);
            return new Trail(hops, more);
        }
    }

    Ended from(SubnetId subnet) {
        return enter(subnet, new Trail(List.of(), Set.of()));
    }

    private Ended enter(SubnetId id, Trail trail) {
        Optional<Subnet> subnet = atlas.subnet(id);
        Optional<RouteTable> table = atlas.tableOf(id);
        return subnet.isPresent() && table.isPresent()
                ? inVpc(table.get(), subnet.get().zone(), trail)
                : end(trail, Kind.UNKNOWN, "the route table of " + id + " was not found");
    }

    private Ended inVpc(RouteTable table, String zone, Trail trail) {
        At at = new At(table.id(), Optional.of(zone));
        if (trail.seen().contains(at)) {
            return end(trail, Kind.LOOP, "comes back to " + table.id());
        }
        List<Route> routes = table.taken(to);
        Trail here = trail.at(at);
        if (routes.isEmpty()) {
            return end(
                    here.with(new Hop(
                            table.id(), table.vpc().value(), table.place().region(), "nothing", "no route")),
                    Kind.BLACKHOLE,
                    "no route of " + table.id() + " matches " + to);
        }
        return worst(routes, route -> take(route, table, zone, here));
    }

    private Ended take(Route route, RouteTable table, String zone, Trail trail) {
        Trail next = trail.with(new Hop(
                table.id(),
                table.vpc().value(),
                table.place().region(),
                route.target().toString(),
                rule(route.destination().toString(), route.origin(), route.state())));
        if (route.state() == RouteState.BLACKHOLE) {
            return end(next, Kind.BLACKHOLE, "its route in " + table.id() + " is a blackhole");
        }
        return switch (route.target()) {
            case Target.Local _ -> new Ended(next.hops(), goal.kept(table.vpc()));
            case Target.Eni(var eni) -> new Ended(next.hops(), goal.at(eni, atlas));
            case Target.Other(var id) -> end(next, Kind.LEAVES, "leaves through " + id);
            case Target.Tgw(var tgw) -> intoTgw(tgw, table.vpc(), zone, next);
        };
    }

    private Ended intoTgw(TgwId id, VpcId vpc, String zone, Trail trail) {
        if (atlas.tgw(id).isEmpty()) {
            return end(
                    trail,
                    Kind.UNKNOWN,
                    id + " was not found" + unread(atlas.vpc(vpc).orElseThrow().place()));
        }
        Optional<ToVpc> attachment = atlas.attachment(vpc, id);
        if (attachment.isEmpty()) {
            return end(trail, Kind.BLACKHOLE, vpc + " has no available attachment to " + id);
        }
        if (!atlas.zonesOf(attachment.get()).contains(zone)) {
            return end(trail, Kind.BLACKHOLE, attachment.get().id() + " to " + id + " has no subnet in " + zone);
        }
        return arrive(id, attachment.get().id(), Optional.of(zone), trail);
    }

    private Ended arrive(TgwId id, AttachmentId by, Optional<String> zone, Trail trail) {
        Optional<TgwTable> table = atlas.association(id, by);
        return table.isPresent()
                ? inTgw(table.get(), zone, trail)
                : end(trail, Kind.BLACKHOLE, by + " is associated with no route table of " + id);
    }

    private Ended inTgw(TgwTable table, Optional<String> zone, Trail trail) {
        At at = new At(table.id(), zone);
        if (trail.seen().contains(at)) {
            return end(trail, Kind.LOOP, "comes back to " + table.id());
        }
        List<TgwRoute> routes = atlas.taken(table, to);
        Trail here = trail.at(at);
        if (routes.isEmpty()) {
            return end(
                    here.with(hop(table, "nothing", "no route")),
                    Kind.BLACKHOLE,
                    "no route of " + table.id() + " matches " + to);
        }
        return worst(routes, route -> take(route, table, zone, here));
    }

    private Ended take(TgwRoute route, TgwTable table, Optional<String> zone, Trail trail) {
        String rule = rule(route.destination().toString(), route.origin(), route.state());
        if (route.state() == RouteState.BLACKHOLE || route.attachments().isEmpty()) {
            return end(
                    trail.with(hop(table, "nothing", rule)),
                    Kind.BLACKHOLE,
                    "its route in " + table.id() + " is a blackhole");
        }
        return worst(route.attachments(), id -> leave(table.tgw(), id, zone, trail.with(hop(table, id.value(), rule))));
    }

    private Ended leave(TgwId from, AttachmentId id, Optional<String> zone, Trail trail) {
        Optional<Attachment> attachment = atlas.attachment(id);
        if (attachment.isEmpty()) {
            return end(trail, Kind.UNKNOWN, id + " was not found");
        }
        if (attachment.get().state() != Attachment.State.AVAILABLE) {
            String state = attachment.get().state().name().toLowerCase(Locale.ROOT);
            return end(trail, Kind.BLACKHOLE, id + " is " + state);
        }
        return switch (attachment.get()) {
            case ToVpc to -> intoVpc(to, zone, trail);
            case Peering peering -> over(peering, from, trail);
            case Attachment.End end ->
                end(trail, Kind.LEAVES, "leaves through the " + end.kind().shown() + " " + end.resource());
        };
    }

    private Ended over(Peering peering, TgwId from, Trail trail) {
        Attachment.Side side = peering.beyond(from);
        return atlas.tgw(side.tgw()).isPresent()
                ? arrive(side.tgw(), peering.id(), Optional.empty(), trail)
                : end(
                        trail,
                        Kind.UNKNOWN,
                        side.tgw() + " in " + side.place() + " was not found" + unread(side.place()));
    }

    private Ended intoVpc(ToVpc to, Optional<String> zone, Trail trail) {
        if (atlas.vpc(to.vpc()).isEmpty()) {
            Optional<Place> place = atlas.tgw(to.tgw()).map(Tgw::place);
            return end(
                    trail,
                    Kind.UNKNOWN,
                    to.vpc() + " was not found" + place.map(this::unread).orElse(""));
        }
        if (to.subnets().isEmpty()) {
            return end(trail, Kind.BLACKHOLE, to.id() + " has no subnet");
        }
        List<SubnetId> sameZone = to.subnets().stream()
                .filter(id -> atlas.subnet(id).map(Subnet::zone).equals(zone))
                .toList();
        return worst(sameZone.isEmpty() ? to.subnets() : sameZone, subnet -> enter(subnet, trail));
    }

    private Hop hop(TgwTable table, String where, String rule) {
        String region = atlas.tgw(table.tgw()).map(tgw -> tgw.place().region()).orElse("");
        return new Hop(table.id(), table.tgw().value(), region, where, rule);
    }

    private static String rule(String destination, Origin origin, RouteState state) {
        return destination
                + (origin == Origin.PROPAGATED ? " propagated" : "")
                + (state == RouteState.BLACKHOLE ? ", blackhole" : "");
    }

    private String unread(Place place) {
        return atlas.unread(place)
                .or(() -> atlas.topology().unread().stream()
                        .filter(it -> it.region().equals(place.region()))
                        .findFirst())
                .map(it -> ": " + it + " could not be read, " + it.reason())
                .orElse("");
    }

    private interface Continued<T> {
        Ended by(T one);
    }

    private static <T> Ended worst(List<T> choices, Continued<T> continued) {
        Ended worst = continued.by(choices.getFirst());
        for (T choice : choices.subList(1, choices.size())) {
            Ended other = continued.by(choice);
            worst = other.verdict().isWorseThan(worst.verdict()) ? other : worst;
        }
        return worst;
    }

    private static Ended end(Trail trail, Kind kind, String reason) {
        return new Ended(trail.hops(), new Verdict(kind, reason));
    }
}
