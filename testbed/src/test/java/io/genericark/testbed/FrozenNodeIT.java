package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.awaitLine;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.process.Signals;
import io.genericark.process.Signals.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code SIGSTOP} of the owner for as long as the issue of the cluster asks, then {@code SIGCONT}. */
@ExtendWith(WithCluster.class)
class FrozenNodeIT {
    private static final Duration FROZEN = Duration.ofSeconds(Long.getLong("ark.e2e.frozenSeconds", 30));

    @Test
    void ofTheNodeAloneItsGuardLetsGoAndItComesBackAsANewIncarnation(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        var incarnation = owner.look().node().incarnation();
        var since = System.nanoTime();
        owner.signal(Signal.STOP);
        cluster.awaitInService(B);
        awaitLine(owner.guardLog(), "let go: the lease ran out and the node did not extend it");
        cluster.awaitEvent(cluster.node(B), "node-a is lost: suspected by");
        awaitFrozenLongEnough(since);
        owner.signal(Signal.CONT);
        cluster.awaitAllJoined();
        assertThat(owner.look().node().incarnation()).isGreaterThan(incarnation);
        cluster.awaitEvent(cluster.node(B), "node-a joined");
        cluster.awaitInService(B);
        assertThat(cluster.words()).containsOnlyOnce("start node-b").doesNotContain("start node-a", "recover node-a");
        cluster.assertOneOwnerAtATime();
    }

    /**
     * Nothing can end what is frozen, and a successor does not wait for it. At the first wake the guard sees that the
     * lease is over and ends what was frozen with it. The instants from the wake until then are all that two run at
     * once; docs/failure-model.md states them. What was frozen still has its files and locks: the service's lock tells.
     */
    @Test
    void ofEverythingWhatWasFrozenIsLetGoAtTheFirstWake(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        var incarnation = owner.look().node().incarnation();
        var daemon = cluster.service().daemon(A.value()).orElseThrow();
        var since = System.nanoTime();
        var all = everythingOf(owner);
        all.forEach(pid -> Signals.process(pid, Signal.STOP));
        cluster.awaitInService(B);
        cluster.awaitEvent(cluster.node(B), "node-a is lost: suspected by");
        assertThat(cluster.owners().overlaps()).isEmpty();
        awaitFrozenLongEnough(since);
        assertThat(ProcFiles.state(daemon)).isEqualTo('T');

        all.forEach(pid -> Signals.process(pid, Signal.CONT));
        eventually().until(() -> !ProcFiles.isAlive(daemon));
        awaitLine(owner.guardLog(), "let go: the lease ran out and the node did not extend it");
        cluster.awaitAllJoined();
        assertThat(owner.look().node().incarnation()).isGreaterThan(incarnation);
        cluster.awaitInService(B);
        assertThat(cluster.words()).containsOnlyOnce("start node-b").doesNotContain("start node-a", "recover node-a");
    }

    /** The guard first: of all the processes it is the one that must not wait behind the others. */
    private static List<Long> everythingOf(TestNode node) {
        var all = new ArrayList<Long>();
        all.add(node.guard().orElseThrow());
        all.add(node.process().pid());
        all.addAll(node.marked());
        return all;
    }

    private static void awaitFrozenLongEnough(long sinceNanos) {
        eventually().until(() -> System.nanoTime() - sinceNanos >= FROZEN.toNanos());
    }
}
