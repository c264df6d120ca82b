package io.genericark.demo.cluster;

import io.genericark.core.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The files of one node below the demo's directory: its configuration, its state, its logs. */
public record NodeFiles(Path directory) {
    private static final int KEY_BYTES = 32;

    static NodeFiles of(Path demoDirectory, NodeId node) {
        return new NodeFiles(demoDirectory.resolve(node.value()));
    }

    Path configuration() {
        return directory.resolve("ark.conf");
    }

    public Path adminSocket() {
        return directory.resolve("admin.sock");
    }

    public Path log() {
        return directory.resolve("node.log");
    }

    /** Makes a key for a cluster. */
    static Path writeKey(Path demoDirectory) throws IOException {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        var file = demoDirectory.resolve("cluster.key");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n");
    }

    /** Writes the configuration of {@code self}, in which every other node is at the end of a wire. */
    void write(NodeId self, List<NodeId> nodes, Network network, Installation installation, Path key)
            throws IOException {
        Files.createDirectories(directory);
        var members = nodes.stream()
                .map(node -> member(node, network.port(self, node)))
                .collect(Collectors.joining("\n"));
        Files.writeString(configuration(), """
                ark {
                  cluster { name = demo, key-file = %s }
                  node {
                    name = %s
                    state-dir = %s
                    run-dir = %s
                    admin-socket = %s
                  }
                  nodes = [
                %s
                  ]
                  scripts-dir = %s
                  plugins-dir = %s
                }
                """.formatted(
                        quoted(key),
                        self,
                        quoted(directory.resolve("state")),
                        quoted(directory.resolve("run")),
                        quoted(adminSocket()),
                        members,
                        quoted(installation.scripts()),
                        quoted(installation.plugins())));
    }

    private static String member(NodeId node, int port) {
        return "    { name = %s, address = \"127.0.0.1:%d\", paths = [\"127.0.0.1:%d\"] }".formatted(node, port, port);
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
