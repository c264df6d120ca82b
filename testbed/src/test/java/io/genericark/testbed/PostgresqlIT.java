package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.C;
import static io.genericark.testbed.TestCluster.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import io.genericark.process.Signals;
import io.genericark.process.Signals.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes protect PostgreSQL with streaming replication by {@code postgresql.py}, and a client counts what was
 * acknowledged: through a killed server, a switchover and back, the death of the primary's node and that node's return.
 */
@org.junit.jupiter.api.Tag("long")
class PostgresqlIT {
    private static final Tag PRIMARY = new Tag("pg");
    private static final int UNSHIPPED = 1_000_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path root = Path.of("");

    @BeforeEach
    void letPostgresIn() throws IOException {
        Debian.need(PostgresServers.PROGRAMS.resolve("postgres"), "postgresql-15");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void onGraalPyNothingAcknowledgedIsLostButWhatNeverLeftADyingPrimary() throws Exception {
        protect("graalpy", Mode.ASYNCHRONOUS);
    }

    @Test
    void onTheSystemsPythonWithASynchronousStandbyNothingAcknowledgedIsLost() throws Exception {
        protect("system", Mode.SYNCHRONOUS);
    }

    private enum Mode {
        ASYNCHRONOUS,
        SYNCHRONOUS
    }

    private void protect(String python, Mode mode) throws Exception {
        try (var servers = new PostgresServers(root.resolve("postgres"), ScriptCluster.NODES);
                var cluster = new ScriptCluster(root, "ark.kits.python = " + python + "\n")) {
            var inserts = new AcknowledgedInserts(servers);
            try {
                setUp(cluster, servers, mode);
                inserts.begin();
                inserts.awaitMore();
                aKilledServerIsRecoveredOnItsNode(cluster, servers, inserts);
                aSwitchoverAndBackLoseNothing(cluster, servers, inserts);
                afterTheDeathOfItsNodeAnotherOneIsPromoted(cluster, servers, inserts, mode);
                theNodeComesBackAsAStandby(cluster, servers, inserts);
            } catch (Exception | AssertionError e) {
                System.err.println(cluster.tails());
                ScriptCluster.NODES.forEach(node -> System.err.println("---- " + node + "\n" + servers.log(node)));
                throw e;
            } finally {
                inserts.end();
            }
        }
    }

    // ---- the steps ------------------------------------------------------------------------------------------------

    private static void setUp(ScriptCluster cluster, PostgresServers servers, Mode mode) throws Exception {
        servers.initialise(A);
        cluster.start();
        for (var node : ScriptCluster.NODES) {
            var parameters = parameters(servers, mode, "member");
            parameters.put("data-directory", servers.data(node).toString());
            cluster.create(member(node), "postgresql", List.of(node), parameters, new TreeMap<>());
        }
        var ofNodes = new TreeMap<NodeId, SortedMap<String, String>>();
        for (var node : ScriptCluster.NODES) {
            ofNodes.put(
                    node,
                    new TreeMap<>(Map.of("data-directory", servers.data(node).toString())));
        }
        var parameters = parameters(servers, mode, "primary");
        parameters.put("trust", A.value());
        cluster.create(PRIMARY, "postgresql", ScriptCluster.NODES, parameters, ofNodes);
        cluster.restore(member(A), A);
        cluster.restore(PRIMARY, A);
        cluster.restore(member(B), B);
        cluster.restore(member(C), C);
        accepted(cluster.anyNode(), new Command.SetParameters(PRIMARY, new TreeMap<>(Map.of("trust", ""))));
        awaitAllWell(cluster, servers, A);
        servers.must(A, "create table t (n int primary key)");
    }

    private static SortedMap<String, String> parameters(PostgresServers servers, Mode mode, String role) {
        return new TreeMap<>(Map.of(
                "mode", "streaming",
                "role", role,
                "members", servers.members(),
                "socket-directory", servers.sockets().toString(),
                "synchronous", Boolean.toString(mode == Mode.SYNCHRONOUS)));
    }

    private static Tag member(NodeId node) {
        return new Tag("pg-" + node);
    }

    private static void aKilledServerIsRecoveredOnItsNode(
            ScriptCluster cluster, PostgresServers servers, AcknowledgedInserts inserts) throws Exception {
        var before = cluster.node(A).look().state().placementOf(PRIMARY);
        var killed = servers.postmaster(A);
        Signals.process(killed, Signal.KILL);
        TestCluster.eventually().until(() -> servers.postmaster(A) != killed);
        inserts.awaitMore();
        awaitAllWell(cluster, servers, A);
        var after = cluster.node(A).look().state().placementOf(PRIMARY);
        assertThat(after.owner()).isEqualTo(A);
        assertThat(after.epoch()).isEqualTo(before.epoch());
        assertNothingIsLost(servers, inserts, A, "kill -9 of postgres");
    }

    private static void aSwitchoverAndBackLoseNothing(
            ScriptCluster cluster, PostgresServers servers, AcknowledgedInserts inserts) throws Exception {
        for (var target : List.of(B, A)) {
            cluster.switchover(PRIMARY, target);
            inserts.awaitMore();
            awaitAllWell(cluster, servers, target);
            assertNothingIsLost(servers, inserts, target, "switchover to " + target);
        }
    }

    private static void afterTheDeathOfItsNodeAnotherOneIsPromoted(
            ScriptCluster cluster, PostgresServers servers, AcknowledgedInserts inserts, Mode mode) throws Exception {
        inserts.end();
        servers.awaitFollowing(A, 2);
        servers.freezeReplication(A);
        var seconds = mode == Mode.ASYNCHRONOUS ? 3 : 1; // before the standbys find that it is silent
        var acknowledged = servers.sql(seconds, A, "insert into t values (" + UNSHIPPED + ")")
                .ok();
        assertThat(acknowledged).as("acknowledged by a primary alone").isEqualTo(mode == Mode.ASYNCHRONOUS);
        cluster.node(A).endAll();
        servers.kill(A);
        inserts.begin();
        cluster.awaitInService(PRIMARY, B);
        inserts.awaitMore();
        assertNothingIsLost(servers, inserts, B, "death of node-a, but for what never left it");
        assertThat(servers.rows(B)).doesNotContain(UNSHIPPED);
        System.out.println("death of the primary's node, " + mode.name().toLowerCase(java.util.Locale.ROOT) + ": "
                + (acknowledged ? 1 : 0) + " of 1 inserts lost that were acknowledged and had not left it");
    }

    private static void theNodeComesBackAsAStandby(
            ScriptCluster cluster, PostgresServers servers, AcknowledgedInserts inserts) throws Exception {
        cluster.node(A).start();
        awaitAllWell(cluster, servers, B);
        inserts.end();
        servers.awaitFollowing(B, 2);
        Set<Integer> rows = new TreeSet<>(servers.rows(B));
        assertThat(rows).containsAll(inserts.acknowledged());
        TestCluster.eventually()
                .untilAsserted(() -> assertThat(servers.rows(A)).isEqualTo(rows)); // pg_rewind took the other row away
        assertThat(servers.must(A, "select pg_is_in_recovery()")).isEqualTo("t");
    }

    // ---- what holds after each of them ----------------------------------------------------------------------------

    private static void awaitAllWell(ScriptCluster cluster, PostgresServers servers, NodeId primary) {
        cluster.awaitHealthy(PRIMARY, primary);
        for (var node : ScriptCluster.NODES) {
            cluster.awaitHealthy(member(node), node);
        }
        servers.awaitFollowing(primary, 2);
    }

    private static void assertNothingIsLost(
            PostgresServers servers, AcknowledgedInserts inserts, NodeId primary, String after) throws Exception {
        var acknowledged = inserts.acknowledged();
        assertThat(servers.rows(primary)).as("after %s", after).containsAll(acknowledged);
        System.out.printf(
                "%s: all %d acknowledged inserts are there, longest gap %d ms%n",
                after, acknowledged.size(), inserts.longestGap().toMillis());
    }
}
