package io.genericark.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Three peers in this process, each with a directory, a {@link Journal} and the reasons for which it failed. */
final class Trio implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path root;
    private List<Settings.Peer> peers;
    private final int snapshotEvery;
    private final Map<PeerId, Path> directories = new LinkedHashMap<>();
    private final Map<PeerId, RatisConsensus> running = new LinkedHashMap<>();
    private final Map<PeerId, Journal> journals = new LinkedHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    private Trio(Path root, int snapshotEvery) throws IOException {
        this.root = root;
        this.snapshotEvery = snapshotEvery;
        this.peers = peers(List.of("n1", "n2", "n3"));
    }

    static Trio stopped(Path root, int snapshotEvery) throws IOException {
        return new Trio(root, snapshotEvery);
    }

    static Trio started(Path root, int snapshotEvery) throws IOException {
        Trio trio = new Trio(root, snapshotEvery);
        trio.startAll();
        return trio;
    }

    private static List<Settings.Peer> peers(List<String> names) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Settings.Peer> peers = new ArrayList<>();
        for (String name : names) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            peers.add(new Settings.Peer(new PeerId(name), "127.0.0.1", socket.getLocalPort(), 0));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return peers;
    }

    List<PeerId> ids() {
        return peers.stream().map(Settings.Peer::id).toList();
    }

    void place(PeerId peer, Path directory) {
        directories.put(peer, directory);
    }

    /** Gives the peer the highest priority, so that it leads whenever it can. */
    void prefer(PeerId peer) {
        peers = peers.stream()
                .map(each -> new Settings.Peer(
                        each.id(), each.host(), each.port(), each.id().equals(peer) ? 1 : 0))
                .toList();
    }

    Path directory(PeerId peer) {
        return directories.getOrDefault(peer, root.resolve(peer.value()));
    }

    Settings settings(PeerId self) {
        return new Settings(
                "test",
                self,
                peers,
                directory(self),
                Duration.ofMillis(500),
                Duration.ofMillis(1000),
                snapshotEvery,
                Duration.ofMillis(20));
    }

    /** The files of the peer: {@code current} with votes and log, {@code sm} with snapshots. */
    Path files(PeerId peer) {
        return settings(peer).groupDirectory();
    }

    void startAll() throws IOException {
        for (PeerId peer : ids()) {
            start(peer);
        }
    }

    RatisConsensus start(PeerId peer) throws IOException {
        Journal journal = new Journal();
        RatisConsensus consensus = RatisConsensus.start(settings(peer), journal, new ConsensusListener() {
            @Override
            public void leaderChanged(PeerId leader) {}

            @Override
            public void failed(String reason) {
                failures.add(reason);
            }
        });
        journals.put(peer, journal);
        running.put(peer, consensus);
        return consensus;
    }

    void stop(PeerId peer) throws IOException {
        RatisConsensus consensus = running.remove(peer);
        if (consensus != null) {
            consensus.close();
        }
    }

    void stopAll() throws IOException {
        for (PeerId peer : ids()) {
            stop(peer);
        }
    }

    RatisConsensus peer(PeerId peer) {
        return Optional.ofNullable(running.get(peer)).orElseThrow();
    }

    Journal journal(PeerId peer) {
        return Optional.ofNullable(journals.get(peer)).orElseThrow();
    }

    List<String> failures() {
        return failures;
    }

    /** Waits until one running peer leads and all running peers agree on it. */
    PeerId leader() {
        return await().atMost(LIMIT)
                .until(this::agreedLeader, Optional::isPresent)
                .orElseThrow();
    }

    PeerId follower() {
        PeerId leader = leader();
        return running.keySet().stream()
                .filter(peer -> !peer.equals(leader))
                .findFirst()
                .orElseThrow();
    }

    private Optional<PeerId> agreedLeader() {
        List<Optional<PeerId>> views = running.values().stream()
                .map(consensus -> consensus.view().leader())
                .distinct()
                .toList();
        return views.size() == 1
                ? views.getFirst()
                        .filter(leader -> running.containsKey(leader)
                                && peer(leader).view().role() == Role.LEADER)
                : Optional.empty();
    }

    String submit(PeerId by, String command) throws Exception {
        return Journal.text(
                peer(by).submit(Journal.bytes(command), LIMIT).get(LIMIT.toSeconds() * 2, TimeUnit.SECONDS));
    }

    void submitMany(PeerId by, String prefix, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            submit(by, prefix + i);
        }
    }

    void awaitSame() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(running.keySet().stream()
                                .map(peer -> journal(peer).commands())
                                .distinct()
                                .toList())
                        .hasSize(1));
    }

    @Override
    public void close() throws IOException {
        stopAll();
    }
}
