package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.C;
import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.Command;
import io.genericark.core.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kits that are on one node only, on all, and different. */
@ExtendWith(WithCluster.class)
class KitsIT {
    private static final String KIT = "pushed";
    private static final String SOURCE = """
            import { state } from './lib/words.js';
            export const kit = { summary: '%s', version: '%s' };
            export function restore(ctx) { ctx.log.info(state); }
            export function remove(ctx) {}
            """;

    @Test
    void aKitThatIsPushedFromOneNodeIsOnAllAndALaterEditOfOneNodeStays(TestCluster cluster) throws Exception {
        var file = script(cluster, A, KIT + ".js");
        Files.createDirectories(script(cluster, A, "lib"));
        Files.writeString(script(cluster, A, "lib/words.js"), "export const state = 'here';\n");
        Files.writeString(file, SOURCE.formatted("to be pushed", "1.0"));
        eventually().until(() -> hash(cluster, A, KIT).isPresent());
        assertThat(hash(cluster, B, KIT)).isEmpty();

        assertThat(cluster.node(A).ark("kit", "push", KIT))
                .endsWith("kit pushed is on node-a node-b node-c as it is on node-a\n");
        for (var id : new NodeId[] {B, C}) {
            assertThat(script(cluster, id, KIT + ".js")).hasSameTextualContentAs(file);
            assertThat(script(cluster, id, "lib/words.js")).hasContent("export const state = 'here';\n");
            eventually().until(() -> hash(cluster, id, KIT).equals(hash(cluster, A, KIT)));
        }

        Files.writeString(script(cluster, B, KIT + ".js"), SOURCE.formatted("mended at night", "1.1"));
        eventually().until(() -> !hash(cluster, B, KIT).equals(hash(cluster, A, KIT)));
        cluster.node(B).kill();
        eventually().until(() -> !cluster.node(B).isRunning());
        cluster.node(B).start();
        cluster.awaitAllJoined();
        eventually().until(() -> hash(cluster, B, KIT).isPresent());
        assertThat(script(cluster, B, KIT + ".js")).content().contains("mended at night");
        assertThat(cluster.node(C).ark("kit", "list", "--nodes"))
                .contains("1.1 ")
                .contains(" differs!");

        assertThat(cluster.node(B).ark("kit", "push", KIT)).contains("on node-a node-b node-c as it is on node-b");
        assertThat(file).content().contains("mended at night");
        assertThat(cluster.node(A).ark("kit", "unpush", KIT)).contains("no longer handed to nodes");
    }

    @Test
    void aFailoverPassesOverANodeWhoseKitDiffers(TestCluster cluster) throws Exception {
        var kit = SampleService.KIT;
        var edited = script(cluster, B, kit + "/quickCheck");
        Files.writeString(edited, "# a comment\n", StandardOpenOption.APPEND);
        try {
            eventually()
                    .until(() -> hash(cluster, B, kit).isPresent()
                            && !hash(cluster, B, kit).equals(hash(cluster, A, kit)));
            assertThat(cluster.node(C).ark("switchover", cluster.tag().value(), "--to", "node-b", "--yes"))
                    .contains("node-b shall not take it: its kit " + kit + " differs", "--force");
            assertThat(cluster.node(C).ark("status")).contains("node-b: its kit " + kit + " differs", "ark kit push");
            cluster.node(A).kill();
            cluster.awaitInService(C);
            cluster.awaitEvent(cluster.node(C), "node-b is passed over: its kit " + kit + " differs");
        } finally {
            cluster.service().install(script(cluster, B, ""));
        }
        eventually().until(() -> hash(cluster, B, kit).equals(hash(cluster, C, kit)));
        accepted(cluster.node(C), new Command.Switchover(cluster.tag(), B, "its kit is the same again"));
        cluster.awaitInService(B);
    }

    private static Path script(TestCluster cluster, NodeId node, String name) {
        return cluster.node(node).home().resolve("scripts").resolve(name);
    }

    /** As the cluster's state has it, for the incarnation that runs now. */
    private static Optional<String> hash(TestCluster cluster, NodeId node, String kit) throws IOException {
        var state = cluster.node(C).look().state();
        var known = state.nodes().get(node);
        var report = known == null ? null : state.kits().reported(node, known.incarnation());
        var found = report == null ? null : report.kits().get(kit);
        return found == null ? Optional.empty() : Optional.of(found.hash());
    }
}
