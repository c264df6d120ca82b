package io.genericark.awssim.elbv2;

import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Target;
import io.genericark.awssim.world.TargetGroup;
import io.genericark.awssim.world.TargetHealth;
import io.genericark.awssim.world.TargetHealth.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** RegisterTargets, DeregisterTargets and DescribeTargetHealth. */
final class TargetActions {
    static final Map<String, Elbv2Action> ALL = Map.of(
            "RegisterTargets", TargetActions::register,
            "DeregisterTargets", TargetActions::deregister,
            "DescribeTargetHealth", TargetActions::describeHealth);

    private TargetActions() {}

    private static void register(Elbv2Call call) {
        TargetGroup group = group(call);
        asked(call, group).forEach(key -> call.region().targets().register(group.arn(), key));
    }

    /** Without a port all that are registered under the id. */
    private static void deregister(Elbv2Call call) {
        TargetGroup group = group(call);
        for (QueryParameters given : given(call)) {
            if (given.find("Port").isPresent()) {
                call.region().targets().deregister(group.arn(), key(given, group));
            } else {
                call.region().targets().targets(group.arn()).stream()
                        .map(Target::key)
                        .filter(key -> key.id().equals(given.get("Id")))
                        .forEach(key -> call.region().targets().deregister(group.arn(), key));
            }
        }
    }

    private static void describeHealth(Elbv2Call call) {
        TargetGroup group = group(call);
        List<Target.Key> keys = given(call).isEmpty()
                ? call.region().targets().targets(group.arn()).stream()
                        .map(Target::key)
                        .toList()
                : asked(call, group);
        call.members("TargetHealthDescriptions", keys, key -> {
            call.xml().element("Target", () -> call.xml().text("Id", key.id()).text("Port", key.port()));
            call.xml().text("HealthCheckPort", group.check().portOf(key));
            write(call, call.region().targets().healthOf(group.arn(), key));
        });
    }

    private static void write(Elbv2Call call, TargetHealth health) {
        Reason reason = health.reason();
        call.xml().element("TargetHealth", () -> {
            call.xml().text("State", health.state().name().toLowerCase(Locale.ROOT));
            if (reason != null) {
                call.xml().text("Reason", reason.code()).text("Description", health.text());
            }
        });
    }

    private static TargetGroup group(Elbv2Call call) {
        return call.balancing().targetGroup(call.get("TargetGroupArn"));
    }

    private static List<Target.Key> asked(Elbv2Call call, TargetGroup group) {
        if (given(call).isEmpty()) {
            throw AwsError.missingParameter("Targets");
        }
        return given(call).stream().map(given -> key(given, group)).toList();
    }

    private static List<QueryParameters> given(Elbv2Call call) {
        return call.structures("Targets");
    }

    private static Target.Key key(QueryParameters given, TargetGroup group) {
        return new Target.Key(given.get("Id"), given.integer("Port", group.port()));
    }
}
