package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.util.Map;
import java.util.function.Function;

/** A handle on one region for building topologies and looking at them; holds no state of its own. Thread-safe. */
public record SimRegion(AwsWorld world, String name) {

    public SimVpc vpc(String cidr) {
        return vpc(cidr, "");
    }

    /** A new VPC with its main route table, tagged with {@code name}. */
    public SimVpc vpc(String cidr, String name) {
        Vpc vpc = change(r -> r.network().createVpc(Cidr.of(cidr), tags(name)));
        return new SimVpc(this, vpc.id());
    }

    /** A new transit gateway with AWS's default options, tagged with {@code name}. */
    public SimTransitGateway transitGateway(String name) {
        return new SimTransitGateway(
                this,
                change(r -> r.transitNetwork().create(name, Map.of(), tags(name)))
                        .id());
    }

    /** The handle of a VPC that exists. */
    public SimVpc vpc(VpcId id) {
        return new SimVpc(this, read(r -> r.vpcs().get(id)).id());
    }

    public SimSubnet subnet(SubnetId id) {
        return new SimSubnet(vpc(read(r -> r.subnets().get(id)).vpc()), id);
    }

    public SimRouteTable routeTable(RouteTableId id) {
        return new SimRouteTable(vpc(read(r -> r.routeTables().get(id)).vpc()), id);
    }

    public SimInstance instance(InstanceId id) {
        read(r -> r.instances().get(id));
        return new SimInstance(this, id);
    }

    <T> T change(Function<Region, T> operation) {
        return world.change(name, operation);
    }

    <T> T read(Function<Region, T> query) {
        return world.read(name, query);
    }

    static Tags tags(String name) {
        return name.isEmpty() ? Tags.NONE : Tags.named(name);
    }
}
