package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.VpcId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A target group of Network Load Balancers with its targets, in the order of their registration. */
public record TargetGroup(
        String arn,
        String name,
        String protocol,
        int port,
        VpcId vpc,
        TargetType type,
        HealthCheck check,
        List<Target> targets) {

    /** What the targets of a group are named by. */
    public enum TargetType {
        INSTANCE,
        IP
    }

    public TargetGroup {
        targets = List.copyOf(targets);
    }

    public Optional<Target> find(Target.Key key) {
        return targets.stream().filter(target -> target.key().equals(key)).findFirst();
    }

    public TargetGroup with(HealthCheck changed) {
        return new TargetGroup(arn, name, protocol, port, vpc, type, changed, targets);
    }

    /** With this target, in the place of the one of its key if there is one. */
    TargetGroup with(Target target) {
        List<Target> changed = new ArrayList<>(targets);
        changed.replaceAll(old -> old.key().equals(target.key()) ? target : old);
        if (find(target.key()).isEmpty()) {
            changed.add(target);
        }
        return withTargets(changed);
    }

    TargetGroup withEach(UnaryOperator<Target> change) {
        return withTargets(targets.stream().map(change).toList());
    }

    TargetGroup withTargets(List<Target> changed) {
        return new TargetGroup(arn, name, protocol, port, vpc, type, check, changed);
    }
}
