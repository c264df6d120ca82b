package io.genericark.awssim.ec2;

import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Cidr;
import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.RouteTarget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** CreateRoute, ReplaceRoute, DeleteRoute. */
final class RouteActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "CreateRoute", RouteActions::create,
            "ReplaceRoute", RouteActions::replace,
            "DeleteRoute", RouteActions::delete);

    private static final List<String> TARGETS =
            List.of("NetworkInterfaceId", "InstanceId", "GatewayId", "TransitGatewayId");

    private RouteActions() {}

    private static void create(Ec2Call call) {
        call.region().routing().create(table(call), destination(call), target(call));
        call.done();
    }

    private static void replace(Ec2Call call) {
        call.region().routing().replace(table(call), destination(call), target(call));
        call.done();
    }

    private static void delete(Ec2Call call) {
        call.region().routing().delete(table(call), destination(call));
        call.done();
    }

    private static RouteTableId table(Ec2Call call) {
        return new RouteTableId(call.get("RouteTableId"));
    }

    private static Cidr destination(Ec2Call call) {
        List<String> given = Stream.of("DestinationCidrBlock", "DestinationIpv6CidrBlock")
                .flatMap(name -> call.parameters().find(name).stream())
                .toList();
        if (given.isEmpty()) {
            throw AwsError.missingParameter("destinationCidrBlock or destinationIpv6CidrBlock");
        }
        if (given.size() > 1) {
            throw AwsError.badRequest(
                    "InvalidParameterCombination", "The request must contain exactly one destination.");
        }
        Cidr cidr = Cidr.of(given.getFirst());
        if (cidr.isIpv6() != call.parameters().find("DestinationIpv6CidrBlock").isPresent()) {
            throw AwsError.invalidValue("Value (" + cidr + ") is of the wrong address family for its parameter.");
        }
        return cidr;
    }

    private static RouteTarget target(Ec2Call call) {
        QueryParameters parameters = call.parameters();
        List<String> given =
                TARGETS.stream().filter(t -> parameters.find(t).isPresent()).toList();
        if (given.isEmpty()) {
            throw AwsError.missingParameter("one of " + String.join(", ", TARGETS));
        }
        if (given.size() > 1) {
            throw AwsError.badRequest(
                    "InvalidParameterCombination",
                    "The request must contain exactly one of " + String.join(", ", TARGETS) + ".");
        }
        String name = given.getFirst();
        String value = parameters.get(name);
        return switch (name) {
            case "NetworkInterfaceId" -> new RouteTarget.Eni(new EniId(value));
            case "TransitGatewayId" -> new RouteTarget.TransitGateway(new TransitGatewayId(value));
            case "InstanceId" -> call.region().routing().targetOf(new InstanceId(value));
            default -> new RouteTarget.Gateway(new GatewayId(value));
        };
    }
}
