package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.AssociationId;
import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import io.genericark.awssim.world.RouteTable.Association;
import io.genericark.awssim.world.Vpc.Block;
import java.util.List;

/** Creation and wiring of VPCs, subnets, route tables and gateways, with the checks that EC2 makes. */
public final class VpcOperations {
    private final Region region;

    VpcOperations(Region region) {
        this.region = region;
    }

    /** A new VPC with its main route table. */
    public Vpc createVpc(Cidr cidr, Tags tags) {
        Vpc vpc = new Vpc(new VpcId(region.newIds().next("vpc")), List.of(newBlock(cidr)), tags);
        region.vpcs().put(vpc.id(), vpc);
        RouteTable main = createRouteTable(vpc.id(), Tags.NONE);
        region.routeTables().put(main.id(), main.withAssociation(new Association(nextAssociation(), null)));
        return vpc;
    }

    /** A further block, with its local route in every table of the VPC. */
    public Block associate(VpcId id, Cidr cidr) {
        Vpc vpc = region.vpcs().get(id);
        if (vpc.blocks().stream().anyMatch(block -> block.cidr().overlaps(cidr))) {
            throw AwsError.badRequest("InvalidVpc.Conflict", "The CIDR '" + cidr + "' conflicts with another block");
        }
        Block block = newBlock(cidr);
        region.vpcs().put(id, vpc.withBlock(block));
        region.routeTables().all().stream()
                .filter(table -> table.vpc().equals(id))
                .forEach(table -> region.routeTables().put(table.id(), table.withRoute(Route.local(cidr))));
        return block;
    }

    /** A further IPv6 block, of the addresses that Amazon hands out. */
    public Block associateAmazonIpv6(VpcId id) {
        return associate(id, region.newIds().nextIpv6Block());
    }

    private Block newBlock(Cidr cidr) {
        return new Block(region.newIds().next("vpc-cidr-assoc"), cidr);
    }

    public Subnet createSubnet(VpcId vpcId, Cidr cidr, String zone, Tags tags) {
        Vpc vpc = region.vpcs().get(vpcId);
        if (!region.zones().contains(zone)) {
            throw AwsError.invalidValue("Value (" + zone + ") for parameter availabilityZone is invalid. Subnets can"
                    + " currently only be created in the following availability zones: "
                    + String.join(", ", region.zones()) + ".");
        }
        if (!vpc.contains(cidr)) {
            throw AwsError.badRequest("InvalidSubnet.Range", "The CIDR '" + cidr + "' is invalid.");
        }
        if (region.subnets().all().stream()
                .anyMatch(s -> s.vpc().equals(vpcId) && s.cidr().overlaps(cidr))) {
            throw AwsError.badRequest(
                    "InvalidSubnet.Conflict", "The CIDR '" + cidr + "' conflicts with another subnet");
        }
        Subnet subnet = new Subnet(new SubnetId(region.newIds().next("subnet")), vpcId, cidr, zone, tags);
        region.subnets().put(subnet.id(), subnet);
        return subnet;
    }

    public RouteTable createRouteTable(VpcId vpcId, Tags tags) {
        List<Route> routes = region.vpcs().get(vpcId).blocks().stream()
                .map(block -> Route.local(block.cidr()))
                .toList();
        RouteTableId id = new RouteTableId(region.newIds().next("rtb"));
        RouteTable table = new RouteTable(id, vpcId, List.of(), routes, tags);
        region.routeTables().put(id, table);
        return table;
    }

    /** Deletes a table that serves nothing. */
    public void deleteRouteTable(RouteTableId id) {
        if (!region.routeTables().get(id).associations().isEmpty()) {
            throw AwsError.badRequest(
                    "DependencyViolation", "The routeTable '" + id + "' has dependencies and cannot be deleted.");
        }
        region.routeTables().remove(id);
    }

    public AssociationId associate(RouteTableId tableId, SubnetId subnetId) {
        RouteTable table = region.routeTables().get(tableId);
        Subnet subnet = region.subnets().get(subnetId);
        if (!subnet.vpc().equals(table.vpc())) {
            throw AwsError.invalidValue(
                    "Route table " + tableId + " and subnet " + subnetId + " belong to different networks");
        }
        if (region.routeTables().all().stream().anyMatch(t -> t.serves(subnetId))) {
            throw AwsError.badRequest(
                    "Resource.AlreadyAssociated",
                    "the specified association for route table " + tableId + " conflicts with an existing association");
        }
        AssociationId id = nextAssociation();
        region.routeTables().put(tableId, table.withAssociation(new Association(id, subnetId)));
        return id;
    }

    public void disassociate(AssociationId id) {
        RouteTable table = region.routeTables().all().stream()
                .filter(t -> t.associations().stream().anyMatch(a -> a.id().equals(id)))
                .findFirst()
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist"));
        if (table.associations().stream().anyMatch(a -> a.id().equals(id) && a.isMain())) {
            throw AwsError.invalidValue("cannot disassociate the main route table association " + id);
        }
        region.routeTables().put(table.id(), table.withoutAssociation(id));
    }

    public Gateway createInternetGateway(Tags tags) {
        return put(new Gateway(new GatewayId(region.newIds().next("igw")), null, tags));
    }

    public void attach(GatewayId gatewayId, VpcId vpcId) {
        Gateway gateway = region.gateways().get(gatewayId);
        region.vpcs().get(vpcId);
        if (gateway.attachedTo() != null) {
            throw AwsError.badRequest(
                    "Resource.AlreadyAssociated",
                    "resource " + gatewayId + " is already attached to network " + gateway.attachedTo());
        }
        put(gateway.withAttachedTo(vpcId));
    }

    public void detach(GatewayId gatewayId, VpcId vpcId) {
        Gateway gateway = region.gateways().get(gatewayId);
        if (!vpcId.equals(gateway.attachedTo())) {
            throw AwsError.badRequest(
                    "Gateway.NotAttached", "resource " + gatewayId + " is not attached to network " + vpcId);
        }
        put(gateway.withAttachedTo(null));
    }

    private Gateway put(Gateway gateway) {
        region.gateways().put(gateway.id(), gateway);
        return gateway;
    }

    private AssociationId nextAssociation() {
        return new AssociationId(region.newIds().next("rtbassoc"));
    }
}
