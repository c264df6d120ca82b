package io.genericark.kithost.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.api.ContractContext;
import io.genericark.api.FreePort;
import io.genericark.api.Health;
import io.genericark.api.RecoveryKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's agent for PostgreSQL, with a cluster of the test's own. */
class PgsqlTest {

    private static final String BIN = "/usr/lib/postgresql/15/bin/";

    @SuppressWarnings("NullAway.Init") // made by initialize
    private Path home;

    @SuppressWarnings("NullAway.Init") // made by initialize
    private String port;

    @BeforeAll
    static void requireAgent() {
        Installed.agents("pgsql");
        Installed.require(BIN + "initdb");
    }

    @Test
    void postgresqlAnswersWhileInServiceAndIsRecoveredAndEndsWithItsRight(@TempDir Path directory) throws Exception {
        initialize(directory);
        RecoveryKit kit = new Machine(directory).wrapped("pgsql", "").kit("ocf:heartbeat:pgsql");
        ContractContext resource = ContractContext.open(
                kit,
                "db",
                Map.of(
                        "pgctl", BIN + "pg_ctl",
                        "psql", BIN + "psql",
                        "pgdata", home + "/data",
                        "config", home + "/data/postgresql.conf",
                        "socketdir", home.toString(),
                        "logfile", home + "/log",
                        "pgport", port));
        try {
            kit.restore(resource);
            assertThat(answer()).isEqualTo("42");
            assertThat(kit.quickCheck(resource)).isEqualTo(Health.healthy());

            ProcessHandle postmaster = postmaster();
            postmaster.destroyForcibly();
            await().atMost(Duration.ofMinutes(1)).until(() -> !postmaster.isAlive());
            assertThat(kit.quickCheck(resource)).isInstanceOf(Health.Failed.class);
            kit.recover(resource);
            assertThat(answer()).isEqualTo("42");

            ProcessHandle recovered = postmaster();
            Machine.letGo(resource.letGoSteps().getLast());
            await().atMost(Duration.ofMinutes(1)).until(() -> !recovered.isAlive());
        } finally {
            kit.remove(resource);
        }
        assertThat(kit.quickCheck(resource)).isInstanceOf(Health.Failed.class);
    }

    private void initialize(Path directory) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = Files.createDirectories(directory.resolve("postgres"));
        Machine.run("chown", "postgres", home.toString());
        asPostgres(BIN + "initdb", "--no-sync", "--auth=trust", "-D", home + "/data");
        port = Integer.toString(FreePort.next());
        Files.writeString(
                home.resolve("data/postgresql.conf"),
                "fsync = off\nlisten_addresses = '127.0.0.1'\nshared_buffers = 8MB\nmax_connections = 10\n"
                        + "unix_socket_directories = '" + home + "'\n");
    }

    private String answer() throws IOException, InterruptedException {
        return asPostgres(BIN + "psql", "-h", home.toString(), "-p", port, "-Atc", "select 6 * 7")
                .strip();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static String asPostgres(String... argv) throws IOException, InterruptedException {
        String[] command = new String[argv.length + 4];
        System.arraycopy(new String[] {"runuser", "-u", "postgres", "--"}, 0, command, 0, 4);
        System.arraycopy(argv, 0, command, 4, argv.length);
        return Machine.run(command);
    }
}
