package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.awaitLine;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kits of every language misbehave on the owner, each in every check, and one takes all memory of the kit-host: the node's
 * lease never runs out, and no hierarchy moves.
 */
@ExtendWith(WithCluster.class)
class ContainmentIT {

    @Test
    void theOwnersLeaseIsRenewedWithoutAGapAndNothingMoves(TestCluster cluster) throws Exception {
        misbehaveOn(A, cluster);
    }

    /** Its Python files run on the system's python3. */
    @Test
    void theSameWithTheSystemsPython(TestCluster cluster) throws Exception {
        accepted(cluster.node(A), new Command.Switchover(cluster.tag(), B, "its Python is another one"));
        cluster.awaitInService(B);
        misbehaveOn(B, cluster);
    }

    private static void misbehaveOn(NodeId id, TestCluster cluster) throws Exception {
        var owner = cluster.node(id);
        try (var kits = new MisbehavingKits(cluster)) {
            kits.bringInService(owner);
            var before = owner.look().node().renewals();
            var words = cluster.words();

            kits.awaitChecks(2);
            kits.letOneTakeAllMemory();
            awaitLine(owner.log(), "kit-host ended: exit code 3: a kit took all of its memory");
            kits.awaitChecks(1);

            var after = owner.look().node().renewals();
            assertThat(after.count()).isGreaterThan(before.count());
            assertThat(after.lapses()).isEqualTo(before.lapses());
            assertThat(cluster.words()).isEqualTo(words);
            assertThat(cluster.events(owner)).noneMatch(text -> text.contains(" is lost"));
            var state = owner.look().state();
            for (Tag tag : kits.tags()) {
                assertThat(state.placementOf(tag).owner()).as("%s", tag).isEqualTo(id);
                assertThat(state.placementOf(tag).epoch()).as("%s", tag).isEqualTo(kits.epoch(tag));
            }
            eventually().until(() -> owner.look().node().kitHost().startsWith("running"));
            cluster.awaitInService(id);
        }
    }
}
