package io.genericark.demo.cluster;

import io.genericark.admin.AdminClient;
import io.genericark.admin.AdminReply;
import io.genericark.core.ClusterEvent;
import io.genericark.core.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Tells the cluster's events, each once, whichever node hands it over first. Thread-safe. */
final class EventFollower implements AutoCloseable {
    private static final long AGAIN_NANOS = 200_000_000;
    private static final int HALF_LINE = 180;

    private final Timeline timeline;
    private final Set<ClusterEvent> told = new HashSet<>();
    private final Map<NodeId, AdminClient> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    EventFollower(Timeline timeline) {
        this.timeline = timeline;
    }

    void follow(NodeId node, Path socket) {
        Thread.ofVirtual().name("events-" + node).start(() -> {
            while (!closed) {
                try (var client = AdminClient.connect(socket)) {
                    open.put(node, client);
                    client.watch(0, reply -> take(reply));
                } catch (IOException gone) {
                    LockSupport.parkNanos(AGAIN_NANOS);
                }
            }
        });
    }

    private boolean take(AdminReply reply) {
        if (reply instanceof AdminReply.Event(var event)) {
            tell(event);
            return !closed;
        }
        return false;
    }

    private synchronized void tell(ClusterEvent event) {
        if (!closed && told.add(event)) {
            timeline.tell("cluster", shortened(event.text()));
        }
    }

    /** The beginning says what, the end says what to do. */
    private static String shortened(String text) {
        return text.length() <= 2 * HALF_LINE
                ? text
                : text.substring(0, HALF_LINE) + " [...] " + text.substring(text.length() - HALF_LINE);
    }

    /** Whether an event with this text in it was told. */
    synchronized boolean toldOf(String text) {
        return told.stream().anyMatch(event -> event.text().contains(text));
    }

    @Override
    public void close() {
        closed = true;
        open.values().forEach(EventFollower::close);
    }

    private static void close(AdminClient client) {
        try {
            client.close();
        } catch (IOException alreadyGone) {
            // that was all there was to do
        }
    }
}
