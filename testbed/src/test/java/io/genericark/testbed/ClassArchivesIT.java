package io.genericark.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.Installation;
import io.genericark.demo.cluster.Timeline;
import io.genericark.process.ClassArchives.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training that the launcher runs after a build, and processes of a node that start from what it has made. */
class ClassArchivesIT {
    private static final NodeId NODE = new NodeId("node-a");

    @TempDir
    private Path directory;

    @Test
    void theTrainingHasMadeAnArchiveForEachKindOfProcessAndANodesProcessesUseThem() throws Exception {
        // with the archives that the build has made, and a home of its own
        var program = Installation.in(directory, TestNode.distribution().orElseThrow());

        assertThat(Role.values())
                .allSatisfy(role -> assertThat(role.file(program.dist())).isNotEmptyFile());
        Files.createDirectories(directory.resolve("scripts"));
        try (var cluster = DemoCluster.startWithoutResources(List.of(NODE), program, new Timeline(line -> {}))) {
            await().atMost(TestCluster.LIMIT)
                    .until(() -> mapped(cluster)
                            .toList()
                            .containsAll(Stream.of(Role.AGENT, Role.GUARD, Role.KIT_HOST)
                                    .map(role -> role.file(program.dist()).toString())
                                    .toList()));
        }
    }

    private static Stream<String> mapped(DemoCluster cluster) {
        return cluster.processes(NODE).stream()
                .flatMap(pid -> text(Path.of("/proc", pid.toString(), "maps")).lines())
                .filter(line -> line.endsWith(".jsa"))
                .map(line -> line.substring(line.indexOf('/')));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }
}
