package io.genericark.awssim.elbv2;

import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.HealthCheck;
import io.genericark.awssim.world.HealthCheck.Protocol;
import io.genericark.awssim.world.LoadBalancer;
import io.genericark.awssim.world.ResourceId.VpcId;
import io.genericark.awssim.world.TargetGroup;
import io.genericark.awssim.world.TargetGroup.TargetType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Target groups of Network Load Balancers: Create, Describe, Modify, Delete. */
final class TargetGroupActions {
    static final Map<String, Elbv2Action> ALL = Map.of(
            "CreateTargetGroup", TargetGroupActions::create,
            "DescribeTargetGroups", TargetGroupActions::describe,
            "ModifyTargetGroup", TargetGroupActions::modify,
            "DeleteTargetGroup", call -> call.balancing().deleteGroup(call.get("TargetGroupArn")));

    private static final Set<String> PROTOCOLS = Set.of("TCP", "TLS", "UDP", "TCP_UDP");

    private TargetGroupActions() {}

    private static void create(Elbv2Call call) {
        String protocol = call.get("Protocol");
        if (!PROTOCOLS.contains(protocol)) {
            throw AwsError.badRequest(
                    "ValidationError", "aws-sim simulates target groups of the protocols " + PROTOCOLS + " only");
        }
        TargetType type = switch (call.find("TargetType").orElse("instance")) {
            case "instance" -> TargetType.INSTANCE;
            case "ip" -> TargetType.IP;
            default -> throw AwsError.badRequest("ValidationError", "Target type must be one of [instance, ip]");
        };
        HealthCheck check = check(call.parameters(), HealthCheck.ofProtocol(Protocol.TCP));
        int port = call.parameters().integer("Port", 0);
        if (port < 1 || port > 65_535) {
            throw AwsError.badRequest("ValidationError", "Port must be in the range 1-65535");
        }
        TargetGroup created = call.balancing()
                .createGroup(call.get("Name"), protocol, port, new VpcId(call.get("VpcId")), type, check);
        call.members("TargetGroups", List.of(created), group -> write(call, group));
    }

    private static void describe(Elbv2Call call) {
        List<String> arns = call.list("TargetGroupArns");
        List<String> names = call.list("Names");
        Optional<LoadBalancer> balancer = call.find("LoadBalancerArn").map(call.balancing()::loadBalancer);
        arns.forEach(call.balancing()::targetGroup);
        List<TargetGroup> found = call.balancing().targetGroups().stream()
                .filter(it -> arns.isEmpty() || arns.contains(it.arn()))
                .filter(it -> names.isEmpty() || names.contains(it.name()))
                .filter(it -> balancer.isEmpty() || balancer.get().uses(it.arn()))
                .toList();
        if (found.size() < names.size()) {
            throw AwsError.badRequest("TargetGroupNotFound", "One or more target groups not found");
        }
        call.page("TargetGroups", found, TargetGroup::arn, group -> write(call, group));
    }

    private static void modify(Elbv2Call call) {
        TargetGroup group = call.balancing().targetGroup(call.get("TargetGroupArn"));
        TargetGroup modified = call.balancing().modify(group.arn(), check(call.parameters(), group.check()));
        call.members("TargetGroups", List.of(modified), it -> write(call, it));
    }

    /** What the call says, and otherwise what was; with another protocol, what that has unless told. */
    private static HealthCheck check(QueryParameters parameters, HealthCheck before) {
        Optional<Protocol> asked = parameters.find("HealthCheckProtocol").map(TargetGroupActions::protocol);
        HealthCheck basis =
                asked.isPresent() && asked.get() != before.protocol() ? HealthCheck.ofProtocol(asked.get()) : before;
        return new HealthCheck(
                asked.orElse(basis.protocol()),
                parameters.find("HealthCheckPort").orElse(basis.port()),
                parameters.find("HealthCheckPath").orElse(basis.path()),
                seconds(parameters, "HealthCheckIntervalSeconds", basis.interval()),
                seconds(parameters, "HealthCheckTimeoutSeconds", basis.timeout()),
                parameters.integer("HealthyThresholdCount", basis.healthyThreshold()),
                parameters.integer("UnhealthyThresholdCount", basis.unhealthyThreshold()),
                parameters.find("Matcher.HttpCode").orElse(basis.codes()));
    }

    private static Protocol protocol(String name) {
        try {
            return Protocol.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw AwsError.badRequest(
                    "ValidationError", "Health check protocol '" + name + "' must be one of [TCP, HTTP, HTTPS]");
        }
    }

    private static Duration seconds(QueryParameters parameters, String name, Duration otherwise) {
        return Duration.ofSeconds(parameters.integer(name, (int) otherwise.toSeconds()));
    }

    private static void write(Elbv2Call call, TargetGroup group) {
        HealthCheck check = group.check();
        call.xml()
                .text("TargetGroupArn", group.arn())
                .text("TargetGroupName", group.name())
                .text("Protocol", group.protocol())
                .text("Port", group.port())
                .text("VpcId", group.vpc())
                .text("TargetType", group.type().name().toLowerCase(Locale.ROOT))
                .text("HealthCheckEnabled", true)
                .text("HealthCheckProtocol", check.protocol())
                .text("HealthCheckPort", check.port())
                .text("HealthCheckIntervalSeconds", check.interval().toSeconds())
                .text("HealthCheckTimeoutSeconds", check.timeout().toSeconds())
                .text("HealthyThresholdCount", check.healthyThreshold())
                .text("UnhealthyThresholdCount", check.unhealthyThreshold());
        if (check.protocol() != Protocol.TCP) {
            call.xml()
                    .text("HealthCheckPath", check.path())
                    .element("Matcher", () -> call.xml().text("HttpCode", check.codes()));
        }
        call.xml()
                .element(
                        "LoadBalancerArns",
                        () -> call.balancing()
                                .balancerOf(group.arn())
                                .ifPresent(balancer -> call.xml().text("member", balancer.arn())));
    }
}
