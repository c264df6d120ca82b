package io.genericark.awssim.topology;

import io.genericark.awssim.topology.Topology.InstanceSpec;
import io.genericark.awssim.topology.Topology.RegionSpec;
import io.genericark.awssim.topology.Topology.RouteSpec;
import io.genericark.awssim.topology.Topology.SubnetSpec;
import io.genericark.awssim.topology.Topology.TableSpec;
import io.genericark.awssim.topology.Topology.VpcSpec;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimRegion;
import io.genericark.awssim.world.SimRouteTable;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.SimVpc;
import io.genericark.awssim.world.SourceDestCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a described topology in a world and reports what was made. One VPC at a time; not thread-safe. */
public final class TopologyBuilder {
    private final Map<String, SimSubnet> subnets = new LinkedHashMap<>();
    private final Map<String, SimInstance> instances = new LinkedHashMap<>();
    private final Map<String, SimRouteTable> tables = new LinkedHashMap<>();
    private final SimVpc vpc;
    private @Nullable GatewayId internet;
    private @Nullable TransitGatewayId transit;

    private TopologyBuilder(SimVpc vpc) {
        this.vpc = vpc;
    }

    /** The VPCs made, by region and then by name. */
    public static Map<String, Map<String, BuiltVpc>> build(AwsWorld world, Topology topology) {
        Map<String, Map<String, BuiltVpc>> built = new LinkedHashMap<>();
        for (RegionSpec spec : topology.regions()) {
            SimRegion region = world.region(spec.name());
            Map<String, BuiltVpc> vpcs = new LinkedHashMap<>();
            for (VpcSpec vpc : Topology.orNone(spec.vpcs())) {
                vpcs.put(vpc.name(), new TopologyBuilder(region.vpc(vpc.cidr(), vpc.name())).build(vpc));
            }
            built.put(spec.name(), vpcs);
        }
        return built;
    }

    private BuiltVpc build(VpcSpec spec) {
        for (SubnetSpec subnet : spec.subnets()) {
            subnets.put(subnet.name(), vpc.subnet(subnet.cidr(), subnet.zone(), subnet.name()));
            for (InstanceSpec instance : Topology.orNone(subnet.instances())) {
                instances.put(instance.name(), launch(BuiltVpc.named(subnets, subnet.name()), instance));
            }
        }
        tables.put("main", vpc.mainRouteTable());
        for (TableSpec table : Topology.orNone(spec.routeTables())) {
            build(table);
        }
        return new BuiltVpc(vpc, subnets, instances, tables);
    }

    private static SimInstance launch(SimSubnet subnet, InstanceSpec spec) {
        SimInstance instance =
                spec.ip() == null ? subnet.instance(spec.name()) : subnet.instance(spec.name(), spec.ip());
        return Boolean.FALSE.equals(spec.sourceDestCheck()) ? instance.sourceDestCheck(SourceDestCheck.OFF) : instance;
    }

    private void build(TableSpec spec) {
        SimRouteTable table = tables.computeIfAbsent(spec.name(), vpc::routeTable);
        for (String subnet : Topology.orNone(spec.subnets())) {
            table.associate(BuiltVpc.named(subnets, subnet));
        }
        for (RouteSpec route : Topology.orNone(spec.routes())) {
            build(table, route);
        }
    }

    private void build(SimRouteTable table, RouteSpec route) {
        switch (route.target()) {
            case "igw" -> table.route(route.destination(), internetGateway());
            case "tgw" -> table.route(route.destination(), transitGateway());
            default -> table.route(route.destination(), BuiltVpc.named(instances, route.target()));
        }
    }

    private GatewayId internetGateway() {
        GatewayId gateway = internet == null ? vpc.internetGateway() : internet;
        internet = gateway;
        return gateway;
    }

    private TransitGatewayId transitGateway() {
        TransitGatewayId gateway = transit == null ? vpc.transitGateway() : transit;
        transit = gateway;
        return gateway;
    }
}
