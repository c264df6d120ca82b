package io.genericark.heartbeat;

import io.genericark.heartbeat.Datagram.Ack;
import io.genericark.heartbeat.Datagram.Heartbeat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's end of all communication paths. {@link #send} never blocks and never throws because of the network; a
 * path that does not work is counted and tried again. One receiving thread per path.
 */
public final class HeartbeatPaths implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatPaths.class);

    /** Who this node is to its peers. */
    public record Self(String node, String clusterId, ClusterKey key) {}

    private final DatagramCodec sendCodec;
    private final HeartbeatListener listener;
    private final List<OnePath> paths = new ArrayList<>();
    private final Map<String, RoundWindow> windows = new HashMap<>();

    private HeartbeatPaths(Self self, HeartbeatListener listener) {
        this.sendCodec = codec(self);
        this.listener = listener;
    }

    /**
     * Opens all paths and begins to receive. A path whose address is not there yet is tried again later; that none
     * can be opened is an exception.
     *
     * @param boottimeNanos the clock of leases, CLOCK_BOOTTIME
     */
    public static HeartbeatPaths open(
            Self self, List<CommunicationPath> paths, LongSupplier boottimeNanos, HeartbeatListener listener)
            throws IOException {
        HeartbeatPaths all = new HeartbeatPaths(self, listener);
        RareLog rareLog = new RareLog(LOG, boottimeNanos);
        for (CommunicationPath path : paths) {
            all.paths.add(new OnePath(all.paths.size(), path, codec(self), boottimeNanos, rareLog, all::deliver));
        }
        all.bindAny(paths);
        all.paths.forEach(OnePath::start);
        return all;
    }

    private static DatagramCodec codec(Self self) {
        return new DatagramCodec(self.key(), self.clusterId(), self.node());
    }

    private void bindAny(List<CommunicationPath> configured) throws IOException {
        IOException none = new IOException("No communication path could be opened: "
                + configured.stream().map(path -> path.local().toString()).toList()
                + ". Check that the addresses of this node in ark.nodes are its own and that their ports are free.");
        int bound = 0;
        for (OnePath path : paths) {
            try {
                path.bind();
                bound++;
            } catch (IOException e) {
                none.addSuppressed(e);
                LOG.warn("A communication path could not be opened and is tried again every second: {}", e.toString());
            }
        }
        if (bound == 0) {
            throw none;
        }
    }

    /** Sends one datagram to a peer over every path. */
    public synchronized void send(String peer, Datagram datagram) {
        ByteBuffer bytes = sendCodec.encode(peer, datagram);
        for (OnePath path : paths) {
            path.send(peer, datagram, bytes.duplicate());
        }
    }

    private void deliver(Datagram datagram, long nowNanos) {
        boolean wanted = switch (datagram) {
            case Heartbeat heartbeat -> isFirstOverAnyPath(heartbeat);
            case Ack ack -> true;
        };
        if (wanted) {
            try {
                listener.heard(datagram, nowNanos);
            } catch (RuntimeException e) {
                LOG.error(
                        "The listener failed on {}; the path goes on receiving. This is a defect of ark.", datagram, e);
            }
        }
    }

    private boolean isFirstOverAnyPath(Heartbeat heartbeat) {
        synchronized (windows) {
            return windows.computeIfAbsent(heartbeat.from(), peer -> new RoundWindow())
                    .hearFirst(heartbeat.incarnation(), heartbeat.round());
        }
    }

    /** What each path has done so far. */
    public List<PathStatistics> statistics() {
        return paths.stream().map(OnePath::statistics).toList();
    }

    /** Closes all sockets; nothing is delivered afterwards except what is being delivered now. */
    @Override
    public void close() {
        paths.forEach(OnePath::close);
    }
}
