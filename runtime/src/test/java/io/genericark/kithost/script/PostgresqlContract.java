package io.genericark.kithost.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.process.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sample for PostgreSQL with its data on a shared disk keeps the contract; broken by {@code kill -9} of the server. */
abstract class PostgresqlContract extends SampleKitContract {

    private static final String USER = "postgres";
    private Path data = Path.of("");

    PostgresqlContract(Python python) {
        super("postgresql", python);
    }

    @Override
    Map<String, String> parameters(Path directory, int port) throws Exception {
        Services.need(Services.POSTGRESQL, "postgresql-15");
        Services.needRoot();
        Path home = Files.createDirectory(directory.resolve("disk"));
        Files.setOwner(
                home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        data = home.resolve("data");
        String initdb = Services.POSTGRESQL.resolve("initdb").toString();
        Services.run(USER, List.of(initdb, "-D", data.toString(), "-U", USER, "-A", "trust", "--no-sync"));
        return Map.of(
                "data-directory", data.toString(),
                "port", Integer.toString(port),
                "socket-directory", home.toString());
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    @Override
    protected void breakResource() throws Exception {
        Signals.process(Services.pid(pidFile()), Signals.Signal.KILL);
    }

    @Test
    void aPidFileOfAnotherNodeDoesNotKeepItFromStarting() throws Exception {
        long somebody = ProcessHandle.current().pid();
        Files.writeString(pidFile(), somebody + "\n" + data + "\n1\n");
        Files.setOwner(pidFile(), Files.getOwner(data));

        kit().restore(resource());

        assertThat(kit().quickCheck(resource())).isInstanceOf(Health.Healthy.class);
        assertThat(Services.pid(pidFile())).isNotEqualTo(somebody);
    }

    @Test
    void itsLetGoStepEndsTheServerWithAllItsProcesses() throws Exception {
        ContractContext resource = resource();
        kit().restore(resource);
        long postmaster = Services.pid(pidFile());
        List<ProcessHandle> children =
                ProcessHandle.of(postmaster).orElseThrow().children().toList();
        assertThat(children).isNotEmpty();

        Services.run("root", resource.letGoSteps().getFirst().command());

        for (ProcessHandle child : children) {
            child.onExit().join();
        }
        assertThat(kit().quickCheck(resource())).isInstanceOf(Health.Failed.class);
    }
}
