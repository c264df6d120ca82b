package io.genericark.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.admin.AdminReply;
import io.genericark.codec.Outcome;
import io.genericark.core.ClusterEvent;
import io.genericark.core.Command;
import io.genericark.core.LocalRecovery;
import io.genericark.core.NodeId;
import io.genericark.core.Policy;
import io.genericark.core.Presence;
import io.genericark.core.Resource;
import io.genericark.core.Switchback;
import io.genericark.core.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.core.ConditionFactory;

/**
 * Three nodes on loopback and one resource, extended to all of them in the order of their names.
 *
 * <p>{@link #heal} brings it back to the same beginning before each test: all nodes joined, the resource in service on
 * {@code node-a}. Everything that was started is ended by {@link #close}, by process id.
 */
final class TestCluster implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(4);
    static final NodeId A = new NodeId("node-a");
    static final NodeId B = new NodeId("node-b");
    static final NodeId C = new NodeId("node-c");
    private static final Policy POLICY =
            new Policy(1_000, 1, 60_000, 30_000, 15_000, 60_000, LocalRecovery.ON, Switchback.INTELLIGENT);

    private final Path root;
    private final String name = "e2e-" + ProcessHandle.current().pid();
    private final Tag tag = new Tag("svc-" + ProcessHandle.current().pid());
    private final TreeMap<NodeId, TestNode> nodes = new TreeMap<>();
    private final SampleService service;
    private final Owners owners = new Owners(tag.value());
    private long firstEvent;

    /** Writes all files; {@link #heal} starts the nodes. */
    TestCluster(Path root) throws IOException {
        this.root = root;
        service = new SampleService(Files.createDirectories(root.resolve("service")));
        var key = root.resolve("cluster.key");
        Files.writeString(key, "0123456789abcdef0123456789abcdef0123456789abcdef\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        var shared = shared(key);
        for (var id : List.of(A, B, C)) {
            var node = new TestNode(id, name, root.resolve(id.value()));
            node.configure(shared);
            service.install(node.home().resolve("scripts"), id.value());
            nodes.put(id, node);
        }
        owners.start();
    }

    /** The lease is longer than the default: what is tested is who acts, not how fast, and on a busy machine too. */
    private String shared(Path key) {
        var ports = FreePorts.find(6);
        var list = new StringBuilder();
        for (var i = 0; i < 3; i++) {
            list.append("  { name = %s, address = \"127.0.0.1:%d\", paths = [\"127.0.0.1:%d\"] }%n"
                    .formatted(List.of(A, B, C).get(i), ports.get(2 * i), ports.get(2 * i + 1)));
        }
        return """
                ark.cluster { name = %s, key-file = "%s" }
                ark.timing { heartbeat = 250 ms, lease = 4 s, fence = 1 s, election { min = 1 s, max = 2 s } }
                ark.nodes = [
                %s]
                """.formatted(name, key, list);
    }

    Tag tag() {
        return tag;
    }

    SampleService service() {
        return service;
    }

    Owners owners() {
        return owners;
    }

    TestNode node(NodeId id) {
        var node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("no node " + id);
        }
        return node;
    }

    List<TestNode> nodes() {
        return List.copyOf(nodes.values());
    }

    static ConditionFactory eventually() {
        return await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).ignoreExceptionsInstanceOf(IOException.class);
    }

    // ---- the same beginning for each test -------------------------------------------------------------------------

    void heal() throws IOException {
        for (var node : nodes.values()) {
            for (var fault : SampleService.Fault.values()) {
                service.end(fault, node.id().value());
            }
            node.start();
        }
        awaitAllJoined();
        if (!node(A).look().state().resources().containsKey(tag)) {
            create();
        }
        var placement = node(A).look().state().placementOf(tag);
        if (placement.owner() == null) {
            accepted(node(A), new Command.Restore(tag, A));
        } else if (!placement.owner().equals(A)) {
            awaitInService(placement.owner());
            accepted(node(A), new Command.Switchover(tag, A, "before the next test"));
        }
        awaitInService(A);
        markAll();
    }

    private void create() throws IOException {
        accepted(
                node(A),
                new Command.CreateResource(Resource.of(tag, SampleService.KIT, "id", new TreeMap<>())
                        .with(POLICY)));
        var priority = 1;
        for (var id : nodes.keySet()) {
            accepted(node(A), new Command.Extend(tag, id, priority++));
        }
    }

    private void markAll() throws IOException {
        for (var node : nodes.values()) {
            node.log().mark();
            node.guardLog().mark();
        }
        service.mark();
        owners.forget();
        firstEvent = node(A).look().state().index();
    }

    // ---- orders and looks -----------------------------------------------------------------------------------------

    static void accepted(TestNode by, Command command) throws IOException {
        assertThat(by.submit(command)).as("%s", command).isInstanceOf(Outcome.Accepted.class);
    }

    /** All nodes run, hold a lease, and all say so. */
    void awaitAllJoined() {
        for (var node : nodes.values()) {
            eventually().until(() -> isJoined(node.look()));
        }
    }

    private boolean isJoined(AdminReply.Seen seen) {
        return seen.node().leaseLeftMillis() > 0
                && seen.node().grip().equals("HOLDING")
                && seen.node().kitHost().startsWith("running")
                && nodes.keySet().stream().allMatch(id -> {
                    var known = seen.state().nodes().get(id);
                    return known != null && known.presence() == Presence.JOINED;
                });
    }

    /** The cluster says so, and the operating system sees exactly that. */
    void awaitInService(NodeId owner) {
        eventually().until(() -> {
            var state = node(owner).look().state();
            return owner.equals(state.placementOf(tag).owner())
                    && state.statusOf(tag, owner).state().inService();
        });
        eventually().until(() -> owners.now().equals(Set.of(node(owner).mark())));
    }

    /** Some node has it in service, and only that one. */
    void awaitOneOwner() {
        eventually().until(() -> {
            var owner = node(A).look().state().placementOf(tag).owner();
            return owner != null
                    && node(A).look().state().statusOf(tag, owner).state().inService()
                    && owners.now().equals(Set.of(node(owner).mark()));
        });
    }

    /** What the service has written down since the test began, without epochs: {@code start node-a}. */
    List<String> words() {
        return service.journal().stream()
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    /** What the cluster has said since the test began, as this node knows it. */
    List<String> events(TestNode node) throws IOException {
        return node.look().state().events().stream()
                .filter(event -> event.index() > firstEvent)
                .map(ClusterEvent::text)
                .toList();
    }

    void awaitEvent(TestNode node, String... parts) {
        eventually()
                .untilAsserted(() -> assertThat(events(node))
                        .anySatisfy(text -> assertThat(text).contains(parts)));
    }

    static void awaitLine(TextFile file, String... parts) {
        eventually()
                .untilAsserted(() -> assertThat(file.lines())
                        .anySatisfy(line -> assertThat(line).contains(parts)));
    }

    /** At no time since the test began did two nodes act: not for the watcher, and not for the lock of the service. */
    void assertOneOwnerAtATime() {
        assertThat(owners.overlaps()).as("two nodes acted at once").isEmpty();
        assertThat(service.journal()).as("journal").noneMatch(line -> line.startsWith("clash"));
    }

    // ---- the end --------------------------------------------------------------------------------------------------

    /** What helps to understand a failure. */
    String tails() {
        var text = new StringBuilder("\nlogs are kept in " + root);
        for (var node : nodes.values()) {
            tail(text, node.id() + " node.log", node.log());
            tail(text, node.id() + " guard.log", node.guardLog());
        }
        return text.append("\n---- journal\n")
                .append(String.join("\n", service.journal()))
                .toString();
    }

    private static void tail(StringBuilder text, String title, TextFile file) {
        var lines = file.lines();
        text.append("\n---- ").append(title).append('\n');
        text.append(String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size())));
    }

    @Override
    public void close() {
        owners.close();
        new ArrayList<>(nodes.values()).forEach(TestNode::endAll);
        eventually()
                .until(() -> nodes.values().stream()
                        .allMatch(n -> !n.isRunning()
                                && n.marked().isEmpty()
                                && n.guard().isEmpty()));
    }
}
