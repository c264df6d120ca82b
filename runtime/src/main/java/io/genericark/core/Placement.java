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
 * @param failedOn nodes that could not keep it in service, with the reason; while another node can take it they are not tried
 *     again until cleared
 * @param retries how often it was tried again everywhere since it was last stable or asked for
 */
public record Placement(
        Phase phase,
        @Nullable NodeId owner,
        long incarnation,
        long epoch,
        @Nullable NodeId next,
        String cause,
        long sinceMillis,
        SortedMap<NodeId, String> failedOn,
        int retries) {
    private static final long FIRST_PAUSE_MILLIS = 10_000;
    private static final long LONGEST_PAUSE_MILLIS = 600_000;

    public static final Placement NONE =
            new Placement(Phase.OUT, null, 0, 0, null, "never in service", 0, new TreeMap<>(), 0);

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
        return new Placement(Phase.PLACED, node, nodeIncarnation, newEpoch, null, why, atMillis, failedOn, retries);
    }

    Placement releasing(@Nullable NodeId target, String why, long atMillis) {
        return new Placement(Phase.RELEASING, owner, incarnation, epoch, target, why, atMillis, failedOn, retries);
    }

    Placement out(String why, long atMillis) {
        return new Placement(Phase.OUT, null, 0, epoch, null, why, atMillis, failedOn, retries);
    }

    Placement under(long newEpoch) {
        return new Placement(phase, owner, incarnation, newEpoch, next, cause, sinceMillis, failedOn, retries);
    }

    Placement preferring(NodeId target, String why) {
        return new Placement(phase, owner, incarnation, epoch, target, why, sinceMillis, failedOn, retries);
    }

    /** The same for another reason. */
    Placement because(String why) {
        return new Placement(phase, owner, incarnation, epoch, next, why, sinceMillis, failedOn, retries);
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

    /** The same without what it remembers of failures. */
    Placement forgetting() {
        return new Placement(phase, owner, incarnation, epoch, next, cause, sinceMillis, new TreeMap<>(), 0);
    }

    /** Out, and every node may be tried once more. */
    Placement triedAgain(String why) {
        return new Placement(phase, owner, incarnation, epoch, next, why, sinceMillis, new TreeMap<>(), retries + 1);
    }

    Placement withFailures(Map<NodeId, String> failures) {
        return new Placement(
                phase, owner, incarnation, epoch, next, cause, sinceMillis, new TreeMap<>(failures), retries);
    }

    boolean remembersFailures() {
        return !failedOn.isEmpty() || retries > 0;
    }

    /** How long it stays out, when it failed wherever it could be, before it is tried again: twice as long each time. */
    public long pauseMillis() {
        return Math.min(FIRST_PAUSE_MILLIS << Math.min(retries, 6), LONGEST_PAUSE_MILLIS);
    }
}
