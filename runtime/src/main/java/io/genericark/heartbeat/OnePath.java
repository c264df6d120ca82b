package io.genericark.heartbeat;

import io.genericark.heartbeat.Datagram.Heartbeat;
import io.genericark.heartbeat.PathStatistics.PeerOnPath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One path's socket and its receiving thread. Sending never blocks and never throws; a socket that breaks is opened
 * again once a second.
 */
final class OnePath implements AutoCloseable {
    /** Takes what arrived on a path, after MAC and replay check. */
    interface Receiver {
        void received(Datagram datagram, long nowNanos);
    }

    private final int number;
    private final CommunicationPath path;
    private final DatagramCodec codec;
    private final LongSupplier clockNanos;
    private final RareLog rareLog;
    private final Receiver receiver;
    private final Map<String, PeerMeter> meters = new HashMap<>();
    private final Map<DropCause, Long> dropped = new ConcurrentHashMap<>();
    private final AtomicLong sendFailures = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable PathSocket socket;

    OnePath(
            int number,
            CommunicationPath path,
            DatagramCodec codec,
            LongSupplier clockNanos,
            RareLog rareLog,
            Receiver receiver) {
        this.number = number;
        this.path = path;
        this.codec = codec;
        this.clockNanos = clockNanos;
        this.rareLog = rareLog;
        this.receiver = receiver;
        path.peers().keySet().forEach(peer -> meters.put(peer, new PeerMeter()));
        this.thread = Thread.ofPlatform().daemon().name("ark-path-" + number).unstarted(this::receiveUntilClosed);
    }

    /** Binds the socket; on failure the receiving thread keeps trying. */
    void bind() throws IOException {
        PathSocket opened = PathSocket.bind(path.local());
        socket = opened;
        if (closed.getCount() == 0) {
            opened.close();
        }
    }

    void start() {
        thread.start();
    }

    void send(String peer, Datagram datagram, ByteBuffer bytes) {
        InetSocketAddress to = path.peers().get(peer);
        PeerMeter meter = meters.get(peer);
        if (to == null || meter == null) {
            return;
        }
        if (datagram instanceof Heartbeat heartbeat) {
            meter.sent(heartbeat, clockNanos.getAsLong());
        }
        PathSocket open = socket;
        try {
            if (open == null) {
                failed(peer, "its socket could not be bound to " + path.local());
            } else if (open.channel().send(bytes, to) == 0) {
                failed(peer, "the socket's buffer is full");
            }
        } catch (IOException e) {
            failed(peer, e.toString());
        }
    }

    private void failed(String peer, String why) {
        sendFailures.incrementAndGet();
        rareLog.warn(
                "send " + number + " " + peer,
                () -> "Communication path " + number + " could not send to " + peer + ": " + why
                        + ". Heartbeats go on over the other paths; check this path's interface and route.");
    }

    private void receiveUntilClosed() {
        while (closed.getCount() > 0) {
            try {
                PathSocket open = socket;
                if (open == null) {
                    bind();
                } else {
                    receiveFrom(open);
                }
            } catch (IOException e) {
                broken(e);
            }
        }
    }

    private void broken(IOException e) {
        PathSocket broken = socket;
        socket = null;
        if (broken != null) {
            broken.close();
        }
        if (closed.getCount() > 0) {
            rareLog.warn(
                    "socket " + number,
                    () -> "Communication path " + number + " on " + path.local() + " does not receive: " + e
                            + ". It is opened again every second; check that the address is up.");
            waitASecond();
        }
    }

    private void waitASecond() {
        try {
            if (closed.await(1, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException ignored) {
            // Only close() ends this thread.
        }
    }

    private void receiveFrom(PathSocket open) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(DatagramCodec.MAX_BYTES + 1);
        while (closed.getCount() > 0) {
            open.awaitArrival();
            while (open.channel().receive(buffer.clear()) != null) {
                take(buffer.flip(), clockNanos.getAsLong());
            }
        }
    }

    private void take(ByteBuffer buffer, long nowNanos) {
        switch (codec.decode(buffer)) {
            case Decoded.Dropped(DropCause cause) -> drop(cause);
            case Decoded.Accepted(Datagram datagram) -> accept(datagram, nowNanos);
        }
    }

    private void accept(Datagram datagram, long nowNanos) {
        PeerMeter meter = meters.get(datagram.from());
        if (meter == null) {
            drop(DropCause.UNKNOWN_SENDER);
        } else if (!meter.hear(datagram, nowNanos)) {
            drop(DropCause.REPLAYED);
        } else {
            receiver.received(datagram, nowNanos);
        }
    }

    private void drop(DropCause cause) {
        dropped.merge(cause, 1L, Long::sum);
        rareLog.warn(
                "drop " + number + " " + cause,
                () -> "Communication path " + number + " dropped a datagram: " + cause.why() + ".");
    }

    PathStatistics statistics() {
        Map<String, PeerOnPath> peers = new HashMap<>();
        meters.forEach((peer, meter) -> peers.put(peer, meter.snapshot()));
        return new PathStatistics(
                number, path.local(), socket != null, sendFailures.get(), Map.copyOf(dropped), Map.copyOf(peers));
    }

    @Override
    public void close() {
        closed.countDown();
        PathSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
