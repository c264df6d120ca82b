package io.genericark.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.heartbeat.Datagram.Ack;
import io.genericark.heartbeat.Datagram.Hearing;
import io.genericark.heartbeat.Datagram.Heartbeat;
import io.genericark.heartbeat.HeartbeatPaths.Self;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatPathsTest {
    private static final ClusterKey KEY = ClusterKey.of("0123456789abcdef0123456789abcdef");
    private static final Heartbeat ROUND_1 = new Heartbeat("node-a", 7, 1, Hearing.HEARS_YOU, 0);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<Datagram> heardByA = new LinkedBlockingQueue<>();
    private final BlockingQueue<Datagram> heardByB = new LinkedBlockingQueue<>();
    private final InetSocketAddress[] atA = {free(), free()};
    private final InetSocketAddress[] atB = {free(), free()};

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void aHeartbeatOverTwoPathsIsHeardOnceAndCountedOnBoth() throws Exception {
        HeartbeatPaths a = nodeA();
        HeartbeatPaths b = nodeB();
        a.send("node-b", ROUND_1);
        assertThat(next(heardByB)).isEqualTo(ROUND_1);
        awaitHeard(b, 0, "node-a", 1);
        awaitHeard(b, 1, "node-a", 1);
        a.send("node-b", new Heartbeat("node-a", 7, 2, Hearing.HEARS_YOU, 0));
        assertThat(next(heardByB)).isEqualTo(new Heartbeat("node-a", 7, 2, Hearing.HEARS_YOU, 0));
    }

    @Test
    void anAcknowledgementGivesTheRoundTripOfItsPath() throws Exception {
        HeartbeatPaths a = nodeA();
        HeartbeatPaths b = nodeB();
        a.send("node-b", ROUND_1);
        next(heardByB);
        Ack ack = new Ack("node-b", 3, 7, 1, 1);
        b.send("node-a", ack);
        assertThat(next(heardByA)).isEqualTo(ack);
        awaitHeard(a, 0, "node-b", 1);
        assertThat(peer(a, 0, "node-b").roundTripNanos()).isPresent();
    }

    @Test
    void aReplayedHeartbeatIsDroppedAndDoesNotMakeAPathLookAlive() throws Exception {
        HeartbeatPaths b = nodeB();
        ByteBuffer recorded = new DatagramCodec(KEY, "c1", "node-a").encode("node-b", ROUND_1);
        inject(recorded, atB[0]);
        next(heardByB);
        inject(recorded, atB[0]);
        awaitDropped(b, 0, DropCause.REPLAYED);
        assertThat(peer(b, 0, "node-a").heard()).isEqualTo(1);
        assertThat(heardByB).isEmpty();
    }

    @Test
    void noiseAndStrangersAreCountedPerCauseAndThePathGoesOn() throws Exception {
        HeartbeatPaths b = nodeB();
        inject(ByteBuffer.wrap(new byte[90]), atB[0]);
        inject(ByteBuffer.wrap(new byte[1_400]), atB[0]);
        inject(
                new DatagramCodec(KEY, "c1", "node-x")
                        .encode("node-b", new Heartbeat("node-x", 1, 1, Hearing.HEARS_YOU, 1)),
                atB[0]);
        awaitDropped(b, 0, DropCause.NOT_ARK);
        awaitDropped(b, 0, DropCause.WRONG_SIZE);
        awaitDropped(b, 0, DropCause.UNKNOWN_SENDER);
        nodeA().send("node-b", ROUND_1);
        assertThat(next(heardByB)).isEqualTo(ROUND_1);
    }

    @Test
    void aPathThatCannotBeOpenedIsCountedTheOtherWorksAndItIsOpenedLater() throws Exception {
        DatagramSocket occupied = new DatagramSocket(atA[1]);
        HeartbeatPaths a = nodeA();
        nodeB();
        a.send("node-b", ROUND_1);
        assertThat(next(heardByB)).isEqualTo(ROUND_1);
        assertThat(a.statistics().get(1).open()).isFalse();
        assertThat(a.statistics().get(1).sendFailures()).isEqualTo(1);
        occupied.close();
        await().until(() -> a.statistics().get(1).open());
    }

    @Test
    void thatNoPathCanBeOpenedIsToldAtOnce() throws Exception {
        try (DatagramSocket first = new DatagramSocket(atA[0]);
                DatagramSocket second = new DatagramSocket(atA[1])) {
            assertThat(first.isBound() && second.isBound()).isTrue();
            assertThatThrownBy(this::nodeA)
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("No communication path", atA[0].toString(), "ark.nodes");
        }
    }

    @Test
    void aClosedPathGivesItsPortBack() throws Exception {
        nodeA().close();
        new DatagramSocket(atA[0]).close();
    }

    @Test
    void aListenerThatFailsDoesNotStopThePath() throws Exception {
        BlockingQueue<Datagram> heard = new LinkedBlockingQueue<>();
        start("node-b", atB, "node-a", atA, (datagram, at) -> {
            heard.add(datagram);
            throw new IllegalStateException("thrown by the test");
        });
        HeartbeatPaths a = nodeA();
        a.send("node-b", ROUND_1);
        next(heard);
        a.send("node-b", new Heartbeat("node-a", 7, 2, Hearing.HEARS_YOU, 0));
        assertThat(next(heard)).isEqualTo(new Heartbeat("node-a", 7, 2, Hearing.HEARS_YOU, 0));
    }

    private HeartbeatPaths nodeA() throws IOException {
        return start("node-a", atA, "node-b", atB, (datagram, at) -> heardByA.add(datagram));
    }

    private HeartbeatPaths nodeB() throws IOException {
        return start("node-b", atB, "node-a", atA, (datagram, at) -> heardByB.add(datagram));
    }

    private HeartbeatPaths start(
            String self, InetSocketAddress[] at, String peer, InetSocketAddress[] peerAt, HeartbeatListener listener)
            throws IOException {
        List<CommunicationPath> paths = List.of(
                new CommunicationPath(at[0], Map.of(peer, peerAt[0])),
                new CommunicationPath(at[1], Map.of(peer, peerAt[1])));
        HeartbeatPaths started = HeartbeatPaths.open(new Self(self, "c1", KEY), paths, System::nanoTime, listener);
        open.add(started);
        return started;
    }

    private static Datagram next(BlockingQueue<Datagram> queue) throws InterruptedException {
        Datagram datagram = queue.poll(30, TimeUnit.SECONDS);
        assertThat(datagram).as("a datagram arrives").isNotNull();
        return Objects.requireNonNull(datagram);
    }

    private static void awaitHeard(HeartbeatPaths paths, int path, String from, long times) {
        await().until(() -> peer(paths, path, from).heard() == times);
    }

    private static void awaitDropped(HeartbeatPaths paths, int path, DropCause cause) {
        await().until(() -> paths.statistics().get(path).dropped().getOrDefault(cause, 0L) == 1);
    }

    private static PathStatistics.PeerOnPath peer(HeartbeatPaths paths, int path, String name) {
        return Objects.requireNonNull(paths.statistics().get(path).peers().get(name));
    }

    private static void inject(ByteBuffer bytes, InetSocketAddress to) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.send(bytes.duplicate(), to);
        }
    }

    private static InetSocketAddress free() {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }
}
