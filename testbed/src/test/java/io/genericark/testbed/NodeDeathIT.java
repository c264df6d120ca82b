package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.awaitAnswer;
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
        awaitLetGoAndSuccessor(cluster, owner);
    }

    @Test
    void afterNodeAndKitHostTheGuardLetsGo(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        kill(owner.kitHost().orElseThrow());
        owner.kill();
        awaitLetGoAndSuccessor(cluster, owner);
    }

    /** Let-go steps are repeatable: on a machine that is slow to end a process the guard runs them once more. */
    private static void awaitLetGoAndSuccessor(TestCluster cluster, TestNode former) {
        cluster.awaitInService(B);
        awaitLine(former.guardLog(), "let go: the node process ended or closed the pipe", "nothing is left");
        assertThat(former.marked()).isEmpty();
        assertThat(cluster.words())
                .containsOnly("letgo node-a", "start node-b")
                .containsSubsequence("letgo node-a", "start node-b")
                .containsOnlyOnce("start node-b");
        cluster.awaitToldOfLoss(A, B);
    }

    @Test
    void afterTheKitHostTheServiceRunsOnAndWhatWasInFlightIsLookedAt(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        var run = cluster.witnesses().newestAct().orElseThrow().run();
        replaceKitHost(owner);
        cluster.awaitInService(A);
        assertThat(cluster.witnesses().newestAct())
                .hasValueSatisfying(act -> assertThat(act.run()).isEqualTo(run));
        assertThat(cluster.words()).isEmpty();

        accepted(owner, new Command.Remove(cluster.tag()));
        cluster.awaitNobody();
        cluster.service().begin(SampleService.Fault.HANG, A.value());
        accepted(owner, new Command.Restore(cluster.tag(), A));
        eventually().until(() -> cluster.words().contains("hanging node-a"));
        replaceKitHost(owner);
        cluster.service().end(SampleService.Fault.HANG, A.value());
        awaitLine(
                owner.log(), "kit-host ended: it was killed by signal 9", "it was running restore of " + cluster.tag());
        cluster.awaitInService(A);
        awaitAnswer(
                cluster.node(B),
                "why " + cluster.tag(),
                "the kit-host ended during restore",
                "it was killed by signal 9; it was running restore of " + cluster.tag());
        assertThat(cluster.events(owner)).noneMatch(text -> text.contains("goes to node-b"));
    }

    private static void replaceKitHost(TestNode node) {
        var old = node.kitHost().orElseThrow();
        kill(old);
        awaitLine(node.log(), "kit-host ended: it was killed by signal 9");
        eventually().until(() -> node.kitHost().filter(pid -> !pid.equals(old)).isPresent());
        eventually().until(() -> node.look().node().kitHost().startsWith("running"));
    }

    @Test
    void afterTheGuardThereIsAnotherOneAndOneOwner(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        var old = owner.guard().orElseThrow();
        kill(old);
        var why = "The guard process " + old + " ended with 137. Nobody enforces the lease";
        awaitLine(owner.log(), why, "this node must let go and start another guard");
        awaitLine(owner.log(), "letting go: the guard let go or ended: " + why);
        eventually().until(() -> owner.guard().filter(pid -> !pid.equals(old)).isPresent());
        cluster.awaitAllJoined();
        cluster.awaitOneOwner();
        awaitAnswer(cluster.node(B), "why " + cluster.tag(), "is OSU on node-a: let go", why);
    }

    private static void kill(long pid) {
        Signals.process(pid, Signal.KILL);
    }
}
