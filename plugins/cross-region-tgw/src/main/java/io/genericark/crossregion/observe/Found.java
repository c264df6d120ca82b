package io.genericark.crossregion.observe;

import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Route;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Target;
import io.genericark.crossregion.topology.Tgw;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Vpc;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one look at one place has shown.
 *
 * @param enis the interfaces of nodes, and those that routes of the VIPs name
 * @param attached those of them that are attached to an instance
 * @param unreadable tables of transit gateways with more routes than EC2 tells
 */
record Found(
        List<Vpc> vpcs,
        List<RouteTable> routeTables,
        List<Eni> enis,
        Set<EniId> attached,
        List<Tgw> tgws,
        List<Attachment> attachments,
        List<TgwTable> tgwTables,
        List<TableId> unreadable) {

    /** The tables of transit gateways. */
    Set<String> tables() {
        return Stream.concat(tgwTables.stream().map(TgwTable::id), unreadable.stream())
                .map(TableId::value)
                .collect(Collectors.toSet());
    }

    /** The interfaces that routes of VPCs name, as far as they are among {@code enis} and are not those of nodes. */
    Set<EniId> named() {
        Set<EniId> there =
                enis.stream().filter(eni -> eni.node().isEmpty()).map(Eni::id).collect(Collectors.toSet());
        return routes().flatMap(route -> route.target() instanceof Target.Eni(var id) ? Stream.of(id) : Stream.empty())
                .filter(there::contains)
                .collect(Collectors.toSet());
    }

    /** The prefix lists that routes of VPCs name. */
    Set<String> prefixLists() {
        return routes().flatMap(route -> route.destination() instanceof Destination.PrefixList(var id, var _)
                        ? Stream.of(id)
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    private Stream<Route> routes() {
        return routeTables.stream().flatMap(table -> table.routes().stream());
    }
}
