package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.C;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import io.genericark.process.Signals;
import io.genericark.process.Signals.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes protect nginx by {@code nginx.mjs}: one master that is killed, a switchover, and a node that dies. */
@org.junit.jupiter.api.Tag("long")
class NginxIT {
    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Tag WEB = new Tag("web");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path root = Path.of("");

    private final TreeMap<NodeId, Integer> ports = new TreeMap<>();

    @Test
    void itIsServedByOneNodeAtATime() throws Exception {
        Debian.need(NGINX, "nginx-light");
        try (var cluster = new ScriptCluster(root, "")) {
            try {
                setUp(cluster);
                aKilledMasterIsRecoveredOnItsNode(cluster);
                aSwitchoverMovesIt(cluster);
                afterTheDeathOfItsNodeItIsGoneThereAndServedElsewhere(cluster);
            } catch (Exception | AssertionError e) {
                System.err.println(cluster.tails());
                throw e;
            }
        }
    }

    // ---- the steps ------------------------------------------------------------------------------------------------

    private void setUp(ScriptCluster cluster) throws IOException {
        var ofNodes = new TreeMap<NodeId, SortedMap<String, String>>();
        for (var node : ScriptCluster.NODES) {
            ports.put(node, freePort());
            configure(node);
            ofNodes.put(
                    node,
                    new TreeMap<>(Map.of(
                            "config", directory(node).resolve("nginx.conf").toString(),
                            "pid-file", pidFile(node).toString(),
                            "url", url(node))));
        }
        cluster.start();
        cluster.create(WEB, "nginx", ScriptCluster.NODES, new TreeMap<>(), ofNodes);
        cluster.restore(WEB, A);
        assertServedBy(A);
    }

    private void aKilledMasterIsRecoveredOnItsNode(ScriptCluster cluster) throws Exception {
        var epoch = cluster.node(A).look().state().placementOf(WEB).epoch();
        var killed = master(A);
        Signals.process(killed, Signal.KILL);
        eventually().until(() -> master(A) != killed);
        cluster.awaitHealthy(WEB, A);
        assertServedBy(A);
        assertThat(cluster.node(A).look().state().placementOf(WEB).epoch()).isEqualTo(epoch);
    }

    private void aSwitchoverMovesIt(ScriptCluster cluster) throws Exception {
        cluster.switchover(WEB, B);
        assertServedBy(B);
    }

    /** The node alone is killed: nginx, which no mark finds, ends by the let-go step of its kit. */
    private void afterTheDeathOfItsNodeItIsGoneThereAndServedElsewhere(ScriptCluster cluster) throws Exception {
        cluster.node(B).kill();
        cluster.awaitInService(WEB, A);
        assertServedBy(A);
        assertThat(isListening(C)).isFalse();
    }

    // ---- nginx ----------------------------------------------------------------------------------------------------

    private Path directory(NodeId node) {
        return root.resolve("nginx-" + node);
    }

    private Path pidFile(NodeId node) {
        return directory(node).resolve("nginx.pid");
    }

    private String url(NodeId node) {
        return "http://127.0.0.1:" + ports.get(node) + "/";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void configure(NodeId node) throws IOException {
        Files.createDirectories(directory(node));
        Files.writeString(directory(node).resolve("nginx.conf"), """
                worker_processes 1;
                pid @DIR@/nginx.pid;
                error_log @DIR@/error.log;
                events {}
                http {
                  access_log off;
                  client_body_temp_path @DIR@/body; proxy_temp_path @DIR@/proxy; fastcgi_temp_path @DIR@/fastcgi;
                  uwsgi_temp_path @DIR@/uwsgi; scgi_temp_path @DIR@/scgi;
                  server { listen 127.0.0.1:@PORT@; location / { return 200 "@NODE@"; } }
                }
                """.replace(
                        "@DIR@", directory(node).toString())
                .replace("@PORT@", String.valueOf(ports.get(node)))
                .replace("@NODE@", node.value()));
    }

    private long master(NodeId node) throws IOException {
        var text = Files.readString(pidFile(node)).strip();
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private void assertServedBy(NodeId node) throws IOException {
        try (var in = URI.create(url(node)).toURL().openStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(node.value());
        }
        ScriptCluster.NODES.stream()
                .filter(other -> !other.equals(node))
                .forEach(other ->
                        assertThat(isListening(other)).as("%s serves", other).isFalse());
    }

    private boolean isListening(NodeId node) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ports.getOrDefault(node, 0))) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** After the nodes, which would recover it. */
    @AfterEach
    void endAll() {
        for (var node : ScriptCluster.NODES) {
            try {
                var pid = master(node);
                if (ProcFiles.commandLine(pid).contains(directory(node).toString())) {
                    ProcessHandle.of(pid).stream()
                            .flatMap(ProcessHandle::descendants)
                            .forEach(child -> Signals.process(child.pid(), Signal.KILL));
                    Signals.process(pid, Signal.KILL);
                }
            } catch (IOException none) {
                // it never ran there
            }
        }
    }
}
