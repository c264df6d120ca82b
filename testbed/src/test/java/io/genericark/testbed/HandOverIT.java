package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.awaitLine;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.Command;
import io.genericark.process.Signals;
import io.genericark.process.Signals.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service moves, or stays, with all nodes alive: asked for, or because its kit says so. */
@ExtendWith(WithCluster.class)
class HandOverIT {

    @Test
    void sigtermHandsOverAndEndsInGoodOrder(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        owner.signal(Signal.TERM);
        cluster.awaitInService(B);
        eventually().until(() -> !owner.isRunning());
        cluster.awaitEvent(cluster.node(B), "node-a wants to stop");
        cluster.awaitEvent(cluster.node(B), "node-a stopped in good order");
        assertThat(cluster.events(cluster.node(B))).noneMatch(text -> text.contains("is lost"));
        assertThat(cluster.words()).startsWith("stop node-a", "start node-b");
        assertThat(owner.log().text()).contains("node-a left the cluster in good order");
    }

    @Test
    void switchoverMovesIt(TestCluster cluster) throws Exception {
        accepted(cluster.node(A), new Command.Switchover(cluster.tag(), B, "maintenance of node-a"));
        cluster.awaitInService(B);
        cluster.awaitEvent(cluster.node(B), "switchover to node-b asked: maintenance of node-a");
        assertThat(cluster.words()).containsExactly("stop node-a", "start node-b");
    }

    @Test
    void aFailedServiceIsRecoveredOnTheSameNode(TestCluster cluster) throws Exception {
        Signals.process(cluster.service().daemon(A.value()).orElseThrow(), Signal.KILL);
        cluster.awaitEvent(cluster.node(A), " is OSF on node-a: quickCheck ended with exit code 1: the daemon is gone");
        eventually().until(() -> cluster.words().contains("start node-a"));
        cluster.awaitInService(A);
        assertThat(cluster.words()).containsExactly("recover node-a", "start node-a");
        assertThat(cluster.events(cluster.node(A))).noneMatch(text -> text.contains("goes to"));
    }

    @Test
    void aFailingRestoreGoesToTheNextNode(TestCluster cluster) throws Exception {
        accepted(cluster.node(A), new Command.Remove(cluster.tag()));
        eventually().until(() -> cluster.words().contains("stop node-a"));
        cluster.service().begin(SampleService.Fault.RESTORE, A.value());
        accepted(cluster.node(A), new Command.Restore(cluster.tag(), A));
        cluster.awaitInService(B);
        cluster.awaitEvent(
                cluster.node(B), "restore of " + cluster.tag() + " failed on node-a", "exit code 1: told to fail");
        assertThat(cluster.words())
                .containsSubsequence("stop node-a", "start node-b")
                .doesNotContain("start node-a");
    }

    @Test
    void aFailedRemoveIsForcedByTheGuard(TestCluster cluster) throws Exception {
        cluster.service().begin(SampleService.Fault.REMOVE, A.value());
        accepted(cluster.node(A), new Command.Switchover(cluster.tag(), B, "its remove fails"));
        cluster.awaitInService(B);
        awaitLine(
                cluster.node(A).log(),
                "remove of " + cluster.tag() + " failed",
                "told to fail",
                "taking it out by force");
        assertThat(cluster.words()).containsExactly("letgo node-a", "start node-b");
        assertThat(cluster.node(A).isRunning()).isTrue();
    }
}
