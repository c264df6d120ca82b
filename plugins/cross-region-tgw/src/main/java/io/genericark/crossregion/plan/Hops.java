package io.genericark.crossregion.plan;

import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Attachment.Peering;
import io.genericark.crossregion.topology.Attachment.ToVpc;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.Route;
import io.genericark.crossregion.topology.RouteState;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.Subnet;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Target;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.TgwRoute;
import io.genericark.crossregion.topology.TgwTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a table may lead a VIP, where it does, and which tables decide next. Pure. */
final class Hops {

    /** What to think of a transit gateway that was not seen, in a place that could not be read. */
    enum Unseen {
        /** It does not lead. */
        LOST,
        /** It leads. */
        LEADS
    }

    private final Atlas atlas;
    private final Eni owner;
    private final Unseen unseen;

    Hops(Atlas atlas, Eni owner, Unseen unseen) {
        this.atlas = atlas;
        this.owner = owner;
        this.unseen = unseen;
    }

    /** What may be chosen for a table, the better first. */
    List<Aim> aims(TableId id) {
        return atlas.routeTable(id)
                .map(this::aims)
                .or(() -> atlas.tgwTable(id).map(this::aims))
                .orElse(List.of());
    }

    private List<Aim> aims(RouteTable table) {
        if (table.vpc().equals(owner.vpc())) {
            return List.of(new Aim.ToEni(owner.id()));
        }
        return atlas.attachmentsOf(table.vpc()).stream()
                .filter(Hops::isAvailable)
                .map(ToVpc::tgw)
                .distinct()
                .sorted()
                .<Aim>map(Aim.ToTgw::new)
                .toList();
    }

    private List<Aim> aims(TgwTable table) {
        Stream<AttachmentId> home = atlas.attachment(owner.vpc(), table.tgw()).map(ToVpc::id).stream();
        Stream<AttachmentId> peerings =
                atlas.peeringsOf(table.tgw()).stream().filter(Hops::isAvailable).map(Peering::id);
        return Stream.concat(home, peerings).<Aim>map(Aim.ToAttachment::new).toList();
    }

    /** Where a table leads this address as it is; empty when that is nowhere, or to something that leads no further. */
    List<Aim> current(TableId id, CidrBlock address) {
        return atlas.routeTable(id)
                .map(table -> current(table, address))
                .or(() -> atlas.tgwTable(id).map(table -> current(table, address)))
                .orElse(List.of());
    }

    private static List<Aim> current(RouteTable table, CidrBlock address) {
        List<Route> routes = table.taken(address);
        List<Aim> aims = routes.stream()
                .filter(route -> route.state() == RouteState.ACTIVE)
                .flatMap(route -> aim(route.target()).stream())
                .toList();
        return aims.size() == routes.size() ? aims : List.of();
    }

    private static Optional<Aim> aim(Target target) {
        return switch (target) {
            case Target.Eni(var id) -> Optional.of(new Aim.ToEni(id));
            case Target.Tgw(var id) -> Optional.of(new Aim.ToTgw(id));
            case Target.Local _ -> Optional.empty();
            case Target.Other _ -> Optional.empty();
        };
    }

    private List<Aim> current(TgwTable table, CidrBlock address) {
        List<TgwRoute> routes = atlas.taken(table, address);
        boolean dropped = routes.stream()
                .anyMatch(route -> route.state() == RouteState.BLACKHOLE
                        || route.attachments().isEmpty());
        return dropped
                ? List.of()
                : routes.stream()
                        .flatMap(route -> route.attachments().stream())
                        .distinct()
                        .<Aim>map(Aim.ToAttachment::new)
                        .toList();
    }

    /** The tables that decide after this one; none when the owner is reached, empty when the way ends elsewhere. */
    Optional<List<TableId>> next(TableId from, Aim aim) {
        return switch (aim) {
            case Aim.ToEni(var eni) ->
                eni.equals(owner.id()) && isOfOwner(from) ? Optional.of(List.of()) : Optional.empty();
            case Aim.ToTgw(var tgw) -> atlas.routeTable(from).flatMap(table -> intoTgw(table, tgw));
            case Aim.ToAttachment(var attachment) ->
                atlas.tgwTable(from).flatMap(table -> through(table.tgw(), attachment));
        };
    }

    private boolean isOfOwner(TableId id) {
        return atlas.routeTable(id)
                .filter(table -> table.vpc().equals(owner.vpc()))
                .isPresent();
    }

    private Optional<List<TableId>> intoTgw(RouteTable table, TgwId tgw) {
        if (atlas.tgw(tgw).isEmpty()) {
            return hope(atlas.topology().unread().stream()
                    .anyMatch(it -> it.region().equals(table.place().region())));
        }
        return atlas.attachment(table.vpc(), tgw)
                .flatMap(attachment -> atlas.association(tgw, attachment.id()))
                .map(next -> List.of(next.id()));
    }

    private Optional<List<TableId>> through(TgwId from, AttachmentId id) {
        Optional<Attachment> attachment = atlas.attachment(id)
                .filter(Hops::isAvailable)
                .filter(it -> it.gateways().contains(from));
        if (attachment.isEmpty()) {
            return Optional.empty();
        }
        return switch (attachment.get()) {
            case Peering peering -> beyond(peering, from);
            case ToVpc to -> entered(to);
            case Attachment.End _ -> Optional.empty();
        };
    }

    private Optional<List<TableId>> beyond(Peering peering, TgwId from) {
        Attachment.Side side = peering.beyond(from);
        if (atlas.tgw(side.tgw()).isEmpty()) {
            return hope(isUnread(side.place()));
        }
        return atlas.association(side.tgw(), peering.id()).map(next -> List.of(next.id()));
    }

    /** Any of the attachment's subnets may be where a packet comes in. */
    private Optional<List<TableId>> entered(ToVpc to) {
        if (!to.vpc().equals(owner.vpc())) {
            return Optional.empty();
        }
        List<TableId> tables = to.subnets().stream()
                .flatMap(subnet -> atlas.tableOf(subnet).stream())
                .map(RouteTable::id)
                .distinct()
                .sorted()
                .toList();
        boolean complete = !to.subnets().isEmpty()
                && to.subnets().stream()
                        .allMatch(subnet -> atlas.tableOf(subnet).isPresent());
        return complete ? Optional.of(tables) : Optional.empty();
    }

    private boolean isUnread(Place place) {
        return atlas.unread(place).isPresent();
    }

    private Optional<List<TableId>> hope(boolean mayBe) {
        return mayBe && unseen == Unseen.LEADS ? Optional.of(List.of()) : Optional.empty();
    }

    private static boolean isAvailable(Attachment attachment) {
        return attachment.state() == Attachment.State.AVAILABLE;
    }

    /** The subnets of a table whose packets these aims do not carry, because no attachment is in their zone. */
    List<Subnet> unserved(RouteTable table, List<Aim> aims) {
        List<String> zones = aims.stream()
                .flatMap(aim -> aim instanceof Aim.ToTgw(var tgw)
                        ? atlas.attachment(table.vpc(), tgw).stream()
                        : Stream.empty())
                .flatMap(attachment -> atlas.zonesOf(attachment).stream())
                .toList();
        return atlas.subnetsOf(table).stream()
                .filter(subnet -> !zones.contains(subnet.zone()))
                .toList();
    }
}
