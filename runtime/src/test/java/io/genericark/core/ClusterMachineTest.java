package io.genericark.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterMachineTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final NodeId C = new NodeId("c");
    private static final Tag WEB = new Tag("web");
    private static final Tag VIP = new Tag("vip");

    private ClusterState state = ClusterState.EMPTY;

    private Applied apply(Command command) {
        var applied = ClusterMachine.apply(state, state.index() + 1, new Submission(command, "test", 0));
        state = applied.state();
        return applied;
    }

    @BeforeEach
    void threeNodesWithAHierarchyInServiceOnA() {
        var members = new TreeMap<NodeId, Role>();
        members.put(A, Role.VOTER);
        members.put(B, Role.VOTER);
        members.put(C, Role.VOTER);
        apply(new Command.Form("test", Timing.DEFAULT, members));
        apply(new Command.Join(A, 1));
        apply(new Command.Join(B, 1));
        apply(new Command.Join(C, 1));
        apply(new Command.CreateResource(Resource.of(WEB, "web", "web", new TreeMap<>())));
        apply(new Command.CreateResource(Resource.of(VIP, "vip", "vip", new TreeMap<>())));
        apply(new Command.Depend(WEB, VIP));
        apply(new Command.Restore(WEB, null));
    }

    @Test
    void aRestoreGoesToTheNodeOfBestPriority() {
        assertThat(state.placementOf(WEB).owner()).isEqualTo(A);
        assertThat(state.placementOf(VIP).epoch()).isEqualTo(1);
    }

    @Test
    void aMajorityOfSuspicionsMovesTheHierarchyUnderANewEpoch() {
        apply(new Command.Suspect(B, 1, A, 1, 1));
        assertThat(state.placementOf(WEB).owner()).isEqualTo(A);
        apply(new Command.Suspect(C, 1, A, 1, 1));
        assertThat(state.placementOf(WEB).owner()).isEqualTo(B);
        assertThat(state.placementOf(WEB).epoch()).isEqualTo(2);
    }

    @Test
    void aSuspicionOlderThanAClearIsIgnored() {
        apply(new Command.ClearSuspicion(B, 1, A, 1, 2));
        assertThat(apply(new Command.Suspect(B, 1, A, 1, 1)).refusal()).isNotNull();
        apply(new Command.Suspect(C, 1, A, 1, 1));
        assertThat(state.placementOf(WEB).owner()).isEqualTo(A);
    }

    @Test
    void aFailureMovesItOnlyAfterTheOwnerReleased() {
        apply(new Command.GiveUp(A, 1, 1, VIP, Action.RESTORE, "no such address"));
        assertThat(state.placementOf(WEB).owner()).isEqualTo(A);
        assertThat(state.placementOf(WEB).phase()).isEqualTo(Phase.RELEASING);
        apply(new Command.Released(A, 1, 1, WEB));
        assertThat(state.placementOf(WEB).owner()).isEqualTo(B);
    }

    @Test
    void whereItFailedEverywhereItStaysOutAndSaysSo() {
        for (var step = 1; step <= 3; step++) {
            var owner = java.util.Objects.requireNonNull(state.placementOf(WEB).owner());
            apply(new Command.GiveUp(owner, 1, step, VIP, Action.RESTORE, "no such address"));
            apply(new Command.Released(owner, 1, step, WEB));
        }
        assertThat(state.placementOf(WEB).phase()).isEqualTo(Phase.OUT);
        assertThat(state.events().getLast().text())
                .contains("in service nowhere")
                .contains("ark why web");
    }

    @Test
    void aWordOfAnOldEpochIsIgnored() {
        apply(new Command.Suspect(B, 1, A, 1, 1));
        apply(new Command.Suspect(C, 1, A, 1, 1));
        apply(new Command.Join(A, 2));
        assertThat(apply(new Command.Released(A, 1, 1, WEB)).refusal()).isNotNull();
        assertThat(state.placementOf(WEB).owner()).isEqualTo(B);
    }

    @Test
    void aRestartedOwnerGetsItsHierarchyBackUnderANewEpoch() {
        apply(new Command.Join(A, 2));
        assertThat(state.placementOf(WEB).isOwnedBy(A, 2)).isTrue();
        assertThat(state.placementOf(WEB).epoch()).isEqualTo(2);
    }
}
