package io.genericark.crossregion.plan;

import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.plan.Finding.Kind;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Origin;
import io.genericark.crossregion.topology.Route;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Target;
import io.genericark.crossregion.topology.TgwRoute;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.VpcId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose the routes of a VIP are. Pure.
 *
 * <p>A route is this cluster's when this kit could have written it for some node: to a node's interface, to a transit
 * gateway, to a peering, to the attachment of a VPC with a node in it; or when its target no longer exists. All else
 * somebody else has put there.
 */
final class Holdings {

    private final Atlas atlas;
    private final CidrBlock vip;
    private final Set<VpcId> withNodes;

    Holdings(Atlas atlas, CidrBlock vip) {
        this.atlas = atlas;
        this.vip = vip;
        withNodes = atlas.topology().enis().stream()
                .filter(eni -> eni.node().isPresent())
                .map(Eni::vpc)
                .collect(Collectors.toSet());
    }

    Holding of(TableId table) {
        return atlas.routeTable(table)
                .map(this::of)
                .or(() -> atlas.tgwTable(table).map(this::of))
                .orElseThrow();
    }

    private Holding of(RouteTable table) {
        Optional<CidrBlock> block = atlas.vpc(table.vpc()).stream()
                .flatMap(vpc -> vpc.blocks().stream())
                .filter(it -> it.contains(vip))
                .findFirst();
        if (block.isPresent()) {
            return foreign("belongs to " + table.vpc() + ", and the VIP lies within its block " + block.get());
        }
        List<Route> routes = table.taken(vip).stream()
                .filter(route -> isExact(route.destination()))
                .toList();
        return kept(routes.stream().map(Route::destination), routes.stream().map(Route::origin))
                .or(() -> routes.stream().map(this::of).findFirst())
                .orElse(new Holding.None());
    }

    private Holding of(Route route) {
        return switch (route.target()) {
            case Target.Eni(var id)
            when atlas.eni(id).filter(eni -> eni.node().isEmpty()).isPresent() ->
                foreign("leads to " + id + ", which is no node's interface");
            case Target.Eni(var id) -> ours(route, new Aim.ToEni(id));
            case Target.Tgw(var id) -> ours(route, new Aim.ToTgw(id));
            case Target.Other(var id) -> foreign("leads to " + id);
            case Target.Local _ -> foreign("leads into the VPC itself");
        };
    }

    private static Holding ours(Route route, Aim aim) {
        return new Holding.Ours(route.destination(), aim, route.shown(), route.state());
    }

    private Holding of(TgwTable table) {
        List<TgwRoute> routes = atlas.taken(table, vip).stream()
                .filter(route -> isExact(route.destination()))
                .toList();
        return kept(routes.stream().map(TgwRoute::destination), routes.stream().map(TgwRoute::origin))
                .or(() -> routes.stream().map(this::of).findFirst())
                .orElse(new Holding.None());
    }

    private Holding of(TgwRoute route) {
        if (route.attachments().isEmpty()) {
            return foreign("drops the VIP on purpose");
        }
        if (route.attachments().size() > 1) {
            return new Holding.Kept(Kind.AMBIGUOUS, "leads to several attachments, " + route.shown());
        }
        var id = route.attachments().getFirst();
        Optional<Attachment> attachment = atlas.attachment(id);
        if (attachment.isPresent() && attachment.get() instanceof Attachment.End end) {
            return foreign("leads to " + id + ", the " + end.kind().shown() + " " + end.resource());
        }
        if (attachment.isPresent()
                && attachment.get() instanceof Attachment.ToVpc to
                && atlas.vpc(to.vpc()).isPresent()
                && !withNodes.contains(to.vpc())) {
            return foreign("leads to " + id + " of " + to.vpc() + ", in which no node is");
        }
        return new Holding.Ours(route.destination(), new Aim.ToAttachment(id), route.shown(), route.state());
    }

    private boolean isExact(Destination destination) {
        return destination.prefix(vip) == vip.prefix();
    }

    /** Why routes are kept whose targets need not even be looked at. */
    private Optional<Holding> kept(Stream<Destination> destinations, Stream<Origin> origins) {
        List<Destination> exact = destinations.toList();
        if (origins.anyMatch(Origin.PROPAGATED::equals)) {
            return Optional.of(foreign("has a propagated route of the VIP: something else announces it"));
        }
        if (exact.size() > 1) {
            return Optional.of(new Holding.Kept(Kind.AMBIGUOUS, "has several routes of the VIP, for " + shown(exact)));
        }
        return exact.stream()
                .filter(destination -> !Holding.isFor(destination, vip))
                .<Holding>map(list -> new Holding.Kept(
                        Kind.AMBIGUOUS, "has the VIP in " + list + ", which holds other addresses, too"))
                .findFirst();
    }

    private static String shown(List<Destination> destinations) {
        return destinations.stream().map(Destination::toString).collect(Collectors.joining(", "));
    }

    private static Holding foreign(String why) {
        return new Holding.Kept(Kind.FOREIGN, why);
    }
}
