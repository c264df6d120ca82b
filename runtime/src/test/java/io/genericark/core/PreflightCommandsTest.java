package io.genericark.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreflightCommandsTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final Tag VIP = new Tag("vip");
    private static final PreflightProblem DENIED = new PreflightProblem(
            Severity.ERROR, "ec2:ReplaceRoute", "the role lacks it", "allow it in the role's policy");
    private static final PreflightProblem CLOCK = new PreflightProblem(Severity.WARNING, "clock", "40 s ahead", "");

    private ClusterState state = ClusterState.EMPTY;

    @BeforeEach
    void oneResourceOnTwoNodes() {
        apply(new Command.Form("test", Timing.DEFAULT, new TreeMap<>(Map.of(A, Role.VOTER, B, Role.VOTER))));
        apply(new Command.Join(A, 1));
        apply(new Command.Join(B, 1));
        apply(new Command.CreateResource(Resource.of(VIP, "ec2-routetable", "vip", new TreeMap<>())));
    }

    @Test
    void aProblemIsAWarningWithWhatToDoAndIsToldOnce() {
        assertThat(texts(report(B, DENIED, CLOCK)))
                .containsExactly(
                        "vip could not be restored on b: ec2:ReplaceRoute: the role lacks it."
                                + " Next: allow it in the role's policy",
                        "vip needs a look on b: clock: 40 s ahead");
        assertThat(state.preflights().of(VIP, B)).containsExactly(DENIED, CLOCK);
        var inOtherWords = new PreflightProblem(Severity.ERROR, "ec2:ReplaceRoute", "still lacking", "");
        assertThat(report(B, inOtherWords, CLOCK).refusal()).isNotNull();
        assertThat(texts(report(B, DENIED))).as("one of two is over").isEmpty();
        assertThat(texts(report(B, DENIED, CLOCK))).containsExactly("vip needs a look on b: clock: 40 s ahead");
    }

    @Test
    void aProblemThatIsOverIsTold() {
        report(B, DENIED);
        assertThat(texts(report(B))).containsExactly("nothing stands in the way of vip on b any more");
        assertThat(state.preflights()).isEqualTo(Preflights.NONE);
        assertThat(report(B).refusal()).as("nothing found is no news").isNotNull();
    }

    @Test
    void aProblemMovesNothing() {
        apply(new Command.Restore(VIP, A));
        var before = state.placements();
        report(A, DENIED);
        report(B, DENIED);
        assertThat(state.placements()).isEqualTo(before);
    }

    @Test
    void whatIsNoLongerTrueIsForgotten() {
        report(A, DENIED);
        report(B, DENIED);
        apply(new Command.Join(A, 2));
        assertThat(state.preflights().of(VIP, A))
                .as("a restarted node has said nothing")
                .isEmpty();
        assertThat(state.preflights().of(VIP, B)).containsExactly(DENIED);
        apply(new Command.Leave(B, 1));
        assertThat(state.preflights()).as("a node that has left").isEqualTo(Preflights.NONE);
        apply(new Command.Join(B, 2));
        report(B, 2, DENIED);
        apply(new Command.Unextend(VIP, B));
        assertThat(state.preflights()).as("not extended there").isEqualTo(Preflights.NONE);
        report(A, 2, DENIED);
        apply(new Command.DeleteResource(VIP));
        assertThat(state.preflights()).as("deleted").isEqualTo(Preflights.NONE);
    }

    @Test
    void onlyThisIncarnationSpeaksAndOnlyOfItsResources() {
        assertThat(report(A, 0, DENIED).refusal()).isNotNull();
        apply(new Command.Unextend(VIP, B));
        assertThat(report(B, DENIED).refusal()).isNotNull();
        assertThat(state.preflights()).isEqualTo(Preflights.NONE);
    }

    private Applied report(NodeId node, PreflightProblem... problems) {
        return report(node, 1, problems);
    }

    private Applied report(NodeId node, long incarnation, PreflightProblem... problems) {
        return apply(new Command.ReportPreflight(node, incarnation, VIP, List.of(problems)));
    }

    private Applied apply(Command command) {
        var applied = ClusterMachine.apply(state, state.index() + 1, new Submission(command, "test", 0));
        state = applied.state();
        return applied;
    }

    private static List<String> texts(Applied applied) {
        return applied.events().stream().map(ClusterEvent::text).toList();
    }
}
