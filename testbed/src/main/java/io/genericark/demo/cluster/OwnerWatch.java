package io.genericark.demo.cluster;

import io.genericark.core.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks every node's service itself, each 20 ms, whatever routes or cluster say, and keeps when which node served: two at
 * the same time are two owners. Thread-safe.
 *
 * <p>A node serves, provably, from its first answer's arrival until the sending of the last request that it answered. What
 * lies between two answers counts as served.
 */
public final class OwnerWatch implements AutoCloseable {
    private static final long EVERY_NANOS = 20_000_000;
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Map<NodeId, Integer> servicePorts;
    private final Timeline timeline;
    private final Map<NodeId, Run> current = new HashMap<>();
    private final List<Run> over = new ArrayList<>();
    private volatile boolean closed;

    /** Uninterrupted service of one node. With one answer only, it begins after it ends. */
    private record Run(NodeId node, long firstReceivedNanos, long lastSentNanos) {
        Run and(long sentNanos) {
            return new Run(node, firstReceivedNanos, Math.max(sentNanos, lastSentNanos));
        }

        /** For how long both served, at least; a single answer within the other's run counts as a millisecond. */
        long bothMillis(Run other) {
            if (isSingle() || other.isSingle()) {
                return within(other) || other.within(this) ? 1 : 0;
            }
            var both = Math.min(lastSentNanos, other.lastSentNanos)
                    - Math.max(firstReceivedNanos, other.firstReceivedNanos);
            return both < 0 ? 0 : Math.ceilDiv(both + 1, NANOS_PER_MILLI);
        }

        private boolean isSingle() {
            return lastSentNanos < firstReceivedNanos;
        }

        private boolean within(Run other) {
            return !other.isSingle()
                    && other.firstReceivedNanos < Math.min(lastSentNanos, firstReceivedNanos)
                    && Math.max(lastSentNanos, firstReceivedNanos) < other.lastSentNanos;
        }
    }

    OwnerWatch(Map<NodeId, Integer> servicePorts, Timeline timeline) {
        this.servicePorts = servicePorts;
        this.timeline = timeline;
    }

    void start() {
        servicePorts.forEach((node, port) ->
                Thread.ofPlatform().name("watch-" + node).daemon().start(() -> watch(node, port)));
    }

    private void watch(NodeId node, int port) {
        var next = System.nanoTime();
        while (!closed) {
            var sent = System.nanoTime();
            var answers = Probe.ask(port, TIMEOUT_MILLIS).isPresent();
            record(node, answers, sent, System.nanoTime());
            next = Math.max(next + EVERY_NANOS, System.nanoTime());
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private synchronized void record(NodeId node, boolean answers, long sentNanos, long receivedNanos) {
        if (closed) {
            return;
        }
        var run = current.get(node);
        if (answers) {
            current.put(node, run == null ? new Run(node, receivedNanos, sentNanos) : run.and(sentNanos));
        } else if (run != null) {
            over.add(run);
            current.remove(node);
        }
        if (answers == (run == null)) {
            timeline.tell("watcher", node + (answers ? " serves" : " does not serve any more"));
        }
    }

    /** The nodes whose service answered when last asked. */
    public synchronized SortedSet<NodeId> serving() {
        return new TreeSet<>(current.keySet());
    }

    /** When this node was last asked with success, by {@link System#nanoTime()}. */
    public synchronized long lastServedNanos(NodeId node) {
        return all().stream()
                .filter(run -> run.node.equals(node))
                .mapToLong(Run::lastSentNanos)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** How long two nodes served at the same time, in all. */
    public synchronized long twoOwnersMillis() {
        var runs = all();
        var millis = 0L;
        for (var i = 0; i < runs.size(); i++) {
            for (var j = i + 1; j < runs.size(); j++) {
                if (!runs.get(i).node.equals(runs.get(j).node)) {
                    millis += runs.get(i).bothMillis(runs.get(j));
                }
            }
        }
        return millis;
    }

    private List<Run> all() {
        var runs = new ArrayList<>(over);
        runs.addAll(current.values());
        return runs;
    }

    @Override
    public void close() {
        closed = true;
    }
}
