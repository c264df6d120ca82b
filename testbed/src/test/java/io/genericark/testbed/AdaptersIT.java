package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.awaitLine;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Phase;
import io.genericark.core.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What users already have, in one hierarchy: a unit that needs four LifeKeeper scripts' service, which needs an address of
 * Debian's unmodified IPaddr2.
 */
@ExtendWith(WithCluster.class)
@org.junit.jupiter.api.Tag("long")
class AdaptersIT {
    private static final Tag JOB = new Tag("adapted-job");
    private static final Tag WEB =
            new Tag("adapted-web-" + ProcessHandle.current().pid());
    private static final Tag VIP = new Tag("adapted-vip");

    @BeforeAll
    static void requireAgent() {
        var isThere = Files.exists(Path.of(Adapted.AGENT)) && "root".equals(System.getProperty("user.name"));
        if ("1".equals(System.getenv("ARK_REQUIRE_SERVICES"))) {
            assertThat(isThere).as("resource-agents and root's rights").isTrue();
        }
        assumeTrue(isThere, "resource-agents or root's rights are missing");
    }

    @Test
    void agentUnitAndScriptsAreProtectedAsOneHierarchy(TestCluster cluster) throws Exception {
        try (var adapted = new Adapted(cluster)) {
            create(cluster, adapted);
            accepted(cluster.node(A), new Command.Restore(JOB, A));
            awaitOn(cluster, adapted, A);

            isRecovered(cluster, adapted, VIP, () -> adapted.loseAddress(cluster.node(A)));
            isRecovered(cluster, adapted, JOB, () -> adapted.killUnit(cluster.node(A)));
            isRecovered(cluster, adapted, WEB, () -> adapted.killService(WEB.value()));

            accepted(cluster.node(A), new Command.Switchover(JOB, B, "maintenance of node-a"));
            awaitOn(cluster, adapted, B);
            assertThat(adapted.isNothingOn(cluster.node(A))).isTrue();

            cluster.node(B).kill();
            awaitLine(
                    cluster.node(B).guardLog(), "let go: the node process ended or closed the pipe", "nothing is left");
            assertThat(adapted.isNothingOn(cluster.node(B))).isTrue();
            awaitOn(cluster, adapted, A);

            delete(cluster, adapted);
        }
    }

    /** Through the command line, which asks the node what kits that are made on demand take. */
    private static void create(TestCluster cluster, Adapted adapted) throws Exception {
        var node = cluster.node(A);
        assertThat(node.ark("kit", "show", "ocf:heartbeat:IPaddr2"))
                .contains("Manages virtual IPv4 and IPv6 addresses", "cidr_netmask");
        assertThat(node.ark("resource", "create", "x", "--kit", "ocf:heartbeat:IPaddr2", "--param", "ip_=1"))
                .contains("kit ocf:heartbeat:IPaddr2 needs [ip]");
        created(node, VIP, "ocf:heartbeat:IPaddr2", "ip=" + Adapted.VIP, "arp_count=1");
        created(node, WEB, "lifekeeper-sample", "info=" + adapted.port());
        created(node, JOB, "systemd:" + Adapted.UNIT);
        accepted(node, new Command.Depend(WEB, VIP));
        accepted(node, new Command.Depend(JOB, WEB));
    }

    private static void created(TestNode node, Tag tag, String kit, String... parameters) {
        var command = new ArrayList<>(List.of(
                "resource",
                "create",
                tag.value(),
                "--kit",
                kit,
                "--policy",
                "check-interval=1s",
                "--extend",
                "node-a:1,node-b:2,node-c:3"));
        for (var parameter : parameters) {
            command.addAll(List.of("--param", parameter));
        }
        eventually()
                .untilAsserted(
                        () -> { // a node looks for new scripts once a second
                            var said = node.ark(command.toArray(String[]::new));
                            assertThat(node.look().state().resources()).as(said).containsKey(tag);
                        });
    }

    private static void awaitOn(TestCluster cluster, Adapted adapted, NodeId owner) {
        eventually().until(() -> {
            var state = cluster.node(owner).look().state();
            return owner.equals(state.placementOf(JOB).owner())
                    && List.of(JOB, WEB, VIP).stream()
                            .allMatch(tag -> state.statusOf(tag, owner).state().inService())
                    && adapted.isAllOn(cluster.node(owner));
        });
    }

    /** What happens to a resource. */
    private interface Damage {
        void happens() throws Exception;
    }

    private static void isRecovered(TestCluster cluster, Adapted adapted, Tag tag, Damage damage) throws Exception {
        var node = cluster.node(A);
        var epoch = node.look().state().placementOf(JOB).epoch();
        damage.happens();
        cluster.awaitEvent(node, tag + " is OSF on node-a: ");
        awaitOn(cluster, adapted, A);
        assertThat(node.look().state().placementOf(JOB).epoch()).isEqualTo(epoch);
    }

    private static void delete(TestCluster cluster, Adapted adapted) throws Exception {
        var node = cluster.node(A);
        accepted(node, new Command.Remove(VIP)); // and what needs it
        eventually().until(() -> node.look().state().placementOf(JOB).phase() == Phase.OUT);
        assertThat(adapted.isNothingOn(node)).isTrue();
        accepted(node, new Command.Undepend(JOB, WEB));
        accepted(node, new Command.Undepend(WEB, VIP));
        for (var tag : List.of(JOB, WEB, VIP)) {
            accepted(node, new Command.DeleteResource(tag));
        }
    }
}
