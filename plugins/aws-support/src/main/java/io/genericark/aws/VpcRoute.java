package io.genericark.aws;

import io.genericark.api.KitException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Route;

/**
 * A route of a VPC's table, to be written. Each write is sent once, blocks, and fails INDETERMINATE when its outcome is not known.
 *
 * @param table {@code rtb-...}
 * @param destination an IPv4 or IPv6 block, or a prefix list {@code pl-...}
 * @param target a network interface {@code eni-...} or a transit gateway {@code tgw-...}
 */
public record VpcRoute(String table, String destination, String target) {

    /** Has a route that exists lead to the target. */
    public void replace(Ec2Calls ec2) throws KitException {
        call(ec2, "ReplaceRoute", "replaced")
                .run(() -> ec2.writer()
                        .replaceRoute(request -> request.routeTableId(table)
                                .destinationCidrBlock(ipv4())
                                .destinationIpv6CidrBlock(ipv6())
                                .destinationPrefixListId(of("pl-", destination))
                                .networkInterfaceId(of("eni-", target))
                                .transitGatewayId(of("tgw-", target))
                                .overrideConfiguration(ec2.bounds().write())));
    }

    /** Makes a route that does not exist. */
    public void create(Ec2Calls ec2) throws KitException {
        call(ec2, "CreateRoute", "created")
                .run(() -> ec2.writer()
                        .createRoute(request -> request.routeTableId(table)
                                .destinationCidrBlock(ipv4())
                                .destinationIpv6CidrBlock(ipv6())
                                .destinationPrefixListId(of("pl-", destination))
                                .networkInterfaceId(of("eni-", target))
                                .transitGatewayId(of("tgw-", target))
                                .overrideConfiguration(ec2.bounds().write())));
    }

    private AwsCall call(Ec2Calls ec2, String operation, String done) {
        return AwsCall.write(
                "ec2:" + operation, ec2.region(), "route " + destination + " in " + table + " was not " + done);
    }

    private @Nullable String ipv4() {
        return ipv6() == null && of("pl-", destination) == null ? destination : null;
    }

    private @Nullable String ipv6() {
        return destination.contains(":") ? destination : null;
    }

    private static @Nullable String of(String kind, String id) {
        return id.startsWith(kind) ? id : null;
    }

    /** What a route that leads to no network interface leads to, as EC2 names it. */
    public static String targetOf(Route route) {
        return Names.firstOf(
                route.gatewayId(),
                route.transitGatewayId(),
                route.natGatewayId(),
                route.vpcPeeringConnectionId(),
                route.egressOnlyInternetGatewayId(),
                route.carrierGatewayId(),
                route.localGatewayId(),
                route.coreNetworkArn(),
                route.instanceId());
    }
}
