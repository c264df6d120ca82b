package io.genericark.nlbhealth;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.aws.AwsClients;
import io.genericark.aws.CallBounds;
import io.genericark.aws.InstanceMetadata;
import io.genericark.nlbhealth.Settings.Group;
import io.genericark.nlbhealth.TargetApi.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * Looks, now and then, at what the load balancer says of this node. What it sees is a warning at most: a load balancer that
 * waits for its next probe, or an API that is out of reach, is no failure of the service. Thread-safe.
 */
final class TargetWatch {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private record Look(Group group, Instant at, Optional<String> warning) {}

    private final Map<String, Look> looks = new ConcurrentHashMap<>();
    private final AwsClients clients;
    private final InstanceMetadata metadata = new InstanceMetadata();
    private final Map<String, String> environment;
    private final InstantSource clock;

    TargetWatch(AwsClients clients, Map<String, String> environment, InstantSource clock) {
        this.clients = clients;
        this.environment = environment;
        this.clock = clock;
    }

    /** What somebody should know; the answer of before where that is less than half a minute old. Blocks for one API call at most. */
    Optional<String> warning(KitContext ctx, Group group) {
        Look before = looks.get(ctx.tag());
        if (before != null
                && before.group().equals(group)
                && clock.instant().isBefore(before.at().plus(LOOK_EVERY))) {
            return before.warning();
        }
        Optional<String> warning = look(ctx, group);
        looks.put(ctx.tag(), new Look(group, clock.instant(), warning));
        return warning;
    }

    /** The next question is answered by a new look. */
    void forget(String tag) {
        looks.remove(tag);
    }

    /** The targets that are this node. */
    List<TargetState> own(KitContext ctx, Group group) throws KitException {
        String target = target(group);
        return api(ctx, group).health(group).stream()
                .filter(it -> it.id().equals(target))
                .toList();
    }

    TargetApi api(KitContext ctx, Group group) throws KitException {
        return new SdkTargetApi(
                clients.reader(
                        ElasticLoadBalancingV2Client.class,
                        ElasticLoadBalancingV2Client::builder,
                        new AwsClients.Place(group.region(), group.endpoint())),
                CallBounds.of(ctx));
    }

    /** The id under which this node is registered. */
    String target(Group group) throws KitException {
        return group.target().isPresent()
                ? group.target().get()
                : metadata.identity(InstanceMetadata.endpoint(group.imds(), environment))
                        .instance();
    }

    private Optional<String> look(KitContext ctx, Group group) {
        try {
            List<TargetState> own = own(ctx, group);
            if (own.isEmpty()) {
                return Optional.of(target(group) + " is not registered in target group " + group
                        + ", so that no client is sent here; register it, or correct target-group and target");
            }
            return own.stream()
                    .filter(it -> !it.state().equals("healthy") && !it.state().equals("initial"))
                    .findFirst()
                    .map(it ->
                            "the load balancer does not send clients here: target " + it.id() + ":" + it.port() + " of "
                                    + group + " is " + it.state() + " (" + it.reason()
                                    + "); after a takeover this ends with its next probes, otherwise check security groups and"
                                    + " the group's health check with `ark resource preflight " + ctx.tag() + "`");
        } catch (KitException e) {
            return Optional.of("whether the load balancer sends clients here is not known: " + e.getMessage());
        }
    }
}
