package io.genericark.demo.cluster;

import io.genericark.admin.AdminReply;
import io.genericark.admin.NodeReport;
import io.genericark.core.NodeId;
import io.genericark.core.Presence;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import io.genericark.process.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A cluster of real nodes on this machine, with a client and a watcher, and all that can be done to it. Lives in a
 * temporary directory; {@link #close} ends every process and removes the directory, unless {@link #keepFiles} was called.
 */
public final class DemoCluster implements AutoCloseable {
    private static final Duration DEATH = Duration.ofSeconds(10);

    private final Timeline timeline;
    private final List<NodeId> nodes;
    private final Path directory;
    private final Mark mark =
            new Mark("ARK_DEMO", Long.toString(ProcessHandle.current().pid()));
    private final Map<NodeId, NodeProcess> processes = new LinkedHashMap<>();
    private final Map<NodeId, Integer> servicePorts = new LinkedHashMap<>();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Way way;
    private final AwsPlace aws;
    private final Network network;
    private final EventFollower events;
    private final ServiceClient client;
    private final OwnerWatch watch;
    private final Admin admin;
    private final Orders orders;
    private boolean filesKept;
    private boolean ended;

    private interface Service {
        void begin(DemoCluster cluster) throws IOException;
    }

    private DemoCluster(List<NodeId> nodes, Way way, Installation installation, Timeline timeline) throws IOException {
        this.timeline = timeline;
        this.way = way;
        this.nodes = List.copyOf(nodes);
        directory = Files.createTempDirectory("ark-demo-");
        var ports = new FreePorts();
        nodes.forEach(node -> servicePorts.put(node, ports.next()));
        network = open(Network.open(nodes, ports));
        aws = open(new AwsPlace(nodes, ports));
        events = open(new EventFollower(timeline));
        client = open(new ServiceClient(way.asked(aws), way.from(aws), way.tries(aws), servicePorts, timeline));
        watch = open(new OwnerWatch(servicePorts, timeline));
        var key = NodeFiles.writeKey(directory);
        for (var node : nodes) {
            var files = NodeFiles.of(directory, node);
            files.write(node, nodes, network, installation, key);
            processes.put(node, new NodeProcess(node, files, installation, environment(node), mark));
        }
        admin = new Admin(nodes.stream().collect(Collectors.toMap(node -> node, this::adminSocket)));
        orders = new Orders(admin, this::adminSocket, timeline);
    }

    /** What tells a node where its AWS is. */
    private Map<String, String> environment(NodeId node) {
        return Map.of(
                "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                        aws.imds(way.instance(aws, node)).toString());
    }

    /** Starts all nodes, creates the resources and brings them in service; returns when its clients are answered. */
    public static DemoCluster start(List<NodeId> nodes, Way way, Installation installation, Timeline timeline)
            throws IOException {
        return start(nodes, way, installation, timeline, DemoCluster::serve);
    }

    /** Starts all nodes; returns when they have joined. */
    public static DemoCluster startWithoutResources(List<NodeId> nodes, Installation installation, Timeline timeline)
            throws IOException {
        return start(nodes, Way.ROUTE_TABLE, installation, timeline, cluster -> {});
    }

    private static DemoCluster start(
            List<NodeId> nodes, Way way, Installation installation, Timeline timeline, Service then)
            throws IOException {
        var cluster = new DemoCluster(nodes, way, installation, timeline);
        var hook = new Thread(cluster::close, "demo-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            cluster.form();
            then.begin(cluster);
            return cluster;
        } catch (ScenarioFailed e) {
            cluster.keepFiles();
            cluster.close();
            throw new ScenarioFailed(
                    "the cluster did not come up: " + e.getMessage() + "; logs are kept in " + cluster.directory);
        }
    }

    private void form() throws IOException {
        timeline.tell("demo", "starting " + nodes + " in " + directory);
        for (var process : processes.values()) {
            run(process);
            events.follow(process.node(), process.files().adminSocket());
        }
        client.start();
        watch.start();
        Waiting.until("all nodes join the cluster", () -> nodes.stream().allMatch(this::isHealthy));
    }

    private void serve() throws IOException {
        new DemoResources(nodes, servicePorts).create(admin, orders, way.kit(), way.inTheDemo(aws, directory));
        awaitService();
    }

    /** Waits until the VIP answers and goes on answering, and the restore that led to it has ended. */
    public NodeId awaitService() {
        var enough = client.answered() + 20;
        return Waiting.untilPresent(
                way.asked(aws) + " answers, and its node says that it is in service",
                () -> client.answered() < enough
                        ? Optional.empty()
                        : client.answeredBy().filter(this::saysInService));
    }

    private boolean saysInService(NodeId node) {
        return admin.look(node)
                .filter(seen ->
                        seen.state().statusOf(DemoResources.WEB, node).state().inService())
                .isPresent();
    }

    /** Whether this node is joined, holds a lease, and knows that all nodes are joined. */
    private boolean isHealthy(NodeId node) {
        requireAlive(node);
        return admin.look(node)
                .filter(seen -> seen.node().quorum() == NodeReport.Quorum.YES)
                .filter(DemoCluster::allJoined)
                .isPresent();
    }

    private void requireAlive(NodeId node) {
        if (!process(node).isRunning()) {
            throw new ScenarioFailed(
                    node + " has ended; its log: " + process(node).files().log());
        }
    }

    private static boolean allJoined(AdminReply.Seen seen) {
        return seen.state().isFormed()
                && seen.state().nodes().values().stream().allMatch(node -> node.presence() == Presence.JOINED);
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    private NodeProcess process(NodeId node) {
        var process = processes.get(node);
        if (process == null) {
            throw new IllegalArgumentException("there is no node " + node + "; there are " + nodes);
        }
        return process;
    }

    public List<NodeId> nodes() {
        return nodes;
    }

    public AwsPlace aws() {
        return aws;
    }

    public ServiceClient client() {
        return client;
    }

    public OwnerWatch watch() {
        return watch;
    }

    public Admin admin() {
        return admin;
    }

    public Timeline timeline() {
        return timeline;
    }

    public Way way() {
        return way;
    }

    public Path directory() {
        return directory;
    }

    public Path adminSocket(NodeId node) {
        return process(node).files().adminSocket();
    }

    /** Whether the cluster has told of an event with this text in it. */
    public boolean toldOf(String text) {
        return events.toldOf(text);
    }

    /** Waits until every node that runs is joined, and says so of all. */
    public void awaitAllJoined() {
        Waiting.until("all nodes are joined again", () -> nodes.stream().allMatch(this::isHealthy));
    }

    /** Waits until a node has loaded the kits of all resources: until it can take them over at once. */
    public void awaitKits(NodeId node) {
        orders.awaitKits(node, DemoResources.kits(way.kit()));
    }

    /** The ids of all processes of a node: the node, its kit-host, its guard, services, actions under way. */
    public List<Long> processes(NodeId node) {
        return process(node).processes();
    }

    public void start(NodeId node) throws IOException {
        timeline.tell("demo", "starting " + node);
        run(process(node));
    }

    /** Starts nothing any more when all this is being taken apart. */
    private synchronized void run(NodeProcess process) throws IOException {
        if (ended) {
            throw new ScenarioFailed("the demo is ending");
        }
        process.start();
    }

    /** SIGKILL to node, kit-host, guard and services, as when a machine loses power. */
    public void kill(NodeId node) {
        timeline.tell("demo", "SIGKILL to everything of " + node + ": node, kit-host, guard, service");
        process(node).killEverything();
    }

    /** SIGKILL to the service, and nothing else. */
    public void killService(NodeId node) {
        var servers = process(node).servicesWith(DemoResources.SERVER);
        if (servers.isEmpty()) {
            throw new ScenarioFailed("no service runs on " + node);
        }
        timeline.tell("demo", "SIGKILL to the service on " + node + ", pid " + servers);
        servers.forEach(pid -> Signals.process(pid, Signals.Signal.KILL));
    }

    public void freeze(NodeId node) {
        timeline.tell("demo", "SIGSTOP to the node process of " + node);
        process(node).freeze();
    }

    public void thaw() {
        timeline.tell("demo", "SIGCONT to every node");
        processes.values().forEach(NodeProcess::thaw);
    }

    /** Gives a command of {@code ark} at a node until the cluster's state has its effect. Blocks. */
    public void order(NodeId through, String line) {
        orders.give(through, line);
    }

    /** Heartbeats and consensus of this node reach nobody, and nobody's reach it. */
    public void partition(NodeId node) {
        timeline.tell("demo", "cutting " + node + " off from the other nodes");
        network.cutOff(node);
    }

    /** Undoes partitions and faults of AWS. */
    public void heal() {
        timeline.tell("demo", "network and AWS are whole again");
        network.mend();
        aws.liftFaults();
    }

    /** Leaves configuration, state and logs behind when this ends; what fails because of the end is not worth it. */
    public synchronized void keepFiles() {
        filesKept = !ended;
    }

    /** The witnesses go first: the end of the demo is no outage. */
    @Override
    public synchronized void close() {
        ended = true;
        watch.close();
        client.close();
        events.close();
        processes.values().forEach(NodeProcess::thaw);
        MarkedProcesses.killAll(mark, DEATH);
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                timeline.tell("demo", "while ending: " + e);
            }
        }
        if (!filesKept) {
            delete(directory);
        }
    }

    private static void delete(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " could not be removed", e);
        }
    }
}
