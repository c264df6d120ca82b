package io.genericark.crossregion.observe;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.aws.Names;
import io.genericark.aws.VpcBlocks;
import io.genericark.aws.VpcRoute;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Attachment.Kind;
import io.genericark.crossregion.topology.Attachment.Side;
import io.genericark.crossregion.topology.Attachment.State;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Origin;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.Route;
import io.genericark.crossregion.topology.RouteState;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.Subnet;
import io.genericark.crossregion.topology.SubnetId;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Target;
import io.genericark.crossregion.topology.Tgw;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.TgwRoute;
import io.genericark.crossregion.topology.Vpc;
import io.genericark.crossregion.topology.VpcId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PeeringTgwInfo;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPeeringAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

/**
 * EC2's answers as values of the topology. Pure.
 *
 * @param region where the answers are from
 * @param entries the blocks of each prefix list that a route names
 */
record Shapes(String region, Map<String, List<CidrBlock>> entries) {

    private static final Set<String> CARRYING = Set.of("available", "modifying");
    private static final Set<String> COMING =
            Set.of("initiating", "initiatingRequest", "pendingAcceptance", "pending", "rollingBack");
    private static final Set<String> FOLLOWED = Set.of("vpc", "peering");

    static List<CidrBlock> blocks(List<PrefixListEntry> entries) {
        return entries.stream().map(entry -> CidrBlock.parse(entry.cidr())).toList();
    }

    Place place(@Nullable String owner) {
        return new Place(region, String.valueOf(owner));
    }

    Vpc vpc(
            software.amazon.awssdk.services.ec2.model.Vpc vpc,
            List<software.amazon.awssdk.services.ec2.model.Subnet> all) {
        return new Vpc(
                new VpcId(vpc.vpcId()),
                place(vpc.ownerId()),
                VpcBlocks.of(vpc),
                all.stream()
                        .filter(subnet -> vpc.vpcId().equals(subnet.vpcId()))
                        .map(Shapes::subnet)
                        .toList());
    }

    private static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet subnet) {
        Stream<String> ipv6 = subnet.ipv6CidrBlockAssociationSet().stream()
                .filter(Shapes::isThere)
                .map(SubnetIpv6CidrBlockAssociation::ipv6CidrBlock);
        return new Subnet(
                new SubnetId(subnet.subnetId()),
                Names.firstOf(subnet.availabilityZoneId(), subnet.availabilityZone()),
                Stream.concat(Stream.ofNullable(subnet.cidrBlock()), ipv6)
                        .map(CidrBlock::parse)
                        .toList());
    }

    private static boolean isThere(SubnetIpv6CidrBlockAssociation block) {
        return block.ipv6CidrBlockState() == null
                || (block.ipv6CidrBlockState().state() != SubnetCidrBlockStateCode.DISASSOCIATED
                        && block.ipv6CidrBlockState().state() != SubnetCidrBlockStateCode.FAILED);
    }

    RouteTable routeTable(software.amazon.awssdk.services.ec2.model.RouteTable table) {
        return new RouteTable(
                new TableId(table.routeTableId()),
                place(table.ownerId()),
                new VpcId(table.vpcId()),
                use(table.associations()),
                table.associations().stream()
                        .flatMap(association -> Stream.ofNullable(association.subnetId()))
                        .map(SubnetId::new)
                        .toList(),
                table.routes().stream().flatMap(route -> route(route).stream()).toList());
    }

    private static RouteTable.Use use(List<RouteTableAssociation> associations) {
        if (associations.stream().anyMatch(association -> Boolean.TRUE.equals(association.main()))) {
            return RouteTable.Use.MAIN;
        }
        return associations.stream().anyMatch(association -> association.gatewayId() != null)
                ? RouteTable.Use.GATEWAY
                : RouteTable.Use.SUBNETS;
    }

    private Optional<Route> route(software.amazon.awssdk.services.ec2.model.Route route) {
        return Stream.of(route.destinationCidrBlock(), route.destinationIpv6CidrBlock())
                .filter(Objects::nonNull)
                .findFirst()
                .<Destination>map(block -> new Destination.Block(CidrBlock.parse(block)))
                .or(() -> prefixList(route.destinationPrefixListId()))
                .map(destination -> new Route(
                        destination,
                        target(route),
                        route.state() == software.amazon.awssdk.services.ec2.model.RouteState.BLACKHOLE
                                ? RouteState.BLACKHOLE
                                : RouteState.ACTIVE,
                        route.origin() == RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION
                                ? Origin.PROPAGATED
                                : Origin.STATIC));
    }

    private Optional<Destination> prefixList(@Nullable String id) {
        return Optional.ofNullable(id)
                .map(list -> new Destination.PrefixList(list, entries.getOrDefault(list, List.of())));
    }

    private static Target target(software.amazon.awssdk.services.ec2.model.Route route) {
        if (route.networkInterfaceId() != null) {
            return new Target.Eni(new EniId(route.networkInterfaceId()));
        }
        if (route.transitGatewayId() != null) {
            return new Target.Tgw(new TgwId(route.transitGatewayId()));
        }
        return "local".equals(route.gatewayId()) ? new Target.Local() : new Target.Other(VpcRoute.targetOf(route));
    }

    Eni eni(NetworkInterface eni, Optional<String> node) {
        return new Eni(
                new EniId(eni.networkInterfaceId()),
                place(eni.ownerId()),
                new VpcId(eni.vpcId()),
                new SubnetId(eni.subnetId()),
                Boolean.FALSE.equals(eni.sourceDestCheck()) ? Eni.SourceDestCheck.OFF : Eni.SourceDestCheck.ON,
                node);
    }

    Tgw tgw(TransitGateway tgw) {
        return new Tgw(new TgwId(tgw.transitGatewayId()), place(tgw.ownerId()));
    }

    Attachment toVpc(TransitGatewayVpcAttachment it) {
        return new Attachment.ToVpc(
                new AttachmentId(it.transitGatewayAttachmentId()),
                new TgwId(it.transitGatewayId()),
                new VpcId(it.vpcId()),
                it.subnetIds().stream().map(SubnetId::new).toList(),
                state(it.stateAsString()));
    }

    Attachment peering(TransitGatewayPeeringAttachment it) {
        return new Attachment.Peering(
                new AttachmentId(it.transitGatewayAttachmentId()),
                side(it.requesterTgwInfo()),
                side(it.accepterTgwInfo()),
                state(it.stateAsString()));
    }

    private static Side side(PeeringTgwInfo end) {
        return new Side(new TgwId(end.transitGatewayId()), new Place(end.region(), end.ownerId()));
    }

    /** Empty for those that are followed. */
    static Optional<Attachment> end(TransitGatewayAttachment it) {
        String type = String.valueOf(it.resourceTypeAsString());
        return FOLLOWED.contains(type)
                ? Optional.empty()
                : Optional.of(new Attachment.End(
                        new AttachmentId(it.transitGatewayAttachmentId()),
                        new TgwId(it.transitGatewayId()),
                        kind(type),
                        Names.firstOf(it.resourceId(), it.transitGatewayAttachmentId()),
                        state(it.stateAsString())));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "vpn" -> Kind.VPN;
            case "direct-connect-gateway" -> Kind.DIRECT_CONNECT;
            case "connect" -> Kind.CONNECT;
            default -> Kind.OTHER;
        };
    }

    private static State state(@Nullable String state) {
        String known = String.valueOf(state);
        return CARRYING.contains(known) ? State.AVAILABLE : COMING.contains(known) ? State.PENDING : State.GONE;
    }

    /** A prefix list, which EC2 tells entry by entry, is one route; what is being deleted is none. */
    List<TgwRoute> routes(List<TransitGatewayRoute> routes) {
        return routes.stream()
                .filter(route -> route.state() != TransitGatewayRouteState.DELETING
                        && route.state() != TransitGatewayRouteState.DELETED)
                .flatMap(route -> tgwRoute(route).stream())
                .distinct()
                .toList();
    }

    private Optional<TgwRoute> tgwRoute(TransitGatewayRoute route) {
        return prefixList(route.prefixListId())
                .or(() -> Optional.ofNullable(route.destinationCidrBlock())
                        .map(block -> new Destination.Block(CidrBlock.parse(block))))
                .map(destination -> new TgwRoute(
                        destination,
                        route.transitGatewayAttachments().stream()
                                .map(TransitGatewayRouteAttachment::transitGatewayAttachmentId)
                                .map(AttachmentId::new)
                                .toList(),
                        route.state() == TransitGatewayRouteState.BLACKHOLE ? RouteState.BLACKHOLE : RouteState.ACTIVE,
                        route.type() == TransitGatewayRouteType.PROPAGATED ? Origin.PROPAGATED : Origin.STATIC));
    }
}
