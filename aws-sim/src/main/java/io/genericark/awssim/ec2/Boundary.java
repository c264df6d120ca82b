package io.genericark.awssim.ec2;

import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.Resource;
import io.genericark.awssim.world.ResourceId;
import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an account may name in a call: what it cannot see does not exist for it, and what is not its own it cannot change. */
record Boundary(Region region, String account) {

    /** The owner of a VPC may lead its routes to interfaces of others. */
    private static final Set<String> LEADING = Set.of("CreateRoute", "ReplaceRoute");

    /** What an account may do with a transit gateway that is shared with it. */
    private static final Set<String> JOINING =
            Set.of("CreateRoute", "ReplaceRoute", "CreateTransitGatewayVpcAttachment");

    private static final Set<String> READS = Set.of("Describe", "Get", "Search");

    boolean sees(Resource resource) {
        return region.ownership().isVisible(resource.id(), account);
    }

    /** Refuses a call that names what the account may not see or change. */
    void check(String action, QueryParameters parameters) {
        Map<String, ResourceId> ids = region.ids().stream().collect(Collectors.toMap(ResourceId::value, id -> id));
        parameters.values().forEach((name, value) -> {
            ResourceId id = ids.get(value);
            if (id != null && !name.startsWith("Filter.") && !name.startsWith("Tag") && !name.startsWith("Peer")) {
                check(action, id);
            }
        });
    }

    private void check(String action, ResourceId id) {
        if (!region.ownership().isVisible(id, account)) {
            throw AwsError.badRequest(notFound(id), "The ID '" + id + "' does not exist");
        }
        boolean looks = READS.stream().anyMatch(action::startsWith);
        if (!looks && !mayUse(action, id) && !region.ownership().of(id).equals(account)) {
            throw unauthorized();
        }
    }

    /** An attachment is worked on by the owners of both sides. */
    private static boolean mayUse(String action, ResourceId id) {
        return switch (id) {
            case SubnetId subnet -> true;
            case EniId eni -> LEADING.contains(action);
            case TransitGatewayId gateway -> JOINING.contains(action);
            case TransitAttachmentId attachment -> true;
            case ResourceId other -> false;
        };
    }

    static AwsError unauthorized() {
        return new AwsError("UnauthorizedOperation", 403, "You are not authorized to perform this operation.");
    }

    private static String notFound(ResourceId id) {
        return switch (id) {
            case VpcId vpc -> "InvalidVpcID.NotFound";
            case SubnetId subnet -> "InvalidSubnetID.NotFound";
            case RouteTableId table -> "InvalidRouteTableID.NotFound";
            case EniId eni -> "InvalidNetworkInterfaceID.NotFound";
            case InstanceId instance -> "InvalidInstanceID.NotFound";
            case TransitGatewayId gateway -> "InvalidTransitGatewayID.NotFound";
            case TransitTableId table -> "InvalidRouteTableID.NotFound";
            case TransitAttachmentId attachment -> "InvalidTransitGatewayAttachmentID.NotFound";
            case ResourceId other -> "InvalidID";
        };
    }
}
