package io.genericark.routetable;

import io.genericark.api.KitException;
import io.genericark.aws.AwsCall;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.Ec2Calls;
import io.genericark.aws.EniId;
import io.genericark.aws.Names;
import io.genericark.aws.VpcBlocks;
import io.genericark.aws.VpcRoute;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * The EC2 calls on AWS SDK v2.
 *
 * @param node with the rights of this node, for its network interface
 * @param owner with the rights of the account that has the tables, for VPC and tables; often the same
 */
record SdkVpcApi(Ec2Calls node, Ec2Calls owner) implements VpcApi {

    /** The most that EC2 tells of tables at once. */
    private static final int TABLES_AT_ONCE = 100;

    @Override
    public Seen.Interface networkInterface(EniId eni) throws KitException {
        return node.find(eni).map(it -> networkInterface(eni, it)).orElse(Seen.Interface.gone(eni));
    }

    @Override
    public List<CidrBlock> blocks(String vpc) throws KitException {
        return AwsCall.read("ec2:DescribeVpcs", owner.region(), "the CIDR blocks of " + vpc + " were not read")
                .run(() -> owner
                        .reader()
                        .describeVpcs(request -> request.vpcIds(vpc)
                                .overrideConfiguration(owner.bounds().read()))
                        .vpcs()
                        .stream()
                        .flatMap(found -> VpcBlocks.of(found).stream())
                        .toList());
    }

    @Override
    public List<Seen.Table> tables(String vpc) throws KitException {
        return AwsCall.read("ec2:DescribeRouteTables", owner.region(), "the route tables of " + vpc + " were not read")
                .run(() -> owner
                        .reader()
                        .describeRouteTablesPaginator(request -> request.filters(Ec2Calls.filter("vpc-id", vpc))
                                .maxResults(TABLES_AT_ONCE)
                                .overrideConfiguration(owner.bounds().read()))
                        .routeTables()
                        .stream()
                        .map(SdkVpcApi::table)
                        .toList());
    }

    @Override
    public void replaceRoute(TableId table, CidrBlock destination, EniId target) throws KitException {
        new VpcRoute(table.value(), destination.toString(), target.value()).replace(owner);
    }

    @Override
    public void createRoute(TableId table, CidrBlock destination, EniId target) throws KitException {
        new VpcRoute(table.value(), destination.toString(), target.value()).create(owner);
    }

    @Override
    public void switchOffSourceDestCheck(EniId eni) throws KitException {
        node.switchOffSourceDestCheck(eni);
    }

    private static Seen.Interface networkInterface(EniId eni, NetworkInterface it) {
        return new Seen.Interface(
                eni,
                it.vpcId(),
                String.valueOf(it.ownerId()),
                Boolean.FALSE.equals(it.sourceDestCheck()) ? Seen.SourceDestCheck.OFF : Seen.SourceDestCheck.ON,
                it.attachment() == null ? Seen.Attachment.DETACHED : Seen.Attachment.ATTACHED);
    }

    private static Seen.Table table(RouteTable table) {
        boolean gateway = table.associations().stream().anyMatch(association -> association.gatewayId() != null);
        String users = table.associations().stream().map(SdkVpcApi::user).collect(Collectors.joining(", "));
        return new Seen.Table(
                new TableId(table.routeTableId()),
                String.valueOf(table.ownerId()),
                gateway ? Seen.Use.GATEWAY : Seen.Use.SUBNETS,
                users.isEmpty() ? "no subnet" : users,
                table.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)),
                table.routes().stream().flatMap(SdkVpcApi::route).toList());
    }

    private static String user(RouteTableAssociation association) {
        return Boolean.TRUE.equals(association.main())
                ? "main"
                : Names.firstOf(association.subnetId(), association.gatewayId());
    }

    /** Nothing for a route by prefix list. */
    private static Stream<Seen.Route> route(Route route) {
        return Stream.of(
                        Optional.ofNullable(route.destinationCidrBlock()),
                        Optional.ofNullable(route.destinationIpv6CidrBlock()))
                .flatMap(Optional::stream)
                .map(destination -> new Seen.Route(
                        CidrBlock.parse(destination),
                        target(route),
                        route.state() == RouteState.BLACKHOLE ? Seen.State.BLACKHOLE : Seen.State.ACTIVE));
    }

    private static Seen.Target target(Route route) {
        if (route.networkInterfaceId() != null) {
            return new Seen.Target.Eni(new EniId(route.networkInterfaceId()));
        }
        return new Seen.Target.Foreign(VpcRoute.targetOf(route));
    }
}
