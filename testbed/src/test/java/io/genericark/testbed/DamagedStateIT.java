package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.C;
import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.awaitAnswer;
import static io.genericark.testbed.TestCluster.awaitLine;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The disk under a node's state directory is full, or its consensus log is damaged. */
@ExtendWith(WithCluster.class)
class DamagedStateIT {

    @Test
    void aFullDiskEndsTheOwnerWithItsDirectoryNamedAndAnotherNodeTakesOver(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        owner.endAll();
        cluster.awaitInService(B);
        try (var disk = SmallDisk.under(owner.stateDir())) {
            owner.start();
            cluster.awaitAllJoined();
            accepted(cluster.node(B), new Command.Switchover(cluster.tag(), A, "onto the small disk"));
            cluster.awaitInService(A);
            disk.fill();
            eventually().until(() -> {
                // is refused, but fills the log; small ones would go into room that is reserved already
                cluster.node(B).submit(new Command.Switchover(cluster.tag(), A, "x".repeat(60_000)));
                return !owner.isRunning();
            });
            assertThat(owner.log().text())
                    .contains("ark agent: Consensus on node-a has ended")
                    .contains("No space left on device", owner.stateDir().toString(), "Next:");
            cluster.awaitInService(B);
            cluster.awaitToldOfLoss(A, B);

            disk.free();
            owner.start();
            cluster.awaitAllJoined();
            owner.endAll();
            eventually().until(() -> !owner.isRunning());
        } finally {
            owner.endAll();
        }
        cluster.awaitInService(B);
    }

    /** A record that was being written when the machine stopped: nobody was told of it, so it is cut off. */
    @Test
    void aTornLogTailIsCutOffAndTheNodeCatchesUp(TestCluster cluster) throws Exception {
        var node = cluster.node(C);
        node.kill();
        eventually().until(() -> !node.isRunning());
        var segment = newestSegment(node);
        var bytes = Files.readAllBytes(segment);
        Files.write(segment, withTornRecord(bytes));
        node.start();
        awaitLine(node.log(), segment + ": ", "was cut off by a crash while it was written");
        cluster.awaitAllJoined();
        eventually()
                .until(() -> node.look().state().index()
                        >= cluster.node(A).look().state().index());
        cluster.awaitInService(A);
    }

    /** A changed byte in a whole record: a voter that forgot something must not vote. */
    @Test
    void aDamagedLogTailIsRefusedByNameWhileTheOthersGoOn(TestCluster cluster) throws Exception {
        var node = cluster.node(C);
        node.kill();
        eventually().until(() -> !node.isRunning());
        var segment = newestSegment(node);
        var whole = Files.readAllBytes(segment);
        var damaged = whole.clone();
        damaged[usedBytes(whole) - 1] ^= 1;
        Files.write(segment, damaged);
        node.start();
        eventually().until(() -> !node.isRunning());
        assertThat(node.process().exitValue()).isEqualTo(1);
        awaitLine(
                node.log(),
                "ark agent: " + segment + ": ",
                "its checksum does not match",
                "This node does not start",
                "Next:");
        cluster.awaitInService(A);
        awaitAnswer(cluster.node(A), "status", "node-c is lost: suspected by node-a node-b");

        Files.write(segment, whole);
        node.start();
        cluster.awaitAllJoined();
        cluster.awaitInService(A);
    }

    private static Path newestSegment(TestNode node) throws Exception {
        try (var files = Files.walk(node.stateDir().resolve("log"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("log_inprogress_"))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow();
        }
    }

    /** A length of 4096, then less than that, then zeros again. */
    private static byte[] withTornRecord(byte[] log) {
        var torn = log.clone();
        var at = usedBytes(log);
        torn[at] = (byte) 0x80;
        torn[at + 1] = 0x20;
        for (var i = 2; i < 20; i++) {
            torn[at + i] = 0x55;
        }
        return torn;
    }

    /** Where the last record ends; the rest is reserved room, all zeros. */
    private static int usedBytes(byte[] log) {
        var at = 8;
        while (log[at] != 0) {
            var length = 0;
            var shift = 0;
            int next;
            do {
                next = log[at++];
                length |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            at += length + Integer.BYTES;
        }
        return at;
    }
}
