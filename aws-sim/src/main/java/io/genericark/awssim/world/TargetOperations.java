package io.genericark.awssim.world;

import inet.ipaddr.IPAddressString;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.TargetGroup.TargetType;
import io.genericark.awssim.world.TargetHealth.Reason;
import io.genericark.awssim.world.TargetHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The targets of target groups: registered, probed, judged, drained. What probes them is not here. */
public final class TargetOperations {
    private static final Duration DEREGISTRATION_DELAY = Duration.ofMinutes(5);

    private final Region region;

    TargetOperations(Region region) {
        this.region = region;
    }

    /** A probe that is due. */
    public record Due(String group, Target.Key target, String address, int port, HealthCheck check) {}

    /** Registers a target, anew when it is draining; one that is registered stays as it is. */
    public void register(String groupArn, Target.Key key) {
        TargetGroup group = group(groupArn);
        checkUsable(group, key);
        Optional<Target> before = group.find(key).filter(target -> target.drainedAt() == null);
        if (before.isEmpty()) {
            put(group.with(Target.registered(key, now())));
        }
    }

    public void deregister(String groupArn, Target.Key key) {
        TargetGroup group = group(groupArn);
        Target target = group.find(key)
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidTarget", "The following targets are not registered: '" + key.id() + "'"));
        put(group.with(target.draining(now().plus(DEREGISTRATION_DELAY))));
    }

    /** The targets that are there, those that drain included. */
    public List<Target> targets(String groupArn) {
        return group(groupArn).targets().stream()
                .filter(target ->
                        target.drainedAt() == null || target.drainedAt().isAfter(now()))
                .toList();
    }

    public TargetHealth healthOf(String groupArn, Target.Key key) {
        TargetGroup group = group(groupArn);
        Optional<Target> target =
                targets(groupArn).stream().filter(it -> it.key().equals(key)).findFirst();
        if (target.isEmpty()) {
            return TargetHealth.of(State.UNUSED, Reason.NOT_REGISTERED);
        }
        if (target.get().drainedAt() != null) {
            return TargetHealth.of(State.DRAINING, Reason.DEREGISTRATION_IN_PROGRESS);
        }
        return unused(group, key).orElse(target.get().probed());
    }

    /**
     * The targets to which a new connection may be handed: the healthy ones, and all when every one is unhealthy. See AWS, "Health
     * checks for Network Load Balancer target groups".
     */
    public List<Target.Key> receiving(String groupArn) {
        List<Target.Key> healthy = in(groupArn, State.HEALTHY);
        List<Target.Key> unhealthy = in(groupArn, State.UNHEALTHY);
        boolean failsOpen = unhealthy.size() == targets(groupArn).size();
        return failsOpen ? unhealthy : healthy;
    }

    private List<Target.Key> in(String groupArn, State state) {
        return targets(groupArn).stream()
                .map(Target::key)
                .filter(key -> healthOf(groupArn, key).state() == state)
                .toList();
    }

    /** The probes that are due now, each given out once; the next ones are due after the interval. */
    public List<Due> due() {
        List<Due> due = new ArrayList<>();
        for (TargetGroup group : region.balancing().targetGroups()) {
            put(group.withEach(target -> {
                if (target.drainedAt() != null || now().isBefore(target.nextProbe())) {
                    return target;
                }
                Instant next = now().plus(group.check().interval());
                if (unused(group, target.key()).isPresent()) {
                    return target.probedNextAt(next).reset();
                }
                int port = group.check().portOf(target.key());
                due.add(new Due(group.arn(), target.key(), addressOf(target.key()), port, group.check()));
                return target.probedNextAt(next);
            }));
        }
        return due;
    }

    /** What a probe has seen; nothing when its target is not there any more. */
    public void probed(Due probe, TargetHealth seen) {
        region.balancing().targetGroups().stream()
                .filter(group -> group.arn().equals(probe.group()))
                .forEach(group -> group.find(probe.target())
                        .ifPresent(target -> put(group.with(target.after(seen, group.check())))));
    }

    private Optional<TargetHealth> unused(TargetGroup group, Target.Key key) {
        if (region.balancing().balancerOf(group.arn()).isEmpty()) {
            return Optional.of(TargetHealth.of(State.UNUSED, Reason.NOT_IN_USE));
        }
        return group.type() == TargetType.IP || isRunning(key)
                ? Optional.empty()
                : Optional.of(TargetHealth.of(State.UNUSED, Reason.INVALID_STATE));
    }

    private void checkUsable(TargetGroup group, Target.Key key) {
        boolean usable = switch (group.type()) {
            case INSTANCE -> isRunning(key);
            case IP -> new IPAddressString(key.id()).isIPAddress();
        };
        if (!usable) {
            throw AwsError.badRequest(
                    "InvalidTarget",
                    "The following targets are not in a running state and cannot be registered: '" + key.id() + "'");
        }
        Optional<Instance> elsewhere = region.instances()
                .find(new InstanceId(key.id()))
                .filter(instance -> !instance.vpc().equals(group.vpc()));
        if (elsewhere.isPresent()) {
            throw AwsError.badRequest(
                    "InvalidTarget",
                    "The following targets are not in the target group VPC '" + group.vpc() + "': '" + key.id() + "'");
        }
    }

    private boolean isRunning(Target.Key key) {
        return region.instances()
                .find(new InstanceId(key.id()))
                .filter(Instance::isRunning)
                .isPresent();
    }

    private String addressOf(Target.Key key) {
        return region.interfacesOf(new InstanceId(key.id())).stream()
                .findFirst()
                .map(NetworkInterface::primaryIp)
                .orElse(key.id());
    }

    private TargetGroup group(String arn) {
        return region.balancing().targetGroup(arn);
    }

    private void put(TargetGroup group) {
        region.balancing().put(group);
    }

    private Instant now() {
        return region.clock().instant();
    }
}
