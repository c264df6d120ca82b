package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import java.util.Optional;

/** A handle on one route table. Thread-safe. */
public record SimRouteTable(SimVpc vpc, RouteTableId id) {

    public SimRouteTable associate(SimSubnet... subnets) {
        for (SimSubnet subnet : subnets) {
            region().change(r -> r.network().associate(id, subnet.id()));
        }
        return this;
    }

    public SimRouteTable route(String destination, SimInstance instance) {
        return route(destination, instance.eniId());
    }

    public SimRouteTable route(String destination, EniId eni) {
        return route(destination, new RouteTarget.Eni(eni));
    }

    public SimRouteTable route(String destination, GatewayId gateway) {
        return route(destination, new RouteTarget.Gateway(gateway));
    }

    public SimRouteTable route(String destination, TransitGatewayId gateway) {
        return route(destination, new RouteTarget.TransitGateway(gateway));
    }

    public SimRouteTable replaceRoute(String destination, EniId eni) {
        region().change(r -> {
            r.routing().replace(id, Cidr.of(destination), new RouteTarget.Eni(eni));
            return id;
        });
        return this;
    }

    public SimRouteTable deleteRoute(String destination) {
        region().change(r -> {
            r.routing().delete(id, Cidr.of(destination));
            return id;
        });
        return this;
    }

    /** Where the route with exactly this destination leads now. */
    public Optional<RouteTarget> target(String destination) {
        return describe().route(Cidr.of(destination)).map(Route::target);
    }

    public Optional<Route.State> state(String destination) {
        return region().read(r -> {
            RouteTable table = r.routeTables().get(id);
            return table.route(Cidr.of(destination)).map(route -> r.stateOf(table, route));
        });
    }

    public RouteTable describe() {
        return region().read(r -> r.routeTables().get(id));
    }

    private SimRouteTable route(String destination, RouteTarget target) {
        region().change(r -> {
            r.routing().create(id, Cidr.of(destination), target);
            return id;
        });
        return this;
    }

    private SimRegion region() {
        return vpc.region();
    }
}
