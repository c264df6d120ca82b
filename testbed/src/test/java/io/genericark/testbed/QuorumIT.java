package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.C;
import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.awaitLine;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.admin.NodeReport;
import io.genericark.codec.Outcome;
import io.genericark.core.Command;
import io.genericark.core.Resource;
import io.genericark.core.Tag;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Most of the cluster, or all of it, dies at once. */
@ExtendWith(WithCluster.class)
class QuorumIT {
    private static final int CHANGES = 20;

    @Test
    void withTwoNodesKilledTheThirdLetsGoUntilTheyAreBack(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        cluster.node(B).kill();
        cluster.node(C).kill();
        eventually().until(() -> cluster.owners().now().isEmpty());
        awaitLine(owner.log(), "letting go: ", "the lease ran out");
        awaitLine(owner.guardLog(), "let go: ");
        eventually().until(() -> owner.look().node().quorum() == NodeReport.Quorum.NO);
        assertThat(cluster.words()).containsExactly("letgo node-a");

        cluster.node(B).start();
        cluster.node(C).start();
        cluster.awaitAllJoined();
        cluster.awaitOneOwner();
        cluster.assertOneOwnerAtATime();
    }

    @Test
    void withAllNodesKilledDuringChangesNoAcknowledgedOneIsLost(TestCluster cluster) throws Exception {
        var acknowledged = new CopyOnWriteArrayList<Tag>();
        var writer = Thread.ofPlatform().name("changes").start(() -> change(cluster.node(B), acknowledged));
        eventually().until(() -> acknowledged.size() >= CHANGES);
        cluster.nodes().forEach(TestNode::kill);
        writer.join();
        eventually().until(() -> cluster.owners().now().isEmpty());

        for (var node : cluster.nodes()) {
            awaitLine(node.guardLog(), "let go: the node process ended or closed the pipe");
            node.start();
        }
        cluster.awaitAllJoined();
        for (var node : cluster.nodes()) {
            assertThat(node.look().state().resources()).containsKeys(acknowledged.toArray(new Tag[0]));
        }
        cluster.awaitOneOwner();
        cluster.assertOneOwnerAtATime();
        cleanUp(cluster.node(A));
    }

    /** One change after the other, until the node does not answer any more. */
    private static void change(TestNode by, List<Tag> acknowledged) {
        try {
            for (var i = 0; ; i++) {
                var tag = new Tag("change-" + i);
                var resource = Resource.of(tag, SampleService.KIT, "id", new TreeMap<>());
                if (by.submit(new Command.CreateResource(resource)) instanceof Outcome.Accepted) {
                    acknowledged.add(tag);
                }
            }
        } catch (IOException killed) {
            // this one was not acknowledged
        }
    }

    private static void cleanUp(TestNode node) throws IOException {
        for (var tag : node.look().state().resources().keySet()) {
            if (tag.value().startsWith("change-")) {
                accepted(node, new Command.DeleteResource(tag));
            }
        }
    }
}
