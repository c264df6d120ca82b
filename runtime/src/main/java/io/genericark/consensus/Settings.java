package io.genericark.consensus;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What a peer must know to take part: the same on every peer but for {@code self} and {@code directory}.
 *
 * @param clusterName names the group; peers of different clusters refuse each other
 * @param self this peer; must be among {@code peers}
 * @param peers all voters; one, three or five
 * @param directory holds log, votes and snapshots; survives restarts, belongs to this peer alone
 * @param electionTimeoutMin a follower that hears nothing for a random time between min and max calls an election
 * @param electionTimeoutMax also the time after which a leader without a majority steps down
 * @param snapshotEvery a snapshot is taken, and the log before it purged, after so many commands
 * @param retryEvery pause between two attempts of a submission while no leader is known
 */
public record Settings(
        String clusterName,
        PeerId self,
        List<Peer> peers,
        Path directory,
        Duration electionTimeoutMin,
        Duration electionTimeoutMax,
        int snapshotEvery,
        Duration retryEvery) {

    /**
     * One voter.
     *
     * @param priority the reachable voter with the highest priority is made leader; give witnesses and standbys the
     *     higher one, so that the death of a busy node does not also cost an election
     */
    public record Peer(PeerId id, String host, int port, int priority) {
        String address() {
            return host + ":" + port;
        }
    }

    public Settings {
        peers = List.copyOf(peers);
        if (peers.stream().noneMatch(peer -> peer.id().equals(self))) {
            throw new IllegalArgumentException("peer " + self + " is not among the peers " + peers);
        }
        if (peers.stream().map(Peer::id).distinct().count() != peers.size()) {
            throw new IllegalArgumentException("two peers have the same id in " + peers);
        }
        if (electionTimeoutMin.isNegative()
                || electionTimeoutMin.isZero()
                || electionTimeoutMin.compareTo(electionTimeoutMax) >= 0) {
            throw new IllegalArgumentException("election timeouts must be positive, min below max: "
                    + electionTimeoutMin + ", " + electionTimeoutMax);
        }
        if (snapshotEvery < 1 || retryEvery.toMillis() < 1) {
            throw new IllegalArgumentException("snapshotEvery and retryEvery must be positive");
        }
    }

    /** Settings for peers in one region: election timeout 300-600 ms, a snapshot every 2000 commands. */
    public static Settings oneRegion(String clusterName, PeerId self, List<Peer> peers, Path directory) {
        return new Settings(
                clusterName,
                self,
                peers,
                directory,
                Duration.ofMillis(300),
                Duration.ofMillis(600),
                2000,
                Duration.ofMillis(20));
    }

    /** The identity of the group, derived from the cluster's name. */
    UUID groupId() {
        return UUID.nameUUIDFromBytes(("ark:" + clusterName).getBytes(StandardCharsets.UTF_8));
    }

    /** Where the files of this group are. */
    Path groupDirectory() {
        return directory.resolve(groupId().toString());
    }

    /** How many voters make a majority. */
    int majority() {
        return peers.size() / 2 + 1;
    }
}
