package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.C;
import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.awaitAnswer;
import static io.genericark.testbed.TestCluster.awaitLine;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.admin.NodeReport;
import io.genericark.core.Command;
import io.genericark.process.Signals.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Most of the cluster, or all of it, dies at once. */
@ExtendWith(WithCluster.class)
class QuorumIT {
    private static final int CHANGES = 10;

    @Test
    void withTwoNodesKilledTheThirdLetsGoUntilTheyAreBack(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        cluster.node(B).kill();
        cluster.node(C).kill();
        cluster.awaitNobody();
        awaitLine(owner.log(), "letting go: ", "the lease ran out: no majority of the voters acknowledged a heartbeat");
        awaitLine(owner.guardLog(), "let go: ", "nothing is left");
        eventually().until(() -> owner.look().node().quorum() == NodeReport.Quorum.NO);
        awaitAnswer(
                owner,
                "status",
                "NO QUORUM: this node reaches 1 of 3 voters and needs 2",
                "not heard: node-b node-c",
                "the lease ran out");
        assertThat(cluster.words()).containsOnly("letgo node-a");

        cluster.node(B).start();
        cluster.node(C).start();
        cluster.awaitAllJoined();
        cluster.awaitOneOwner();
    }

    @Test
    void aNodeThatIsAskedToStopWithoutQuorumEndsWhenItHasLetGo(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        cluster.node(B).kill();
        cluster.node(C).kill();
        owner.signal(Signal.TERM);
        eventually().until(() -> !owner.isRunning());
        cluster.awaitNobody();
        assertThat(owner.log().text())
                .contains("node-a stops without having left the cluster: no majority is there to take its word")
                .doesNotContain("not handed over within");
        cluster.nodes().forEach(QuorumIT::start);
        cluster.awaitAllJoined();
        cluster.awaitOneOwner();
    }

    private static void start(TestNode node) {
        try {
            node.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One writer at each node, each of them in the middle of a change when all three nodes are killed. */
    @Test
    void withAllNodesKilledDuringChangesNoAcknowledgedOneIsLost(TestCluster cluster) throws Exception {
        var writers = cluster.nodes().stream().map(ConfigurationWriter::start).toList();
        eventually().until(() -> writers.stream().allMatch(w -> w.acknowledged() >= CHANGES));
        cluster.nodes().forEach(TestNode::kill);
        for (var writer : writers) {
            writer.awaitEnd();
        }
        cluster.awaitNobody();

        for (var node : cluster.nodes()) {
            awaitLine(node.guardLog(), "let go: the node process ended or closed the pipe", "nothing is left");
            node.start();
        }
        cluster.awaitAllJoined();
        for (var node : cluster.nodes()) {
            var resources = node.look().state().resources();
            writers.forEach(writer -> writer.assertKept(resources));
            awaitAnswer(cluster.node(B), "events", node.id() + " joined after a restart");
        }
        cluster.awaitOneOwner();
        awaitAnswer(cluster.node(B), "why " + cluster.tag(), "node-a was restarted");
        for (var tag : cluster.node(A).look().state().resources().keySet()) {
            if (ConfigurationWriter.wrote(tag)) {
                accepted(cluster.node(A), new Command.DeleteResource(tag));
            }
        }
    }
}
