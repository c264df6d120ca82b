package io.genericark.demo.training;

import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Phase;
import io.genericark.core.Resource;
import io.genericark.core.Tag;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.Installation;
import io.genericark.demo.cluster.Timeline;
import io.genericark.demo.cluster.Waiting;
import io.genericark.process.ClassArchives.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes the class-data archives of an installation. A kit-host is trained by itself; then two nodes form a cluster and bring a
 * script in service, a shell looks at them, and agent and guard write down the classes that they have loaded. This process
 * itself is the training of the demo: the launcher has it write its archive when it ends.
 *
 * <p>Exit code 1, with the reason, when not all archives could be made; those that were made are good.
 */
public final class TrainingMain {
    private static final NodeId FIRST = new NodeId("node-a");
    private static final NodeId SECOND = new NodeId("node-b");
    private static final String AGENT = "io.genericark.node.AgentMain";
    private static final String GUARD = "io.genericark.guard.GuardMain";
    private static final List<Role> OWN = List.of(Role.KIT_HOST, Role.GUARD, Role.AGENT, Role.SHELL);
    private static final Tag SERVICE = new Tag("service");
    private static final String SHELL = "io.genericark.shell.ArkMain";
    private static final String SHELL_SCRIPT = """
            status
            status -o json
            events
            why service
            resource list
            resource tree
            resource check service
            node list
            kit list
            simulate lose node-a
            help
            """;

    private TrainingMain() {}

    /** Runs once and ends the JVM. */
    public static void main(String[] args) {
        System.exit(run());
    }

    private static int run() {
        try {
            var directory = Files.createTempDirectory("ark-training-");
            try {
                train(directory);
            } finally {
                delete(directory);
            }
            return 0;
        } catch (IOException | RuntimeException e) {
            System.err.println("class-data archives were not made: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private static void train(Path directory) throws IOException, InterruptedException {
        var program = Installation.ofThisProcess();
        Files.createDirectories(Role.DEMO.file(program.dist()).resolveSibling("."));
        for (var role : OWN) {
            Files.deleteIfExists(role.file(program.dist()));
        }
        KitHostTraining.run(program, directory.resolve("kit-host"), Role.KIT_HOST.file(program.dist()));
        SampleKits.writeExecutable(directory.resolve("scripts"));
        var timeline = new Timeline(System.out::println);
        try (var cluster =
                DemoCluster.startWithoutResources(List.of(FIRST, SECOND), program.withHome(directory), timeline)) {
            restore(cluster);
            shell(program, directory, cluster.adminSocket(FIRST));
            var dump = new ArchiveDump(program.jdk());
            dump.write(cluster.processes(FIRST), GUARD, Role.GUARD.file(program.dist()));
            dump.writtenAtEnd(cluster.processes(FIRST), AGENT, Role.AGENT.file(program.dist()));
        }
    }

    private static void restore(DemoCluster cluster) {
        var create = new Command.CreateResource(Resource.of(SERVICE, SampleKits.EXECUTABLE, "", new TreeMap<>()));
        cluster.admin().bringAbout(FIRST, create, state -> state.resources().containsKey(SERVICE));
        cluster.admin()
                .bringAbout(
                        FIRST,
                        new Command.Restore(SERVICE, FIRST),
                        state -> state.placementOf(SERVICE).phase() == Phase.PLACED);
        Waiting.until("the service is in service", () -> isInService(cluster));
    }

    private static boolean isInService(DemoCluster cluster) {
        return cluster.nodes().stream()
                .anyMatch(node -> cluster.admin()
                        .look(node)
                        .filter(seen ->
                                seen.state().statusOf(SERVICE, node).state().inService())
                        .isPresent());
    }

    private static void shell(Installation program, Path directory, Path socket)
            throws IOException, InterruptedException {
        var script = Files.writeString(directory.resolve("script"), SHELL_SCRIPT);
        var options = List.of("-XX:ArchiveClassesAtExit=" + Role.SHELL.file(program.dist()));
        var builder = new ProcessBuilder(program.command(options, SHELL, List.of("-f", script.toString())))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("shell.out").toFile());
        builder.environment().put("ARK_SOCKET", socket.toString());
        builder.start().waitFor();
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
