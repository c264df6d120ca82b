package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.genericark.core.Command;
import io.genericark.core.LocalRecovery;
import io.genericark.core.NodeId;
import io.genericark.core.Policy;
import io.genericark.core.Resource;
import io.genericark.core.Switchback;
import io.genericark.core.Tag;
import io.genericark.process.Signals;
import io.genericark.process.Signals.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A load balancer's probes are answered by the owner only, and for no longer than its lease, also when a kit-host is replaced.
 * HostProcessTest of the kit asks that of one process in every build.
 */
@org.junit.jupiter.api.Tag("long")
@ExtendWith(WithCluster.class)
class NlbHealthIT {
    private static final Tag PROBE = new Tag("probe");
    private static final Policy POLICY =
            new Policy(1_000, 1, 60_000, 30_000, 15_000, 60_000, LocalRecovery.ON, Switchback.INTELLIGENT);

    private final int portA = freePort();
    private final int portB = freePort();

    @TempDir
    private Path directory;

    @BeforeEach
    void putInServiceOnA(TestCluster cluster) throws Exception {
        for (var id : List.of(A, B)) {
            if (!plugins(cluster.node(id)).contains("nlb-health")) {
                assertThat(cluster.node(id).ark("plugin", "install", kitJar().toString()))
                        .contains("kit nlb-health");
            }
        }
        var own = new TreeMap<NodeId, SortedMap<String, String>>();
        own.put(A, parameters(portA));
        own.put(B, parameters(portB));
        var resource = Resource.of(PROBE, "nlb-health", "probe", parameters(portA));
        accepted(
                cluster.node(A),
                new Command.CreateResource(new Resource(
                        PROBE,
                        resource.kit(),
                        resource.id(),
                        resource.parameters(),
                        own,
                        resource.priorities(),
                        POLICY,
                        resource.goal(),
                        resource.monitoring())));
        accepted(cluster.node(A), new Command.Extend(PROBE, A, 1));
        accepted(cluster.node(A), new Command.Extend(PROBE, B, 2));
        accepted(cluster.node(A), new Command.Restore(PROBE, A));
        eventually().until(() -> isOpen(portA));
        assertThat(isOpen(portB)).isFalse();
    }

    /** The node cannot close its port any more; its guard does, and the next node opens its own after that. */
    @Test
    void ofAStoppedNodeThePortIsClosedBeforeTheNextOneOpensIts(TestCluster cluster) throws Exception {
        var owner = cluster.node(A);
        var since = System.nanoTime();
        owner.signal(Signal.STOP);
        eventually().pollInterval(Duration.ofMillis(5)).until(() -> {
            // in this order: what is seen open at B was open before A is looked at
            var openAtB = isOpen(portB);
            var openAtA = isOpen(portA);
            assertThat(openAtA && openAtB).as("both answer").isFalse();
            return !openAtA;
        });
        System.out.printf(
                "The port of a stopped node was closed %d ms after the stop, with a lease of 4 s.%n",
                (System.nanoTime() - since) / 1_000_000);
        eventually().until(() -> isOpen(portB));
        assertThat(isOpen(portA)).isFalse();
        owner.signal(Signal.CONT);
        cluster.awaitAllJoined();
        assertThat(isOpen(portA)).isFalse();
    }

    @Test
    void aKitHostThatIsKilledOrReplacedHasThePortOpenedAgainByTheNextOne(TestCluster cluster) throws Exception {
        var node = cluster.node(A);
        var first = node.kitHost().orElseThrow();
        Signals.process(first, Signal.KILL);
        awaitGone(first);
        eventually().until(() -> isOpen(portA));

        var second = node.kitHost().orElseThrow();
        assertThat(node.ark(
                        "plugin",
                        "install",
                        SleeperJar.make(directory, "sleeper", "1.0").toString()))
                .contains("sleeper 1.0 is installed");
        awaitGone(second);
        eventually().until(() -> isOpen(portA));

        assertThat(isOpen(portB)).isFalse();
        assertThat(node.look().state().placementOf(PROBE).owner()).isEqualTo(A);
    }

    /** With all its threads, so that it holds no port any more. */
    private static void awaitGone(long pid) {
        eventually().until(() -> Files.notExists(Path.of("/proc", Long.toString(pid))));
    }

    @AfterEach
    void takeOut(TestCluster cluster) throws Exception {
        var node = cluster.node(A);
        if (!node.isRunning()) {
            return; // the test has failed, and the cluster is gone
        }
        if (node.look().state().resources().containsKey(PROBE)) {
            accepted(node, new Command.Remove(PROBE));
            eventually().until(() -> !isOpen(portA) && !isOpen(portB));
            eventually().untilAsserted(() -> accepted(node, new Command.DeleteResource(PROBE)));
        }
    }

    /** The tests of other classes find the cluster as it was. */
    @AfterAll
    static void uninstall(TestCluster cluster) {
        for (var node : List.of(cluster.node(A), cluster.node(B))) {
            if (node.isRunning()) {
                // refused while that node does not know yet that the resource is gone
                eventually().until(() -> {
                    plugins(node).forEach(plugin -> node.ark("plugin", "uninstall", plugin));
                    return plugins(node).isEmpty();
                });
            }
        }
    }

    private static List<String> plugins(TestNode node) {
        return node.ark("plugin", "list", "-o", "name").lines().toList();
    }

    private static Path kitJar() throws IOException {
        var dist = TestNode.distribution();
        assumeTrue(dist.isPresent(), "there is no distribution; mvn package makes it");
        try (var plugins = Files.newDirectoryStream(dist.orElseThrow().resolve("plugins"), "nlb-health-*.jar")) {
            return plugins.iterator().next();
        }
    }

    private static SortedMap<String, String> parameters(int port) {
        var parameters = new TreeMap<String, String>();
        parameters.put("port", String.valueOf(port));
        parameters.put("protocol", "http");
        return parameters;
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 60_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
