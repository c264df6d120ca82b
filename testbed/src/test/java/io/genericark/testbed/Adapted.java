package io.genericark.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.process.Signals;
import io.genericark.process.Signals.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

/**
 * What three adapted resources protect, on each node: an address in a network namespace of the node's own (Debian's IPaddr2),
 * a unit of a stand-in for systemd, and the service of the LifeKeeper sample. The unit's program holds a lock, and the
 * sample's service a port, that all nodes share: a second one at the same time could not start.
 */
final class Adapted implements AutoCloseable {
    static final String VIP = "10.92.0.7";
    static final String AGENT = "/usr/lib/ocf/resource.d/heartbeat/IPaddr2";
    static final String UNIT = "job.service";

    private static final String OWN_ADDRESS = "10.92.0.1/24";

    private final TestCluster cluster;
    private final int port;

    /** Installs everything on all nodes. */
    Adapted(TestCluster cluster) throws IOException, InterruptedException {
        this.cluster = cluster;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var lock = cluster.node(TestCluster.A).home().resolveSibling("job.lock");
        for (var node : cluster.nodes()) {
            addNetwork(node);
            executable(
                    node.home().resolve("ocf/resource.d/heartbeat/IPaddr2"),
                    "#!/bin/sh\nOCF_ROOT=/usr/lib/ocf exec ip netns exec %s %s \"$@\"\n"
                            .formatted(namespace(node), AGENT));
            executable(node.systemctl(), Files.readString(source("runtime/src/test/resources/systemd/systemctl")));
            Files.writeString(
                    Files.createDirectories(node.systemctl().resolveSibling("units"))
                            .resolve(UNIT),
                    "ExecStart=/usr/bin/flock -n %s /bin/sleep 100000\n".formatted(lock));
            run(
                    "cp",
                    "-a",
                    source("scripts/lifekeeper-sample").toString(),
                    node.home().resolve("scripts").toString());
        }
    }

    private static Path source(String name) {
        return Path.of(Objects.requireNonNull(System.getProperty("ark.root"), "ark.root"), name)
                .toAbsolutePath()
                .normalize();
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void addNetwork(TestNode node) throws IOException, InterruptedException {
        run("ip", "netns", "add", namespace(node));
        inside(
                node,
                "ip link add left type veth peer name right && ip link set left up && ip link set right up"
                        + " && ip addr add " + OWN_ADDRESS + " dev left");
    }

    /** Of this JVM and node alone. */
    private static String namespace(TestNode node) {
        return "ark-" + ProcessHandle.current().pid() + "-" + node.id();
    }

    String port() {
        return Integer.toString(port);
    }

    // ---- what is there --------------------------------------------------------------------------------------------

    /** Whether the address is up, the unit runs, and this node's service answers. */
    boolean isAllOn(TestNode node) throws IOException, InterruptedException {
        return hasAddress(node)
                && mainPid(node) != 0
                && answer().equals(node.id().value());
    }

    /** Whether there is no address, no process of the unit and no answer of this node. */
    boolean isNothingOn(TestNode node) throws IOException, InterruptedException {
        return !hasAddress(node)
                && mainPid(node) == 0
                && !answer().equals(node.id().value());
    }

    boolean hasAddress(TestNode node) throws IOException, InterruptedException {
        return inside(node, "ip -o addr show dev left").contains(VIP + "/");
    }

    private static long mainPid(TestNode node) throws IOException, InterruptedException {
        var shown = run(node.systemctl().toString(), "show", "-p", "MainPID", "--", UNIT);
        return Long.parseLong(shown.strip().substring("MainPID=".length()));
    }

    private String answer() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException nobody) {
            return "";
        }
    }

    // ---- what goes wrong ------------------------------------------------------------------------------------------

    void loseAddress(TestNode node) throws IOException, InterruptedException {
        inside(node, "ip addr del " + VIP + "/24 dev left");
    }

    void killUnit(TestNode node) throws IOException, InterruptedException {
        Signals.process(mainPid(node), Signal.KILL);
    }

    void killService(String tag) {
        ProcFiles.marked("ARK_TAG", tag).forEach(pid -> Signals.process(pid, Signal.KILL));
    }

    // ---- the end --------------------------------------------------------------------------------------------------

    @Override
    public void close() throws IOException {
        for (var node : cluster.nodes()) {
            run(node.systemctl().toString(), "stop", "--", UNIT);
            run("ip", "netns", "del", namespace(node));
            run("rm", "-r", node.home().resolve("scripts/lifekeeper-sample").toString());
        }
    }

    private static String inside(TestNode node, String command) throws IOException {
        return run("ip", "netns", "exec", namespace(node), "sh", "-c", command);
    }

    private static String run(String... argv) throws IOException {
        var process =
                new ProcessBuilder(List.of(argv)).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as("%s said %s", List.of(argv), said)
                .isZero();
        return said;
    }
}
