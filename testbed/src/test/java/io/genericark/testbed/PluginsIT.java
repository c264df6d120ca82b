package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.Command;
import io.genericark.core.LocalRecovery;
import io.genericark.core.Policy;
import io.genericark.core.Resource;
import io.genericark.core.Switchback;
import io.genericark.core.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kit jars come, change and go while a node runs, and what is in service does not notice. */
@ExtendWith(WithCluster.class)
class PluginsIT {
    private static final Tag SLEEPER = new Tag("sleeper");
    private static final Policy POLICY =
            new Policy(500, 1, 60_000, 30_000, 15_000, 60_000, LocalRecovery.ON, Switchback.INTELLIGENT);

    @TempDir
    private Path directory;

    @Test
    void whatIsInServiceRunsOnWhileJarsAreInstalledAndUpgraded(TestCluster cluster) throws Exception {
        var node = cluster.node(A);
        var daemon = cluster.service().daemon(A.value()).orElseThrow();
        assertThat(install(node, "sleeper", "1.0"))
                .contains("sleeper 1.0 is installed, with kit sleeper 1.0; what is in service ran on");

        restoreSleeper(node);
        awaitCheckedBy(node, "1.0");
        var pid = Files.readString(pidFile());

        assertThat(install(node, "other", "1.0")).contains("other 1.0 is installed");
        assertThat(node.ark(
                        "plugin",
                        "upgrade",
                        SleeperJar.make(directory, "sleeper", "2.0").toString()))
                .contains("sleeper 2.0 replaces sleeper 1.0, with kit sleeper 2.0; what is in service ran on");
        awaitCheckedBy(node, "2.0");

        assertThat(Files.readString(pidFile())).isEqualTo(pid);
        assertThat(ProcFiles.isAlive(Long.parseLong(pid))).isTrue();
        assertThat(cluster.service().daemon(A.value())).contains(daemon);
        assertThat(cluster.words()).isEmpty();
        assertThat(cluster.events(node))
                .noneMatch(text -> text.contains("OSF") || text.contains("kit-host") || text.contains("is lost"));
        assertThat(node.home().resolve("plugins").toFile().list())
                .containsExactlyInAnyOrder("sleeper-2.0.jar", "other-1.0.jar");
    }

    @Test
    @org.junit.jupiter.api.Tag("long")
    void whatWouldHarmIsRefusedAndChangesNothing(TestCluster cluster) throws Exception {
        var node = cluster.node(A);
        install(node, "sleeper", "1.0");
        restoreSleeper(node);
        awaitCheckedBy(node, "1.0");

        var garbage = Files.writeString(directory.resolve("garbage.jar"), "no jar");
        assertThat(node.ark("plugin", "install", garbage.toString())).contains("cannot be used", "Nothing was changed");
        assertThat(node.ark(
                        "plugin",
                        "install",
                        SleeperJar.make(directory, "sleeper", "2.0").toString()))
                .contains("sleeper 1.0 is there already", "ark plugin upgrade");
        assertThat(node.ark("plugin", "uninstall", "sleeper"))
                .contains("kit sleeper is used by sleeper, so its plugin cannot be");
        assertThat(node.ark("plugin", "disable", "sleeper"))
                .contains("kit sleeper is used by sleeper, so its plugin cannot be");
        assertThat(node.ark("plugin", "list")).contains("sleeper-1.0.jar").doesNotContain("garbage");

        takeOut(node);
        assertThat(node.ark("plugin", "disable", "sleeper")).contains("sleeper 1.0 is disabled");
        assertThat(node.ark("kit", "list")).doesNotContain("sleeper-1.0.jar");
        assertThat(node.ark("plugin", "enable", "sleeper")).contains("sleeper 1.0 is enabled");
        assertThat(node.ark("kit", "list")).contains("sleeper-1.0.jar");
    }

    private String install(TestNode node, String kit, String version) throws Exception {
        return node.ark(
                "plugin", "install", SleeperJar.make(directory, kit, version).toString());
    }

    private Path pidFile() {
        return directory.resolve("pid");
    }

    private void restoreSleeper(TestNode node) throws Exception {
        accepted(
                node,
                new Command.CreateResource(Resource.of(
                                SLEEPER,
                                "sleeper",
                                "id",
                                new TreeMap<>(Map.of("pid-file", pidFile().toString())))
                        .with(POLICY)));
        accepted(node, new Command.Extend(SLEEPER, A, 1));
        accepted(node, new Command.Restore(SLEEPER, A));
    }

    private static void awaitCheckedBy(TestNode node, String version) {
        eventually()
                .until(() -> node.look().state().statusOf(SLEEPER, A).toString().contains("checked by " + version));
    }

    private static void takeOut(TestNode node) throws Exception {
        accepted(node, new Command.Remove(SLEEPER));
        eventually()
                .until(() -> !node.look().state().statusOf(SLEEPER, A).state().inService());
        accepted(node, new Command.DeleteResource(SLEEPER));
        eventually().until(() -> !node.look().state().resources().containsKey(SLEEPER));
    }

    /** The next test finds the cluster as it was. */
    @AfterEach
    void clear(TestCluster cluster) throws Exception {
        var node = cluster.node(A);
        if (!node.isRunning()) {
            return; // the test has failed, and the cluster is gone
        }
        if (node.look().state().resources().containsKey(SLEEPER)) {
            takeOut(node);
        }
        for (var plugin : node.ark("plugin", "list", "-o", "name").lines().toList()) {
            node.ark("plugin", "uninstall", plugin);
        }
    }
}
