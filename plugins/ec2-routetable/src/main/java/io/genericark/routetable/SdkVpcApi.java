package io.genericark.routetable;

import io.genericark.api.KitException;
import io.genericark.aws.AwsCall;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.Ec2Calls;
import io.genericark.aws.EniId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockState;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

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
                        .flatMap(SdkVpcApi::blocks)
                        .distinct()
                        .map(CidrBlock::parse)
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
        AwsCall.write("ec2:ReplaceRoute", owner.region(), "route " + destination + " in " + table + " was not replaced")
                .run(() -> owner.writer()
                        .replaceRoute(request -> (destination.isIpv6()
                                        ? request.destinationIpv6CidrBlock(destination.toString())
                                        : request.destinationCidrBlock(destination.toString()))
                                .routeTableId(table.value())
                                .networkInterfaceId(target.value())
                                .overrideConfiguration(owner.bounds().write())));
    }

    @Override
    public void createRoute(TableId table, CidrBlock destination, EniId target) throws KitException {
        AwsCall.write("ec2:CreateRoute", owner.region(), "route " + destination + " in " + table + " was not created")
                .run(() -> owner.writer()
                        .createRoute(request -> (destination.isIpv6()
                                        ? request.destinationIpv6CidrBlock(destination.toString())
                                        : request.destinationCidrBlock(destination.toString()))
                                .routeTableId(table.value())
                                .networkInterfaceId(target.value())
                                .overrideConfiguration(owner.bounds().write())));
    }

    @Override
    public void switchOffSourceDestCheck(EniId eni) throws KitException {
        AwsCall.write(
                        "ec2:ModifyNetworkInterfaceAttribute",
                        node.region(),
                        "the source/dest check of " + eni + " was not switched off")
                .run(() -> node.writer()
                        .modifyNetworkInterfaceAttribute(request -> request.networkInterfaceId(eni.value())
                                .sourceDestCheck(check -> check.value(false))
                                .overrideConfiguration(node.bounds().write())));
    }

    private static Seen.Interface networkInterface(EniId eni, NetworkInterface it) {
        return new Seen.Interface(
                eni,
                it.vpcId(),
                String.valueOf(it.ownerId()),
                Boolean.FALSE.equals(it.sourceDestCheck()) ? Seen.SourceDestCheck.OFF : Seen.SourceDestCheck.ON,
                it.attachment() == null ? Seen.Attachment.DETACHED : Seen.Attachment.ATTACHED);
    }

    /** Without those that have been taken away: EC2 goes on to tell of them for a while. */
    private static Stream<String> blocks(Vpc vpc) {
        Stream<String> ipv4 = vpc.cidrBlockAssociationSet().stream()
                .filter(block -> isThere(block.cidrBlockState()))
                .map(VpcCidrBlockAssociation::cidrBlock);
        Stream<String> ipv6 = vpc.ipv6CidrBlockAssociationSet().stream()
                .filter(block -> isThere(block.ipv6CidrBlockState()))
                .map(VpcIpv6CidrBlockAssociation::ipv6CidrBlock);
        return Stream.of(Stream.ofNullable(vpc.cidrBlock()), ipv4, ipv6).flatMap(blocks -> blocks);
    }

    private static boolean isThere(@Nullable VpcCidrBlockState state) {
        return state == null
                || (state.state() != VpcCidrBlockStateCode.DISASSOCIATED
                        && state.state() != VpcCidrBlockStateCode.FAILED);
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
                : firstOf(association.subnetId(), association.gatewayId());
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
        return new Seen.Target.Foreign(firstOf(
                route.gatewayId(),
                route.transitGatewayId(),
                route.natGatewayId(),
                route.vpcPeeringConnectionId(),
                route.egressOnlyInternetGatewayId(),
                route.carrierGatewayId(),
                route.localGatewayId(),
                route.coreNetworkArn(),
                route.instanceId()));
    }

    private static String firstOf(@Nullable String... names) {
        return Stream.of(names).filter(Objects::nonNull).findFirst().orElse("something unknown");
    }
}
