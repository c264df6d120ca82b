package io.genericark.testbed;

import io.genericark.process.Boottime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Who acts for a resource, read from the operating system again and again by a thread of its own: the processes that
 * carry the resource's mark and a node's mark, the service itself and every action of its kit. The cluster is never
 * asked. A frozen process does not act.
 *
 * <p>A scan takes a while, so two nodes in one scan are not two at one time. Both are looked at again: the first one is
 * alive then, and the other one was seen before and is seen after, so both were alive at that moment.
 */
final class Owners implements AutoCloseable {
    private static final long BETWEEN_LOOKS_NANOS = 25_000_000;

    private final String tag;
    private final List<Overlap> overlaps = new CopyOnWriteArrayList<>();
    private final Thread watcher = Thread.ofPlatform().name("owners").daemon().unstarted(this::watch);
    private volatile boolean closed;

    /** Several nodes act, at this time of CLOCK_BOOTTIME. */
    record Overlap(long bootNanos, Map<Long, String> nodesByProcess) {}

    private Owners(String tag) {
        this.tag = tag;
    }

    /** Begins to watch. */
    static Owners watching(String tag) {
        var owners = new Owners(tag);
        owners.watcher.start();
        return owners;
    }

    /** The marks of the nodes that act now. */
    Set<String> now() {
        return new TreeSet<>(look().values());
    }

    /** Every time that two nodes were seen to act at once, since {@link #forget}. */
    List<Overlap> overlaps() {
        return List.copyOf(overlaps);
    }

    /** What was seen so far is known and judged already. */
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
                    overlaps.add(new Overlap(Boottime.nanos(), Map.copyOf(seen)));
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
