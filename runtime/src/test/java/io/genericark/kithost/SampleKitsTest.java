package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.QUICK_CHECK;
import static io.genericark.kithost.protocol.KitAction.RECOVER;
import static io.genericark.kithost.protocol.KitAction.REMOVE;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.FreePort;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.script.Python;
import io.genericark.process.Signals;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The kits of the project's {@code scripts} directory keep the contract: each action is repeatable, checks tell the truth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleKitsTest {

    private Path directory;
    private HostUnderTest host;

    @BeforeAll
    void startHost(@TempDir Path given) throws IOException {
        directory = given;
        Path samples =
                Path.of(String.valueOf(System.getProperty("ark.root", ".."))).resolve("scripts");
        host = new HostUnderTest(directory, samples, Python.SYSTEM);
    }

    @AfterAll
    void endHost() {
        host.close();
    }

    @Test
    void everySampleIsAccepted() {
        assertThat(host.ready().refused()).isEmpty();
        assertThat(host.ready().kits())
                .extracting(kit -> kit.descriptor().name())
                .contains("http-echo", "demo", "filesystem", "http-service", "nginx", "postgresql");
    }

    @Test
    void fourScriptsServeFailAreRecoveredAndRemoved() throws IOException {
        serveFailRecoverRemove("http-echo", Map.of());
    }

    @Test
    void javaScriptServesFailsIsRecoveredAndRemoved() throws IOException {
        serveFailRecoverRemove(
                "demo.js", Map.of("run-dir", directory.resolve("run").toString()));
    }

    private void serveFailRecoverRemove(String kit, Map<String, String> more) throws IOException {
        String tag = "sample-" + kit;
        Map<String, String> parameters = new HashMap<>(more);
        int port = FreePort.next();
        parameters.put("port", Integer.toString(port));

        assertThat(run(kit, REMOVE, tag, parameters).outcome()).isEqualTo(Outcome.OK); // never was here
        assertThat(run(kit, QUICK_CHECK, tag, parameters).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run(kit, RESTORE, tag, parameters))
                .satisfies(finished ->
                        assertThat(finished.outcome()).as(finished.reason()).isEqualTo(Outcome.OK));
        assertThat(run(kit, RESTORE, tag, parameters).outcome()).isEqualTo(Outcome.OK);
        assertThat(run(kit, QUICK_CHECK, tag, parameters).outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(answer(port)).isEqualTo("node-a");

        host.processesOf(tag).forEach(pid -> Signals.process(pid, Signals.Signal.KILL));
        assertThat(run(kit, QUICK_CHECK, tag, parameters).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run(kit, RECOVER, tag, parameters).outcome()).isEqualTo(Outcome.OK);
        assertThat(run(kit, QUICK_CHECK, tag, parameters).outcome()).isEqualTo(Outcome.HEALTHY);

        assertThat(run(kit, REMOVE, tag, parameters).outcome()).isEqualTo(Outcome.OK);
        assertThat(run(kit, REMOVE, tag, parameters).outcome()).isEqualTo(Outcome.OK);
        assertThat(host.processesOf(tag)).isEmpty();
    }

    private FromHost.Finished run(String kit, KitAction action, String tag, Map<String, String> parameters) {
        return host.run(kit, action, tag, parameters, 1, 30_000);
    }

    private static String answer(int port) throws IOException {
        URLConnection connection =
                URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
        connection.setReadTimeout(10_000);
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
