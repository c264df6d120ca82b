package io.genericark.awssim.topology;

import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimRouteTable;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.SimVpc;
import java.util.Map;

/** A VPC built from its description, with everything in it by name. */
public record BuiltVpc(
        SimVpc vpc,
        Map<String, SimSubnet> subnets,
        Map<String, SimInstance> instances,
        Map<String, SimRouteTable> routeTables) {

    /** The VPC named {@code main} of a region, out of what {@link TopologyBuilder#build} made. */
    public static BuiltVpc main(Map<String, Map<String, BuiltVpc>> built, String region) {
        return named(named(built, region), "main");
    }

    public SimInstance instance(String name) {
        return named(instances, name);
    }

    public SimSubnet subnet(String name) {
        return named(subnets, name);
    }

    public SimRouteTable routeTable(String name) {
        return named(routeTables, name);
    }

    /** The thing of that name, or an error that lists the names there are. */
    static <T> T named(Map<String, T> things, String name) {
        T thing = things.get(name);
        if (thing == null) {
            throw new IllegalArgumentException("there is no '" + name + "' among " + things.keySet());
        }
        return thing;
    }
}
