package io.genericark.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushCommandsTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    private ClusterState state = ClusterState.EMPTY;

    private Applied apply(Command command) {
        var applied = ClusterMachine.apply(state, state.index() + 1, new Submission(command, "test", 0));
        state = applied.state();
        return applied;
    }

    @BeforeEach
    void twoNodes() {
        apply(new Command.Form("test", Timing.DEFAULT, new TreeMap<>(Map.of(A, Role.VOTER, B, Role.VOTER))));
    }

    @Test
    void everyPushHasANumberOfItsOwn() {
        push("web", file("web.js", 8));
        push("mail", file("mail.js", 8));
        push("web", file("web.js", 8));
        assertThat(pushed("web").number()).isEqualTo(3);
        assertThat(pushed("mail").number()).isEqualTo(2);
        apply(new Command.UnpushKit("web"));
        push("web", file("web.js", 8));
        assertThat(pushed("web").number()).isEqualTo(4);
    }

    @Test
    void whatDoesNotFitIntoTheLogOrLeavesTheDirectoryIsRefusedInWords() {
        refused(push("web", file("../web.js", 8)), "relative to the scripts directory");
        refused(push("web"), "0 files");
        refused(push("web", file("a.js", 8), file("a.js", 8)), "named twice");
        refused(push("../web", file("web.js", 8)), "no name of a kit");
        refused(push("web", file("web.js", PushRules.LARGEST_KIT + 1)), "at most " + PushRules.LARGEST_KIT);
        refused(
                apply(new Command.PushKit(
                        "web", A, new TreeSet<>(List.of(new NodeId("z"))), List.of(file("web.js", 8)))),
                "there is no node z");
    }

    @Test
    void allPushedKitsTogetherAreBounded() {
        for (var i = 0; i < PushRules.LARGEST_SUM / PushRules.LARGEST_KIT; i++) {
            assertThat(push("kit" + i, file("kit" + i + ".js", PushRules.LARGEST_KIT))
                            .refusal())
                    .isNull();
        }
        refused(push("web", file("web.js", 1)), "ark kit unpush NAME, one of kit0 kit1");
        assertThat(push("kit0", file("kit0.js", 1)).refusal())
                .as("in place of another")
                .isNull();
        assertThat(push("web", file("web.js", 1)).refusal()).isNull();
    }

    @Test
    void viewsCarryNoContents() {
        push("web", file("web.js", 8));
        assertThat(Objects.requireNonNull(
                                state.withoutContents().kits().pushed().get("web"))
                        .files())
                .containsExactly(new PushedFile("web.js", PushedFile.Mode.PLAIN, ""));
    }

    @Test
    void whatIsNotPushedCannotBeTakenBack() {
        refused(apply(new Command.UnpushKit("web")), "no kit web is pushed");
    }

    private PushedKit pushed(String name) {
        return Objects.requireNonNull(state.kits().pushed().get(name));
    }

    private Applied push(String name, PushedFile... files) {
        return apply(new Command.PushKit(name, A, new TreeSet<>(), List.of(files)));
    }

    private static void refused(Applied applied, String part) {
        assertThat(Objects.requireNonNull(applied.refusal()).text()).contains(part);
    }

    private static PushedFile file(String path, int bytes) {
        var padding = (3 - bytes % 3) % 3;
        var content = "A".repeat((bytes + padding) / 3 * 4 - padding) + "=".repeat(padding);
        return new PushedFile(path, PushedFile.Mode.PLAIN, content);
    }
}
