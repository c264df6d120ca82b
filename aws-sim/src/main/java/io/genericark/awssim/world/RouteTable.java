package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.AssociationId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A VPC route table: immutable, each {@code with...} gives a changed copy. */
public record RouteTable(RouteTableId id, VpcId vpc, List<Association> associations, List<Route> routes, Tags tags)
        implements Resource {

    /** Ties the table to a subnet, or, without a subnet, makes it the VPC's main table. */
    public record Association(AssociationId id, @Nullable SubnetId subnet) {
        public boolean isMain() {
            return subnet == null;
        }
    }

    public RouteTable {
        associations = List.copyOf(associations);
        routes = List.copyOf(routes);
    }

    public boolean isMain() {
        return associations.stream().anyMatch(Association::isMain);
    }

    public boolean serves(SubnetId subnet) {
        return associations.stream().anyMatch(a -> subnet.equals(a.subnet()));
    }

    public Optional<Route> route(Cidr destination) {
        return routes.stream().filter(r -> r.destination().equals(destination)).findFirst();
    }

    /** Adds the route, or puts it in the place of the one with the same destination. */
    public RouteTable withRoute(Route route) {
        List<Route> changed = new ArrayList<>(routes);
        changed.replaceAll(r -> r.destination().equals(route.destination()) ? route : r);
        if (!changed.contains(route)) {
            changed.add(route);
        }
        return new RouteTable(id, vpc, associations, changed, tags);
    }

    public RouteTable withoutRoute(Cidr destination) {
        return new RouteTable(
                id, vpc, associations, without(routes, r -> r.destination().equals(destination)), tags);
    }

    public RouteTable withAssociation(Association association) {
        List<Association> changed = new ArrayList<>(associations);
        changed.add(association);
        return new RouteTable(id, vpc, changed, routes, tags);
    }

    public RouteTable withoutAssociation(AssociationId association) {
        return new RouteTable(id, vpc, without(associations, a -> a.id().equals(association)), routes, tags);
    }

    @Override
    public RouteTable withTags(Tags changed) {
        return new RouteTable(id, vpc, associations, routes, changed);
    }

    private static <T> List<T> without(List<T> list, Predicate<T> unwanted) {
        return list.stream().filter(unwanted.negate()).toList();
    }
}
