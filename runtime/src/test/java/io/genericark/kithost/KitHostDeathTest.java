package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.kithost.host.HostExit;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.protocol.ToHost;
import io.genericark.kithost.protocol.Wire;
import io.genericark.kithost.script.Python;
import io.genericark.process.Boottime;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import io.genericark.process.Signals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when a kit-host ends, whoever ended it. */
class KitHostDeathTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void writeKits() {
        new ScriptFiles(directory)
                .restoring("daemon", "sleep 600 & exit 0")
                .restoring("slow", "setsid sleep 600 & sleep 600");
    }

    @Test
    void whatItWasRunningEndsWithItAndWhatIsInServiceRunsOn() throws IOException {
        try (HostUnderTest host = new HostUnderTest(directory)) {
            assertThat(host.run("daemon", RESTORE, "db").outcome()).isEqualTo(Outcome.OK);
            host.start("slow", RESTORE, "web", Map.of(), 1, 600_000);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> host.processesOf("web").size() == 3);

            Signals.process(host.client.pid(), Signals.Signal.KILL);

            assertThat(host.death()).contains("killed by signal 9", "it was running restore of web");
            assertThat(host.processesOf("web")).isEmpty();
            assertThat(host.processesOf("db")).hasSize(1);
        }
    }

    @Test
    void endEndsItAtOnceAlsoWhenItIsStopped() throws IOException {
        try (HostUnderTest host = new HostUnderTest(directory)) {
            host.ready();
            Signals.process(host.client.pid(), Signals.Signal.STOP);

            host.client.end();
            host.client.end();

            assertThat(host.death()).contains("the node ended it");
            host.client.cancel(1); // without effect, and without exception
        }
    }

    @Test
    void aHostThatDoesNotReadIsEnded() throws IOException {
        try (HostUnderTest host = new HostUnderTest(directory)) {
            host.ready();
            Signals.process(host.client.pid(), Signals.Signal.STOP);

            await().atMost(Duration.ofMinutes(1)).until(() -> {
                for (int i = 0; i < 500; i++) {
                    host.lease(Duration.ofHours(1));
                }
                return host.death.isDone();
            });

            assertThat(host.death()).contains("does not take messages any more");
        }
    }

    @Test
    void withItsNodeItEndsItselfAndItsActions() throws Exception {
        Mark guard = new Mark("ARK_GUARD", UUID.randomUUID().toString());
        KitHostLaunch launch = KitHostLaunch.ofThisJvm(
                HostUnderTest.settings(directory, directory.resolve("scripts"), Python.AUTO), guard);
        ProcessBuilder builder = new ProcessBuilder(launch.command("test"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        guard.putInto(builder.environment());
        Process process = builder.start();
        try (OutputStream toHost = process.getOutputStream()) {
            say(toHost, new ToHost.Lease(Boottime.nanos() + Duration.ofHours(1).toNanos()));
            say(toHost, new ToHost.Start(new ActionRequest(1, "web", "", "slow", RESTORE, Map.of(), 1, 1, 600_000)));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> MarkedProcesses.find(guard).size() == 4);
        }

        assertThat(process.waitFor()).isEqualTo(HostExit.PIPE_CLOSED.code());
        // what left its process group is found by its mark, which is the guard's part
        assertThat(MarkedProcesses.killAll(guard, Duration.ofSeconds(10)).complete())
                .isTrue();
    }

    private static void say(OutputStream toHost, ToHost message) throws IOException {
        toHost.write((Wire.line(message) + "\n").getBytes(StandardCharsets.UTF_8));
        toHost.flush();
    }
}
