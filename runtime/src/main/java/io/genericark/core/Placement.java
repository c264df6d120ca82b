package io.genericark.core;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a hierarchy, as committed.
 *
 * @param owner nobody when {@code OUT}
 * @param incarnation the incarnation of the owner that was meant; another one owns nothing
 * @param epoch the fencing token: a new one with every placement, never reused
 * @param next where it shall go after its release, when somebody asked for a node
 * @param cause why it is where it is, in one sentence
 * @param failedOn nodes that could not keep it in service, with the reason; they are not tried again until cleared
 */
public record Placement(
        Phase phase,
        @Nullable NodeId owner,
        long incarnation,
        long epoch,
        @Nullable NodeId next,
        String cause,
        long sinceMillis,
        SortedMap<NodeId, String> failedOn) {
    public static final Placement NONE =
            new Placement(Phase.OUT, null, 0, 0, null, "never in service", 0, new TreeMap<>());

    public Placement {
        failedOn = Collections.unmodifiableSortedMap(new TreeMap<>(failedOn));
        if ((owner == null) != (phase == Phase.OUT)) {
            throw new IllegalStateException("a hierarchy has an owner exactly when it is not out: " + phase);
        }
    }

    /** True when this incarnation of this node owns the hierarchy. */
    public boolean isOwnedBy(NodeId node, long nodeIncarnation) {
        return node.equals(owner) && incarnation == nodeIncarnation;
    }

    Placement placed(NodeId node, long nodeIncarnation, long newEpoch, String why, long atMillis) {
        return new Placement(Phase.PLACED, node, nodeIncarnation, newEpoch, null, why, atMillis, failedOn);
    }

    Placement releasing(@Nullable NodeId target, String why, long atMillis) {
        return new Placement(Phase.RELEASING, owner, incarnation, epoch, target, why, atMillis, failedOn);
    }

    Placement out(String why, long atMillis) {
        return new Placement(Phase.OUT, null, 0, epoch, null, why, atMillis, failedOn);
    }

    Placement under(long newEpoch) {
        return new Placement(phase, owner, incarnation, newEpoch, next, cause, sinceMillis, failedOn);
    }

    Placement preferring(NodeId target, String why) {
        return new Placement(phase, owner, incarnation, epoch, target, why, sinceMillis, failedOn);
    }

    /** The same for another reason. */
    Placement because(String why) {
        return new Placement(phase, owner, incarnation, epoch, next, why, sinceMillis, failedOn);
    }

    Placement failedOn(NodeId node, String reason) {
        var more = new TreeMap<>(failedOn);
        more.put(node, reason);
        return withFailures(more);
    }

    Placement cleared(NodeId node) {
        var fewer = new TreeMap<>(failedOn);
        fewer.remove(node);
        return withFailures(fewer);
    }

    Placement withFailures(Map<NodeId, String> failures) {
        return new Placement(phase, owner, incarnation, epoch, next, cause, sinceMillis, new TreeMap<>(failures));
    }
}
