package io.genericark.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.Installation;
import io.genericark.demo.cluster.Timeline;
import io.genericark.demo.scenario.Rehearsal;
import io.genericark.demo.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scenarios that have a page below {@code docs/scenarios}, as {@code ark demo} runs them: on three real nodes. In
 * {@code mvn -Pfull verify}; {@code ark demo --scenario NAME --assert} runs one of them.
 */
@Tag("long")
class ScenariosIT {
    private static final List<NodeId> NODES = List.of(new NodeId("node-a"), new NodeId("node-b"), new NodeId("node-c"));

    @ParameterizedTest
    @ValueSource(strings = {"route-table", "elastic-ip", "route53", "nlb"})
    void theCommandsOfThePageLeadClientsToTheOwnerAfterASwitchoverAndAfterItsDeath(String name) throws IOException {
        assertPasses(name, name + ".md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-region", "region-down", "owner-dies-midway"})
    void theCommandsOfThePageLeadClientsInAThirdRegionToTheOwnerWhateverFailsOnTheWay(String name) throws IOException {
        assertPasses(name, "cross-region.md");
    }

    private static void assertPasses(String name, String page) throws IOException {
        var scenario = Scenarios.named(name).orElseThrow();
        assertThat(Files.readString(root().resolve("docs/scenarios/" + page)))
                .contains("```\n" + String.join("\n", scenario.way().commands()) + "\n```");

        var told = new CopyOnWriteArrayList<String>();
        var verdict = new Rehearsal(
                        scenario,
                        NODES,
                        Installation.in(root(), TestNode.distribution().orElseThrow()),
                        new Timeline(told::add))
                .run();

        assertThat(verdict.line()).as(() -> String.join("\n", told)).startsWith("PASS " + name + " ");
    }

    private static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("ark.root")));
    }
}
