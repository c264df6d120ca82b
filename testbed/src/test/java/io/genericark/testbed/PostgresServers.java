package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.eventually;

import io.genericark.core.NodeId;
import io.genericark.process.Signals;
import io.genericark.process.Signals.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The PostgreSQL servers of three nodes, looked at from outside: files, processes and SQL, never the cluster. */
final class PostgresServers implements AutoCloseable {
    static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final String USER = "postgres";

    private final Path root;
    private final TreeMap<NodeId, Integer> ports = new TreeMap<>();

    /** Makes a directory for each node; all are empty. */
    PostgresServers(Path root, List<NodeId> nodes) throws IOException {
        this.root = root;
        var owner = root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
        Files.setOwner(Files.createDirectories(sockets()), owner);
        for (var node : nodes) {
            Files.setOwner(Files.createDirectories(data(node).resolveSibling(".")), owner);
            ports.put(node, freePort());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Path sockets() {
        return root.resolve("sockets");
    }

    Path data(NodeId node) {
        return root.resolve(node.value()).resolve("data");
    }

    /** As the kit wants them. */
    String members() {
        return ports.entrySet().stream()
                .map(each -> each.getKey() + "=127.0.0.1:" + each.getValue())
                .collect(Collectors.joining(","));
    }

    /** A new and empty database cluster. */
    void initialise(NodeId node) throws IOException, InterruptedException {
        var data = data(node).toString();
        Debian.must(List.of(
                "setpriv",
                "--reuid",
                USER,
                "--regid",
                USER,
                "--init-groups",
                "--",
                PROGRAMS.resolve("initdb").toString(),
                "-D",
                data,
                "-U",
                USER,
                "-A",
                "trust",
                "--no-sync"));
        Files.writeString(
                data(node).resolve("postgresql.conf"),
                "shared_buffers = 16MB\n",
                java.nio.file.StandardOpenOption.APPEND);
    }

    // ---- SQL ------------------------------------------------------------------------------------------------------

    /** On the server of a node, within so many seconds. */
    Debian.Said sql(int seconds, NodeId node, String statement) throws IOException, InterruptedException {
        return psql(seconds, "host=127.0.0.1 port=" + ports.get(node), statement);
    }

    String must(NodeId node, String statement) throws IOException, InterruptedException {
        var said = sql(20, node, statement);
        if (!said.ok()) {
            throw new IOException(node + ": " + said.text());
        }
        return said.text();
    }

    /** On whichever server takes writes, as a client that knows all of them. */
    Debian.Said sqlOnPrimary(int seconds, String statement) throws IOException, InterruptedException {
        var all = ports.values().stream().map(String::valueOf).collect(Collectors.joining(","));
        var hosts = ports.values().stream().map(port -> "127.0.0.1").collect(Collectors.joining(","));
        return psql(seconds, "host=" + hosts + " port=" + all + " target_session_attrs=read-write", statement);
    }

    private static Debian.Said psql(int seconds, String place, String statement)
            throws IOException, InterruptedException {
        var program = PROGRAMS.resolve("psql").toString();
        var target = place + " user=" + USER + " dbname=postgres connect_timeout=2";
        return Debian.run(seconds, List.of(program, "-XAtqd", target, "-v", "ON_ERROR_STOP=1", "-c", statement));
    }

    /** The numbers in the table t. */
    Set<Integer> rows(NodeId node) throws IOException, InterruptedException {
        return must(node, "select n from t")
                .lines()
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** These standbys stream from this primary, and have on disk all that it has. */
    void awaitFollowing(NodeId primary, int standbys) {
        var question = "select count(*) from pg_stat_replication"
                + " where state = 'streaming' and flush_lsn >= pg_current_wal_flush_lsn()";
        eventually().until(() -> must(primary, question).equals(Integer.toString(standbys)));
    }

    // ---- processes ------------------------------------------------------------------------------------------------

    long postmaster(NodeId node) throws IOException {
        var lines = Files.readAllLines(data(node).resolve("postmaster.pid"));
        return Long.parseLong(lines.getFirst().strip());
    }

    /** From now on nothing that this primary writes leaves it. */
    void freezeReplication(NodeId primary) throws IOException {
        processes(primary).stream()
                .filter(pid -> ProcFiles.commandLine(pid).contains("walsender"))
                .forEach(pid -> Signals.process(pid, Signal.STOP));
    }

    /** The postmaster first, so that it starts no others. */
    List<Long> processes(NodeId node) throws IOException {
        var pids = new ArrayList<Long>();
        var postmaster = postmaster(node);
        if (ProcFiles.commandLine(postmaster).contains(data(node).toString())) {
            pids.add(postmaster);
            ProcessHandle.of(postmaster).stream()
                    .flatMap(ProcessHandle::children)
                    .map(ProcessHandle::pid)
                    .forEach(pids::add);
        }
        return pids;
    }

    void kill(NodeId node) throws IOException {
        processes(node).forEach(pid -> Signals.process(pid, Signal.KILL));
    }

    /** Its log, as PostgreSQL has written it. */
    String log(NodeId node) {
        try (Stream<String> lines = Files.lines(Path.of(data(node) + ".ark", "server.log"))) {
            return lines.filter(line -> !line.contains("could not connect")).collect(Collectors.joining("\n"));
        } catch (IOException none) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        for (var node : ports.keySet()) {
            if (Files.exists(data(node).resolve("postmaster.pid"))) {
                kill(node);
            }
        }
    }
}
