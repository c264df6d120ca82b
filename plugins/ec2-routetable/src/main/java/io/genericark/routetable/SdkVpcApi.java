package io.genericark.routetable;

import io.genericark.api.KitException;
import io.genericark.aws.AwsCall;
import io.genericark.aws.Ec2Calls;
import io.genericark.aws.EniId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

/** The EC2 calls on AWS SDK v2. */
record SdkVpcApi(Ec2Calls ec2) implements VpcApi {

    @Override
    public Seen.Interface networkInterface(EniId eni) throws KitException {
        NetworkInterface it = ec2.networkInterface(eni);
        return new Seen.Interface(
                eni,
                it.vpcId(),
                Boolean.FALSE.equals(it.sourceDestCheck()) ? Seen.SourceDestCheck.OFF : Seen.SourceDestCheck.ON);
    }

    @Override
    public List<Ipv4Block> blocks(String vpc) throws KitException {
        return AwsCall.read("ec2:DescribeVpcs", ec2.region(), "the CIDR blocks of " + vpc + " were not read")
                .run(() ->
                        ec2.reader()
                                .describeVpcs(request -> request.vpcIds(vpc).overrideConfiguration(ec2.bounds().read()))
                                .vpcs()
                                .stream()
                                .flatMap(found -> Stream.concat(
                                        Stream.ofNullable(found.cidrBlock()),
                                        found.cidrBlockAssociationSet().stream()
                                                .map(VpcCidrBlockAssociation::cidrBlock)))
                                .distinct()
                                .map(Ipv4Block::parse)
                                .toList());
    }

    @Override
    public List<Seen.Table> tables(String vpc) throws KitException {
        return AwsCall.read("ec2:DescribeRouteTables", ec2.region(), "the route tables of " + vpc + " were not read")
                .run(() -> ec2.reader()
                        .describeRouteTablesPaginator(request -> request.filters(Ec2Calls.filter("vpc-id", vpc))
                                .overrideConfiguration(ec2.bounds().read()))
                        .routeTables()
                        .stream()
                        .map(SdkVpcApi::table)
                        .toList());
    }

    @Override
    public void replaceRoute(TableId table, Ipv4Block destination, EniId target) throws KitException {
        AwsCall.write("ec2:ReplaceRoute", ec2.region(), "route " + destination + " in " + table + " was not replaced")
                .run(() -> ec2.writer().replaceRoute(request -> request.routeTableId(table.value())
                        .destinationCidrBlock(destination.toString())
                        .networkInterfaceId(target.value())
                        .overrideConfiguration(ec2.bounds().write())));
    }

    @Override
    public void createRoute(TableId table, Ipv4Block destination, EniId target) throws KitException {
        AwsCall.write("ec2:CreateRoute", ec2.region(), "route " + destination + " in " + table + " was not created")
                .run(() -> ec2.writer().createRoute(request -> request.routeTableId(table.value())
                        .destinationCidrBlock(destination.toString())
                        .networkInterfaceId(target.value())
                        .overrideConfiguration(ec2.bounds().write())));
    }

    @Override
    public void switchOffSourceDestCheck(EniId eni) throws KitException {
        AwsCall.write(
                        "ec2:ModifyNetworkInterfaceAttribute",
                        ec2.region(),
                        "the source/dest check of " + eni + " was not switched off")
                .run(() -> ec2.writer().modifyNetworkInterfaceAttribute(request -> request.networkInterfaceId(eni.value())
                        .sourceDestCheck(check -> check.value(false))
                        .overrideConfiguration(ec2.bounds().write())));
    }

    private static Seen.Table table(RouteTable table) {
        boolean gateway = table.associations().stream().anyMatch(association -> association.gatewayId() != null);
        String users = table.associations().stream().map(SdkVpcApi::user).collect(Collectors.joining(", "));
        return new Seen.Table(
                new TableId(table.routeTableId()),
                gateway ? Seen.Use.GATEWAY : Seen.Use.SUBNETS,
                users.isEmpty() ? "no subnet" : users,
                table.routes().stream()
                        .filter(route -> route.destinationCidrBlock() != null)
                        .map(SdkVpcApi::route)
                        .toList());
    }

    private static String user(RouteTableAssociation association) {
        return Boolean.TRUE.equals(association.main())
                ? "main"
                : firstOf(association.subnetId(), association.gatewayId());
    }

    private static Seen.Route route(Route route) {
        return new Seen.Route(
                Ipv4Block.parse(route.destinationCidrBlock()),
                target(route),
                route.state() == RouteState.BLACKHOLE ? Seen.State.BLACKHOLE : Seen.State.ACTIVE);
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
