package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.awaitLine;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.Command;
import io.genericark.process.Signals;
import io.genericark.process.Signals.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code kill -9} of the owner's processes, one by one and together. */
@ExtendWith(WithCluster.class)
class NodeDeathIT {

    @Test
    void afterTheNodeAloneItsServiceIsGoneBeforeTheSuccessorStarts(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        owner.kill();
        cluster.awaitInService(B);
        awaitLine(owner.guardLog(), "let go: the node process ended or closed the pipe");
        cluster.awaitEvent(cluster.node(B), "node-a is lost: suspected by");
        cluster.awaitEvent(cluster.node(B), "goes to node-b", "node-a is lost");
        assertThat(cluster.words()).containsExactly("letgo node-a", "start node-b");
        assertThat(owner.marked()).isEmpty();
        cluster.assertOneOwnerAtATime();
    }

    @Test
    void afterNodeAndKitHostTheGuardLetsGo(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        kill(owner.kitHost().orElseThrow());
        owner.kill();
        cluster.awaitInService(B);
        awaitLine(owner.guardLog(), "let go: the node process ended or closed the pipe");
        cluster.awaitEvent(cluster.node(B), "node-a is lost: suspected by");
        assertThat(cluster.words()).containsExactly("letgo node-a", "start node-b");
        cluster.assertOneOwnerAtATime();
    }

    @Test
    void afterTheKitHostTheServiceRunsOnAndWhatWasInFlightIsLookedAt(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        var daemon = cluster.service().daemon(A.value());
        replaceKitHost(owner);
        cluster.awaitInService(A);
        assertThat(cluster.service().daemon(A.value()))
                .isEqualTo(daemon)
                .hasValueSatisfying(pid -> assertThat(ProcFiles.isAlive(pid)).isTrue());
        assertThat(cluster.words()).isEmpty();

        TestCluster.accepted(owner, new Command.Remove(cluster.tag()));
        eventually().until(() -> cluster.owners().now().isEmpty());
        cluster.service().begin(SampleService.Fault.HANG, A.value());
        TestCluster.accepted(owner, new Command.Restore(cluster.tag(), A));
        eventually().until(() -> cluster.words().contains("hanging node-a"));
        replaceKitHost(owner);
        cluster.service().end(SampleService.Fault.HANG, A.value());
        awaitLine(owner.log(), "kit-host ended", "it was running restore of " + cluster.tag());
        cluster.awaitInService(A);
        assertThat(cluster.events(owner)).noneMatch(text -> text.contains("goes to node-b"));
        cluster.assertOneOwnerAtATime();
    }

    private static void replaceKitHost(TestNode node) {
        var old = node.kitHost().orElseThrow();
        kill(old);
        awaitLine(node.log(), "kit-host ended");
        eventually().until(() -> node.look().node().kitHost().startsWith("running"));
        assertThat(node.kitHost()).hasValueSatisfying(pid -> assertThat(pid).isNotEqualTo(old));
    }

    @Test
    void afterTheGuardThereIsAnotherOneAndOneOwner(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        var old = owner.guard().orElseThrow();
        kill(old);
        awaitLine(owner.log(), "The guard process " + old + " ended", "this node must let go and start another guard");
        awaitLine(owner.log(), "letting go: the guard let go or ended: The guard process " + old);
        eventually().until(() -> owner.guard().filter(pid -> !pid.equals(old)).isPresent());
        cluster.awaitAllJoined();
        cluster.awaitOneOwner();
        cluster.assertOneOwnerAtATime();
    }

    private static void kill(long pid) {
        Signals.process(pid, Signal.KILL);
    }
}
