package io.genericark.awssim.ec2;

import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.Route;
import io.genericark.awssim.world.RouteTable;
import io.genericark.awssim.world.RouteTable.Association;
import io.genericark.awssim.world.RouteTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The filters of DescribeRouteTables. */
final class RouteTableFilters {
    private RouteTableFilters() {}

    static Filters<RouteTable> of(Region region) {
        return new Filters<RouteTable>()
                .one("route-table-id", t -> t.id().value())
                .one("vpc-id", t -> t.vpc().value())
                .one("owner-id", t -> region.ownership().of(t.id()))
                .many("association.main", t -> associations(t, a -> Optional.of(String.valueOf(a.isMain()))))
                .many("association.route-table-association-id", t -> associations(t, a -> Optional.of(a.id().value())))
                .many("association.route-table-id", t -> associations(t, a -> Optional.of(t.id().value())))
                .many(
                        "association.subnet-id",
                        t -> associations(
                                t, a -> Optional.ofNullable(a.subnet()).map(SubnetId::value)))
                .many(
                        "route.destination-cidr-block",
                        t -> destinations(t, r -> !r.destination().isIpv6()))
                .many(
                        "route.destination-ipv6-cidr-block",
                        t -> destinations(t, r -> r.destination().isIpv6()))
                .many("route.gateway-id", t -> routes(t, RouteTableFilters::gateway))
                .many("route.transit-gateway-id", t -> routes(t, RouteTableFilters::transitGateway))
                .many("route.instance-id", t -> routes(t, r -> instanceOf(region, r)))
                .many("route.origin", t -> routes(t, r -> Optional.of(r.origin().wireName())))
                .many(
                        "route.state",
                        t -> routes(t, r -> Optional.of(region.stateOf(t, r).wireName())));
    }

    private static List<String> associations(RouteTable table, Function<Association, Optional<String>> field) {
        return table.associations().stream()
                .flatMap(a -> field.apply(a).stream())
                .toList();
    }

    private static List<String> routes(RouteTable table, Function<Route, Optional<String>> field) {
        return table.routes().stream().flatMap(r -> field.apply(r).stream()).toList();
    }

    private static List<String> destinations(RouteTable table, Predicate<Route> which) {
        return table.routes().stream()
                .filter(which)
                .map(r -> r.destination().toString())
                .toList();
    }

    private static Optional<String> gateway(Route route) {
        return switch (route.target()) {
            case RouteTarget.Local local -> Optional.of("local");
            case RouteTarget.Eni eni -> Optional.empty();
            case RouteTarget.TransitGateway transit -> Optional.empty();
            case RouteTarget.Gateway gateway -> Optional.of(gateway.id().value());
        };
    }

    private static Optional<String> transitGateway(Route route) {
        return route.target() instanceof RouteTarget.TransitGateway gateway
                ? Optional.of(gateway.id().value())
                : Optional.empty();
    }

    /** The instance behind the interface that a route leads to. */
    static Optional<String> instanceOf(Region region, Route route) {
        return route.target() instanceof RouteTarget.Eni eni
                ? region.instanceBehind(eni.id()).map(i -> i.id().value())
                : Optional.empty();
    }
}
