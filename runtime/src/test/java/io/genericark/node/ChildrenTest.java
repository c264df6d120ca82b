package io.genericark.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.config.ConfigFile;
import io.genericark.kithost.KitHostLaunch;
import io.genericark.kithost.calls.Peer;
import io.genericark.kithost.host.HostSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

    @TempDir
    private Path directory;

    @Test
    void theKitHostIsToldOfPeersSecretsAndStateThroughItsCommandLine() throws Exception {
        Path key = Files.writeString(directory.resolve("cluster.key"), "0123456789abcdef0123456789abcdef\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path file = Files.writeString(directory.resolve("ark.conf"), """
                ark {
                  cluster { name = demo, key-file = cluster.key }
                  node { name = node-b, state-dir = state }
                  nodes = [
                    { name = node-a, address = "10.0.0.1:7400", paths = ["10.0.0.1:7401"] }
                    { name = node-b, address = "10.0.0.2:7400", paths = ["10.0.0.2:7401"] }
                    { name = node-c, address = "db.example:7400", paths = ["10.0.0.3:7401"], role = witness }
                  ]
                  kits.secrets-dir = keys
                }
                """);

        KitHostLaunch launch =
                Children.kitHost(ConfiguredNode.settings(ConfigFile.load(file).config()));

        HostSettings told = launch.command("host-1").stream()
                .filter(argument -> argument.startsWith("{"))
                .map(HostSettings::ofArgument)
                .findFirst()
                .orElseThrow();
        assertThat(told.peers()).containsExactly(new Peer("node-a", "10.0.0.1"), new Peer("node-c", "db.example"));
        assertThat(told.secrets()).isEqualTo(directory.resolve("keys"));
        assertThat(told.state()).isEqualTo(directory.resolve("state/resources"));
        assertThat(told.node()).isEqualTo("node-b");
    }
}
