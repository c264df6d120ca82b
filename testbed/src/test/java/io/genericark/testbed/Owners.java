package io.genericark.testbed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Who acts for a resource, read from the operating system every few milliseconds by a thread of its own: the processes
 * that carry the resource's mark and a node's mark. The cluster is never asked. A frozen process does not act.
 *
 * <p>A scan takes a while, so two nodes in one scan are not two at one time. Both are looked at again: the first one is
 * alive then, and the other one was seen before and is seen after, so both were alive at that moment.
 */
final class Owners implements AutoCloseable {
    private static final long BETWEEN_LOOKS_NANOS = 5_000_000;

    private final String tag;
    private final List<String> overlaps = new CopyOnWriteArrayList<>();
    private final Thread watcher = Thread.ofPlatform().name("owners").daemon().unstarted(this::watch);
    private volatile boolean closed;

    Owners(String tag) {
        this.tag = tag;
    }

    void start() {
        watcher.start();
    }

    /** The marks of the nodes that act now. */
    Set<String> now() {
        return new TreeSet<>(look().values());
    }

    /** Every time that two nodes acted at once, since {@link #forget}. */
    List<String> overlaps() {
        return List.copyOf(overlaps);
    }

    void forget() {
        overlaps.clear();
    }

    private Map<Long, String> look() {
        var seen = new TreeMap<Long, String>();
        for (var pid : ProcFiles.marked("ARK_TAG", tag)) {
            if (acts(pid)) {
                ProcFiles.variable(pid, "ARK_GUARD").ifPresent(node -> seen.put(pid, node));
            }
        }
        return seen;
    }

    private static boolean acts(long pid) {
        return ProcFiles.isAlive(pid) && ProcFiles.state(pid) != 'T';
    }

    private void watch() {
        while (!closed) {
            var seen = look();
            if (several(seen)) {
                seen.keySet().removeIf(pid -> !acts(pid));
                if (several(seen)) {
                    overlaps.add(seen.toString());
                }
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private static boolean several(Map<Long, String> seen) {
        return Set.copyOf(seen.values()).size() > 1;
    }

    @Override
    public void close() {
        closed = true;
    }
}
