package io.genericark.node;

import io.genericark.core.ClusterState;
import io.genericark.core.NodeId;
import io.genericark.core.PushedFile;
import io.genericark.core.PushedKit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes pushed kits below the scripts directory, each push once: what somebody changes there afterwards stays. Acts on
 * what the state is, so that a node which was away writes what it has missed. Has a thread of its own for the disk; a
 * write that fails is tried again.
 */
final class PushedKits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PushedKits.class);
    private static final long AGAIN_MILLIS = 10_000;

    private final NodeId self;
    private final ScriptsDirectory scripts;
    private final TakenPushes file;
    private final Consumer<SortedMap<String, Long>> taken;
    private final Runnable written;
    private final ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pushed-kits").daemon().factory());
    private volatile ClusterState newest = ClusterState.EMPTY;
    private volatile SortedMap<String, PushedKit> seen = new TreeMap<>();
    private SortedMap<String, TakenPushes.Taken> known;

    /**
     * Begins to take pushes.
     *
     * @param taken gets the number of the newest push written of each kit that is pushed now
     * @param written runs after files have changed
     */
    PushedKits(
            NodeId self,
            ScriptsDirectory scripts,
            TakenPushes file,
            Consumer<SortedMap<String, Long>> taken,
            Runnable written)
            throws IOException {
        this.self = self;
        this.scripts = scripts;
        this.file = file;
        this.taken = taken;
        this.written = written;
        known = file.read();
    }

    /** There is a newer state. Returns at once. */
    void look(ClusterState state) {
        newest = state;
        if (!state.kits().pushed().equals(seen)) {
            seen = state.kits().pushed();
            workLater(0);
        }
    }

    private void workLater(long millis) {
        try {
            var _ = disk.schedule(this::work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.trace("ending", closed);
        }
    }

    private void work() {
        var pushed = newest.kits().pushed();
        var due = pushed.values().stream().filter(this::isDue).toList();
        due.forEach(this::take);
        taken.accept(numbers(pushed));
        if (!due.isEmpty()) {
            written.run();
        }
        if (pushed.values().stream().anyMatch(this::isDue)) {
            workLater(AGAIN_MILLIS);
        }
    }

    private boolean isDue(PushedKit kit) {
        var last = known.get(kit.name());
        return kit.isFor(self) && (last == null || last.number() < kit.number());
    }

    /** The node that it comes from has the files, and perhaps newer ones by now. */
    private void take(PushedKit kit) {
        var paths = kit.files().stream().map(PushedFile::path).toList();
        try {
            if (!kit.from().equals(self)) {
                scripts.write(kit);
                scripts.delete(leftOut(kit.name(), paths));
            }
            var next = new TreeMap<>(known);
            next.put(kit.name(), new TakenPushes.Taken(kit.number(), paths));
            file.replace(next);
            known = next;
            LOG.info("kit {} is here as {} has it, push {}", kit.name(), kit.from(), kit.number());
        } catch (IOException e) {
            LOG.error(
                    "kit {} cannot be written as it was pushed, push {}: {}; trying again in {} s",
                    kit.name(),
                    kit.number(),
                    e.getMessage(),
                    AGAIN_MILLIS / 1000);
        }
    }

    /** Files of the last push that neither this one nor another kit has. */
    private List<String> leftOut(String name, List<String> now) {
        var last = known.get(name);
        var gone = last == null ? new ArrayList<String>() : new ArrayList<>(last.files());
        gone.removeAll(now);
        known.forEach((other, theirs) -> {
            if (!other.equals(name)) {
                gone.removeAll(theirs.files());
            }
        });
        return gone;
    }

    private SortedMap<String, Long> numbers(SortedMap<String, PushedKit> pushed) {
        var numbers = new TreeMap<String, Long>();
        known.forEach((name, last) -> {
            if (pushed.containsKey(name)) {
                numbers.put(name, last.number());
            }
        });
        return numbers;
    }

    @Override
    public void close() {
        disk.shutdownNow();
    }
}
