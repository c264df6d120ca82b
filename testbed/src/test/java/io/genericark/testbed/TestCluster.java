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
import io.genericark.process.Boottime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Its own for each JVM that runs tests, so that clusters which run at the same time never meet. */
    private static final String ADDRESS = address(ProcessHandle.current().pid());

    private static final AtomicInteger PORTS = new AtomicInteger(7_400);
    private static final Policy POLICY =
            new Policy(1_000, 1, 60_000, 30_000, 15_000, 60_000, LocalRecovery.ON, Switchback.INTELLIGENT);

    private final Path root;
    private final String name = "e2e-" + ProcessHandle.current().pid();
    private final Tag tag = new Tag("svc-" + ProcessHandle.current().pid());
    private final TreeMap<NodeId, TestNode> nodes = new TreeMap<>();
    private final SampleService service;
    private final Witnesses witnesses;
    private long firstEvent;

    /** Writes all files; {@link #heal} starts the nodes. */
    TestCluster(Path root) throws IOException {
        this.root = root;
        service = new SampleService(root.resolve("service"));
        var key = root.resolve("cluster.key");
        Files.writeString(key, "0123456789abcdef0123456789abcdef0123456789abcdef\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        var shared = shared(key);
        for (var id : nodeIds()) {
            var node = new TestNode(id, name, root.resolve(id.value()));
            node.configure(shared);
            service.install(node.home().resolve("scripts"));
            nodes.put(id, node);
        }
        witnesses = new Witnesses(Owners.watching(tag.value()), service.acts(), service.record());
    }

    /** The lease is longer than the default: what is tested is who acts, not how fast, and on a busy machine too. */
    private String shared(Path key) {
        var list = new StringBuilder();
        var first = PORTS.getAndAdd(2 * nodeIds().size());
        for (var id : nodeIds()) {
            var port = first + 2 * nodeIds().indexOf(id);
            list.append("  { name = %s, address = \"%s:%d\", paths = [\"%s:%d\"] }%n"
                    .formatted(id, ADDRESS, port, ADDRESS, port + 1));
        }
        return """
                ark.cluster { name = %s, key-file = "%s" }
                ark.timing { heartbeat = 250 ms, lease = 4 s, fence = 1 s, election { min = 1 s, max = 2 s } }
                ark.nodes = [
                %s]
                """.formatted(name, key, list);
    }

    private static List<NodeId> nodeIds() {
        return List.of(A, B, C);
    }

    static String address(long pid) {
        return "127.%d.%d.%d".formatted(64 + (pid >> 16 & 63), pid >> 8 & 255, pid & 255);
    }

    Tag tag() {
        return tag;
    }

    SampleService service() {
        return service;
    }

    Witnesses witnesses() {
        return witnesses;
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
        return await().atMost(LIMIT).pollInterval(Duration.ofMillis(250)).ignoreExceptionsInstanceOf(IOException.class);
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
        eventually().until(this::isBroughtToA);
        awaitInService(A);
        markAll();
    }

    /** Asks for it as long as it is at rest elsewhere. */
    private boolean isBroughtToA() throws IOException {
        var placement = node(A).look().state().placementOf(tag);
        switch (placement.phase()) {
            case OUT -> node(A).submit(new Command.Restore(tag, A));
            case PLACED -> {
                if (!A.equals(placement.owner())) {
                    node(A).submit(new Command.Switchover(tag, A, "before the next test"));
                }
            }
            case RELEASING -> {}
        }
        return A.equals(placement.owner());
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

    /** That node says so, the operating system sees nobody else, and the service acts there. */
    void awaitInService(NodeId owner) {
        var since = Boottime.nanos();
        eventually().until(() -> isInService(List.of(node(owner)), owner, since));
    }

    /** Some node has it in service: all that run say so, the operating system sees nobody else, the service acts there. */
    void awaitOneOwner() {
        var since = Boottime.nanos();
        eventually().until(() -> {
            var running = nodes().stream().filter(TestNode::isRunning).toList();
            var owner = running.getFirst().look().state().placementOf(tag).owner();
            return owner != null && isInService(running, owner, since);
        });
    }

    private boolean isInService(List<TestNode> askedOf, NodeId owner, long sinceBootNanos) throws IOException {
        var epochs = new TreeSet<Long>();
        for (var asked : askedOf) {
            var state = asked.look().state();
            var placement = state.placementOf(tag);
            if (!owner.equals(placement.owner())
                    || !state.statusOf(tag, owner).state().inService()) {
                return false;
            }
            epochs.add(placement.epoch());
        }
        return epochs.size() == 1
                && witnesses.acting().equals(Set.of(node(owner).mark()))
                && witnesses
                        .newestAct()
                        .filter(act -> act.bootNanos() > sinceBootNanos)
                        .filter(act -> act.run().node().equals(owner.value()))
                        .filter(act -> act.run().epoch() == epochs.getFirst())
                        .isPresent();
    }

    void awaitNobody() {
        eventually().until(() -> witnesses.acting().isEmpty());
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

    /** The first line with all of these parts. */
    static String awaitLine(TextFile file, String... parts) {
        eventually()
                .untilAsserted(() -> assertThat(file.lines())
                        .anySatisfy(line -> assertThat(line).contains(parts)));
        return file.lines().stream()
                .filter(line -> Stream.of(parts).allMatch(line::contains))
                .findFirst()
                .orElseThrow();
    }

    /** An administrator who gives this command at this node reads a line with all of these parts. */
    static void awaitAnswer(TestNode node, String command, String... parts) {
        eventually()
                .untilAsserted(() -> assertThat(node.ark(command.split(" ")).lines())
                        .anySatisfy(line -> assertThat(line).contains(parts)));
    }

    /** An administrator finds the loss and its reason in every view of the successor. */
    void awaitToldOfLoss(NodeId lost, NodeId successor) {
        var at = node(successor);
        var others = nodes.keySet().stream()
                .filter(id -> !id.equals(lost))
                .map(NodeId::value)
                .collect(Collectors.joining(" "));
        var loss = lost + " is lost: suspected by " + others + ", a majority of 3 voters";
        awaitAnswer(at, "status", loss);
        awaitAnswer(at, "why " + lost, loss);
        awaitAnswer(at, "why " + tag, tag + " is ISP on " + successor, lost + " is lost");
        awaitAnswer(at, "events", lost + " is suspected by " + successor + ": no heartbeats in both directions");
        awaitAnswer(at, "events", tag + " goes to " + successor, lost + " is lost");
    }

    /** At no time since this cluster was made did two nodes act. */
    void assertOneOwnerAtATime() {
        assertThat(witnesses.faults()).as("two nodes acted at once").isEmpty();
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
        witnesses.close();
        new ArrayList<>(nodes.values()).forEach(TestNode::endAll);
        eventually()
                .until(() -> nodes.values().stream()
                        .allMatch(n -> !n.isRunning()
                                && n.marked().isEmpty()
                                && n.guard().isEmpty()));
    }
}
