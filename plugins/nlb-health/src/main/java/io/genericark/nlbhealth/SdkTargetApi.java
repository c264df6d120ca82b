package io.genericark.nlbhealth;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.AwsCall;
import io.genericark.aws.CallBounds;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * The Elastic Load Balancing calls on AWS SDK v2. A look is no more than a warning's worth here, so it is given the time of one
 * call, repetitions included.
 */
record SdkTargetApi(ElasticLoadBalancingV2Client client, CallBounds bounds) implements TargetApi {

    private static final String TRAFFIC_PORT = "traffic-port";

    @Override
    public List<TargetState> health(Settings.Group group) throws KitException {
        return AwsCall.read(
                        "elasticloadbalancing:DescribeTargetHealth",
                        group.region(),
                        "health in target group " + group + " was not read")
                .run(() -> client
                        .describeTargetHealth(
                                request -> request.targetGroupArn(group.arn()).overrideConfiguration(bounds.write()))
                        .targetHealthDescriptions()
                        .stream()
                        .map(SdkTargetApi::state)
                        .toList());
    }

    @Override
    public GroupCheck check(Settings.Group group) throws KitException {
        List<TargetGroup> found = AwsCall.read(
                        "elasticloadbalancing:DescribeTargetGroups",
                        group.region(),
                        "target group " + group + " was not read")
                .run(() -> client.describeTargetGroups(
                                request -> request.targetGroupArns(group.arn()).overrideConfiguration(bounds.write()))
                        .targetGroups());
        if (found.isEmpty()) {
            throw new KitException(
                    Kind.DENIED,
                    "target group " + group + " was not read",
                    "it does not exist in " + group.region(),
                    "correct the parameter target-group");
        }
        TargetGroup it = found.getFirst();
        return new GroupCheck(
                String.valueOf(it.healthCheckProtocolAsString()),
                Optional.ofNullable(it.healthCheckPort())
                        .filter(port -> !port.equals(TRAFFIC_PORT))
                        .map(Integer::valueOf),
                Optional.ofNullable(it.healthCheckPath()),
                Optional.ofNullable(it.matcher()).flatMap(matcher -> Optional.ofNullable(matcher.httpCode())));
    }

    private static TargetState state(TargetHealthDescription it) {
        String reason = Optional.ofNullable(it.targetHealth().reasonAsString())
                .map(code -> code + ": "
                        + Objects.requireNonNullElse(it.targetHealth().description(), "no text"))
                .orElse("");
        return new TargetState(
                it.target().id(),
                Objects.requireNonNullElse(it.target().port(), 0),
                it.targetHealth().stateAsString(),
                reason);
    }
}
