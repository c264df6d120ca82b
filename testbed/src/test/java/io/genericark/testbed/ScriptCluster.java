package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.eventually;

import io.genericark.core.Command;
import io.genericark.core.LocalRecovery;
import io.genericark.core.NodeId;
import io.genericark.core.Policy;
import io.genericark.core.Presence;
import io.genericark.core.Resource;
import io.genericark.core.ResourceState;
import io.genericark.core.Switchback;
import io.genericark.core.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Three nodes on loopback with the scripts of this project as kits, and as many resources as a test makes. For one test;
 * closing it ends the nodes and everything that carries their marks.
 */
final class ScriptCluster implements AutoCloseable {
    static final List<NodeId> NODES = List.of(TestCluster.A, TestCluster.B, TestCluster.C);

    private static final AtomicInteger PORTS = new AtomicInteger(8_400);
    private static final Policy POLICY =
            new Policy(1_000, 1, 240_000, 60_000, 30_000, 240_000, LocalRecovery.ON, Switchback.INTELLIGENT);

    private final TreeMap<NodeId, TestNode> nodes = new TreeMap<>();

    /**
     * Writes all files; {@link #start} starts the nodes.
     *
     * @param settings further lines for the configuration of every node
     */
    ScriptCluster(Path root, String settings) throws IOException {
        var name = "services-" + ProcessHandle.current().pid();
        var key = root.resolve("cluster.key");
        Files.writeString(key, "0123456789abcdef0123456789abcdef0123456789abcdef\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        var shared = shared(name, key) + settings;
        for (var id : NODES) {
            var node = new TestNode(id, name, root.resolve(id.value()));
            node.configure(shared);
            nodes.put(id, node);
        }
    }

    /** The lease is longer than the default: what is tested is what the kits do, and on a busy machine too. */
    private static String shared(String name, Path key) {
        var scripts = Path.of(Objects.requireNonNullElse(System.getProperty("ark.root"), ".."), "scripts")
                .toAbsolutePath()
                .normalize();
        var list = new StringBuilder();
        var first = PORTS.getAndAdd(2 * NODES.size());
        var address = TestCluster.address(ProcessHandle.current().pid());
        for (var id : NODES) {
            var port = first + 2 * NODES.indexOf(id);
            list.append("  { name = %s, address = \"%s:%d\", paths = [\"%s:%d\"] }%n"
                    .formatted(id, address, port, address, port + 1));
        }
        return """
                ark.cluster { name = %s, key-file = "%s" }
                ark.timing { heartbeat = 250 ms, lease = 4 s, fence = 1 s, election { min = 1 s, max = 2 s } }
                ark.scripts-dir = "%s"
                ark.nodes = [
                %s]
                """.formatted(name, key, scripts, list);
    }

    void start() throws IOException {
        for (var node : nodes.values()) {
            node.start();
        }
        for (var node : nodes.values()) {
            eventually().until(() -> {
                var seen = node.look();
                return seen.node().leaseLeftMillis() > 0
                        && seen.node().kitHost().startsWith("running")
                        && NODES.stream().allMatch(id -> {
                            var known = seen.state().nodes().get(id);
                            return known != null && known.presence() == Presence.JOINED;
                        });
            });
        }
    }

    TestNode node(NodeId id) {
        return Objects.requireNonNull(nodes.get(id));
    }

    /** A node that runs. */
    TestNode anyNode() {
        return nodes.values().stream().filter(TestNode::isRunning).findFirst().orElseThrow();
    }

    /**
     * A resource with this policy, extended to these nodes in their order, with some parameters of its own on each; once all of
     * them have its kit, which a busy machine may load late.
     */
    void create(
            Tag tag,
            String kit,
            List<NodeId> where,
            SortedMap<String, String> parameters,
            SortedMap<NodeId, SortedMap<String, String>> ofNodes)
            throws IOException {
        for (var id : where) {
            eventually().until(() -> {
                var reported = anyNode().look().state().kits().onNodes().get(id);
                return reported != null && reported.report().kits().containsKey(kit);
            });
        }
        var priorities = new TreeMap<NodeId, Integer>();
        where.forEach(id -> priorities.put(id, priorities.size() + 1));
        var plain = Resource.of(tag, kit, tag.value(), parameters);
        accepted(
                anyNode(),
                new Command.CreateResource(new Resource(
                        tag,
                        kit,
                        tag.value(),
                        parameters,
                        ofNodes,
                        priorities,
                        POLICY,
                        plain.goal(),
                        plain.monitoring())));
    }

    void restore(Tag tag, NodeId on) throws IOException {
        accepted(anyNode(), new Command.Restore(tag, on));
        awaitInService(tag, on);
    }

    void switchover(Tag tag, NodeId to) throws IOException {
        accepted(anyNode(), new Command.Switchover(tag, to, "the test wants it"));
        awaitInService(tag, to);
    }

    /** In service there, by the word of every node that runs; with or without a warning. */
    void awaitInService(Tag tag, NodeId owner) {
        eventually().until(() -> {
            for (var node : nodes.values()) {
                if (node.isRunning() && !isInService(node, tag, owner)) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean isInService(TestNode by, Tag tag, NodeId owner) throws IOException {
        var state = by.look().state();
        return owner.equals(state.placementOf(tag).owner())
                && state.statusOf(tag, owner).state().inService();
    }

    /** In service there, and nothing to say about it. */
    void awaitHealthy(Tag tag, NodeId owner) {
        eventually().until(() -> {
            var state = anyNode().look().state();
            return owner.equals(state.placementOf(tag).owner())
                    && state.statusOf(tag, owner).state() == ResourceState.ISP;
        });
    }

    /** What helps to understand a failure. */
    String tails() {
        var text = new StringBuilder();
        for (var node : nodes.values()) {
            var lines = node.log().lines();
            text.append("\n---- ").append(node.id()).append(" node.log\n");
            text.append(String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size())));
        }
        try {
            text.append("\n---- events");
            anyNode().look().state().events().forEach(event -> text.append('\n').append(event.text()));
        } catch (IOException | java.util.NoSuchElementException nobodyAnswers) {
            text.append(": nobody answers");
        }
        return text.toString();
    }

    @Override
    public void close() {
        nodes.values().forEach(TestNode::endAll);
        eventually()
                .until(() -> nodes.values().stream()
                        .allMatch(node -> !node.isRunning()
                                && node.marked().isEmpty()
                                && node.guard().isEmpty()));
    }
}
