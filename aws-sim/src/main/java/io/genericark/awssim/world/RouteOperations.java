package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import java.util.List;

/** CreateRoute, ReplaceRoute and DeleteRoute with the checks that EC2 makes, refusing repeats as EC2 does. */
public final class RouteOperations {
    private static final int ROUTES_PER_TABLE = 50;

    private final Region region;

    RouteOperations(Region region) {
        this.region = region;
    }

    public void create(RouteTableId tableId, Cidr destination, RouteTarget target) {
        RouteTable table = region.routeTables().get(tableId);
        if (table.route(destination).isPresent()) {
            throw AwsError.badRequest(
                    "RouteAlreadyExists", "The route identified by " + destination + " already exists.");
        }
        if (table.routes().size() >= ROUTES_PER_TABLE) {
            throw AwsError.badRequest(
                    "RouteLimitExceeded", "The maximum number of routes has been reached for " + tableId + ".");
        }
        put(table, destination, target);
    }

    /** EC2 answers a missing route with InvalidParameterValue here, not with InvalidRoute.NotFound. */
    public void replace(RouteTableId tableId, Cidr destination, RouteTarget target) {
        RouteTable table = region.routeTables().get(tableId);
        Route old = table.route(destination)
                .orElseThrow(() -> AwsError.invalidValue("There is no route defined for '" + destination
                        + "' in the route table. Use CreateRoute instead."));
        refuseLocal(old, "replace", tableId);
        put(table, destination, target);
    }

    public void delete(RouteTableId tableId, Cidr destination) {
        RouteTable table = region.routeTables().get(tableId);
        Route old = table.route(destination)
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidRoute.NotFound",
                        "no route with destination-cidr-block " + destination + " in route table " + tableId));
        refuseLocal(old, "remove", tableId);
        region.routeTables().put(tableId, table.withoutRoute(destination));
    }

    /** The target for an instance id: its interface, provided that it has exactly one. */
    public RouteTarget targetOf(InstanceId instance) {
        region.instances().get(instance);
        List<NetworkInterface> interfaces = region.interfacesOf(instance);
        if (interfaces.size() != 1) {
            throw AwsError.badRequest(
                    "InvalidInstanceID",
                    "There are " + interfaces.size() + " interfaces attached to instance '" + instance
                            + "'. Please specify an interface ID for the operation instead.");
        }
        return new RouteTarget.Eni(interfaces.getFirst().id());
    }

    private void put(RouteTable table, Cidr destination, RouteTarget target) {
        checkTarget(table, target);
        checkInsideVpc(table, destination, target);
        region.routeTables().put(table.id(), table.withRoute(Route.created(destination, target)));
    }

    private void checkTarget(RouteTable table, RouteTarget target) {
        switch (target) {
            case RouteTarget.Local local -> throw AwsError.invalidValue("The target 'local' is only for local routes.");
            case RouteTarget.Eni eni -> {
                if (!region.interfaces().get(eni.id()).vpc().equals(table.vpc())) {
                    throw AwsError.invalidValue(
                            "route table " + table.id() + " and interface " + eni + " belong to different networks");
                }
            }
            case RouteTarget.Gateway gateway -> checkGateway(table, gateway.id());
            case RouteTarget.TransitGateway gateway -> {
                if (region.transit().way(table.vpc(), gateway.id()).isEmpty()) {
                    throw AwsError.badRequest(
                            "InvalidTransitGatewayID.NotFound",
                            "The transitGateway ID '" + gateway + "' does not exist.");
                }
            }
        }
    }

    private void checkGateway(RouteTable table, GatewayId id) {
        Gateway gateway = region.gateways()
                .find(id)
                .orElseThrow(() ->
                        AwsError.badRequest("InvalidGatewayID.NotFound", "The gateway ID '" + id + "' does not exist"));
        if (!table.vpc().equals(gateway.attachedTo())) {
            throw AwsError.invalidValue(
                    "route table " + table.id() + " and network gateway " + id + " belong to different networks");
        }
    }

    /** A destination inside the VPC must be a whole subnet and lead to an interface. */
    private void checkInsideVpc(RouteTable table, Cidr destination, RouteTarget target) {
        if (!region.vpcs().get(table.vpc()).contains(destination)) {
            return;
        }
        boolean wholeSubnet = region.subnets().all().stream()
                .anyMatch(s -> s.vpc().equals(table.vpc()) && s.cidr().equals(destination));
        if (!wholeSubnet || !(target instanceof RouteTarget.Eni)) {
            throw AwsError.invalidValue(
                    "The destination CIDR block " + destination + " is equal to or more specific than"
                            + " one of this VPC's CIDR blocks. This route can target only an interface or an instance,"
                            + " and must be the CIDR block of a whole subnet.");
        }
    }

    private static void refuseLocal(Route route, String verb, RouteTableId table) {
        if (route.target() instanceof RouteTarget.Local) {
            throw AwsError.invalidValue(
                    "cannot " + verb + " local route " + route.destination() + " in route table " + table);
        }
    }
}
