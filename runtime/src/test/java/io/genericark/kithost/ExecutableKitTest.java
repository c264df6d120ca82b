package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.DEEP_CHECK;
import static io.genericark.kithost.protocol.KitAction.PLAN;
import static io.genericark.kithost.protocol.KitAction.QUICK_CHECK;
import static io.genericark.kithost.protocol.KitAction.RECOVER;
import static io.genericark.kithost.protocol.KitAction.REMOVE;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.protocol.RefusedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Directories of executables, in a real kit-host process that all tests share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecutableKitTest {

    private static final String IGNORES_TERM = "trap '' TERM; setsid sleep 600 & sleep 600 & while :; do sleep 1; done";

    private Path directory;
    private HostUnderTest host;

    @BeforeAll
    void startHost(@TempDir Path given) throws IOException {
        directory = given;
        ScriptFiles scripts = new ScriptFiles(directory);
        scripts.restoring("envs", "env > \"$ARK_PARAM_OUT_FILE\"; echo \"args $*\" >> \"$ARK_PARAM_OUT_FILE\"");
        scripts.file("envs/kit.conf", """
                summary = "writes its environment"
                parameters { out-file { type = text, required = true, help = "where to" } }
                """);
        scripts.executable("daemon", "restore", "sleep 600 &\nsetsid sleep 600 &\necho started")
                .executable(
                        "daemon",
                        "remove",
                        "kill $(grep -lz \"^ARK_TAG=$ARK_TAG$\" /proc/[0-9]*/environ 2>/dev/null"
                                + " | cut -d/ -f3 | grep -vx $$) 2>/dev/null; exit 0");
        scripts.restoring("stubborn", IGNORES_TERM).executable("stubborn", "quickCheck", IGNORES_TERM);
        scripts.restoring("flood", "exec yes");
        scripts.checking("sick", "echo 'first' >&2; echo 'port 80 is closed' >&2; exit 3");
        scripts.checking("well", "exit 0");
        scripts.restoring("trace", "echo ran >> " + directory + "/ran").executable("trace", "letgo", "exit 0");
        scripts.restoring(
                "gather",
                "echo x >> " + directory + "/gather; while [ $(wc -l < " + directory
                        + "/gather) -lt 2 ]; do sleep 0.02; done");
        scripts.executable("half", "restore", "exit 0");
        scripts.restoring("same", "exit 0");
        scripts.file("same.js", "export function restore() {}\nexport function remove() {}\n");
        scripts.restoring("badconf", "exit 0").file("badconf/kit.conf", "sumary = x\n");
        scripts.restoring("badneeds", "exit 0").file("badneeds/kit.conf", "needs = [exec]\n");
        scripts.restoring("deep", "exit 0")
                .executable("deep", "deepCheck", "echo 'half of the disk is gone' >&2; exit 4")
                .file("deep/plan", "a file that is no action");
        scripts.file("README", "no kit");
        host = new HostUnderTest(directory);
        host.ready(); // no time of an action is spent on loading kits
    }

    @AfterAll
    void endHost() {
        host.close();
    }

    @Test
    void readyNamesEachKitWithWhatItCanDoAndEachRefusedFileWithItsReason() {
        FromHost.Ready ready = host.ready();

        assertThat(ready.kits()).extracting(kit -> kit.descriptor().name()).contains("envs", "daemon", "sick", "well");
        KitInfo well = ready.kits().stream()
                .filter(kit -> kit.descriptor().name().equals("well"))
                .findFirst()
                .orElseThrow();
        assertThat(well.abilities()).extracting(Enum::name).containsExactly("QUICK_CHECK");
        assertThat(ready.refused())
                .extracting(RefusedFile::reason)
                .anySatisfy(reason -> assertThat(reason).contains("remove is missing"))
                .anySatisfy(reason -> assertThat(reason).contains("the kit name same is used by"))
                .anySatisfy(reason -> assertThat(reason).contains("'sumary' is not known"))
                .anySatisfy(reason -> assertThat(reason).contains("needs would hold nobody back"));
    }

    @Test
    void aDeepCheckIsOneMoreExecutable() {
        FromHost.Finished finished = host.run("deep", DEEP_CHECK, "deep");

        assertThat(finished.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finished.reason()).contains("exit code 4", "half of the disk is gone");
        assertThat(host.run("deep", PLAN, "deep").outcome()).isEqualTo(Outcome.UNSUPPORTED);
    }

    @Test
    void scriptsGetTagIdAndContext() throws IOException {
        Path out = directory.resolve("env.txt");

        FromHost.Finished finished =
                host.run("envs", RESTORE, "web env", Map.of("out-file", out.toString()), 12, 30_000);

        assertThat(finished.outcome()).isEqualTo(Outcome.OK);
        assertThat(Files.readAllLines(out))
                .contains("ARK_TAG=web env", "ARK_ID=web env", "ARK_ACTION=restore", "ARK_EPOCH=12", "ARK_NODE=node-a")
                .contains("args -t web env -i web env")
                .contains("ARK_LONGEST_CALL_MILLIS=" + HostUnderTest.LONGEST_CALL.toMillis())
                .contains(host.guard.name() + "=" + host.guard.value())
                .anyMatch(line -> line.matches("ARK_DEADLINE_MILLIS=[0-9]+"));
    }

    @Test
    void aMissingParameterIsDeniedBeforeAnythingRuns() {
        FromHost.Finished finished = host.run("envs", RESTORE, "noparam");

        assertThat(finished.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(finished.reason()).contains("parameter out-file is missing (where to)");
    }

    @Test
    void aDaemonThatKeepsItsOutputOpenHangsNobodyAndStaysUntilRemoved() {
        assertThat(host.run("daemon", RESTORE, "daemon-1").outcome()).isEqualTo(Outcome.OK);
        assertThat(host.processesOf("daemon-1")).hasSize(2);

        assertThat(host.run("daemon", REMOVE, "daemon-1").outcome()).isEqualTo(Outcome.OK);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> host.processesOf("daemon-1").isEmpty());
    }

    @Test
    void whatIgnoresSigtermAndLeavesItsSessionEndsWithItsTimeout() {
        FromHost.Finished finished = host.run("stubborn", RESTORE, "stubborn-1", Map.of(), 1, 500);

        assertThat(finished.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(finished.reason()).contains("restore took longer than 500 ms");
        assertThat(host.processesOf("stubborn-1")).isEmpty();
    }

    @Test
    void aCheckThatTimesOutIsUnknownAndNotFailed() {
        FromHost.Finished finished = host.run("stubborn", QUICK_CHECK, "stubborn-2", Map.of(), 1, 500);

        assertThat(finished.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(host.processesOf("stubborn-2")).isEmpty();
    }

    @Test
    void aCancelledActionIsFinishedOnlyWhenNothingOfItRuns() {
        long action = host.start("stubborn", RESTORE, "stubborn-3", Map.of(), 1, 60_000);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> host.processesOf("stubborn-3").size() >= 3);

        host.client.cancel(action);

        assertThat(host.answer(action).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(host.processesOf("stubborn-3")).isEmpty();
    }

    @Test
    void aFloodOfOutputEndsTheScript() {
        FromHost.Finished finished = host.run("flood", RESTORE, "flood-1");

        assertThat(finished.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(finished.reason()).contains("wrote more output than is kept");
        assertThat(host.processesOf("flood-1")).isEmpty();
    }

    @Test
    void theLastLinesOfStandardErrorAreTheReason() {
        FromHost.Finished finished = host.run("sick", QUICK_CHECK, "sick-1");

        assertThat(finished.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finished.reason()).isEqualTo("quickCheck ended with exit code 3: first | port 80 is closed");
    }

    @Test
    void aHealthyCheckIsHealthy() {
        assertThat(host.run("well", QUICK_CHECK, "well-1").outcome()).isEqualTo(Outcome.HEALTHY);
    }

    @Test
    void whatAKitCannotDoIsUnsupported() {
        assertThat(host.run("well", RECOVER, "well-2").outcome()).isEqualTo(Outcome.UNSUPPORTED);
        assertThat(host.run("daemon", QUICK_CHECK, "well-2").outcome()).isEqualTo(Outcome.UNSUPPORTED);
    }

    @Test
    void withoutLeaseOrWithASupersededEpochNothingIsRestored() throws IOException {
        Path ran = directory.resolve("ran");
        assertThat(host.run("trace", REMOVE, "gated", Map.of(), 5, 30_000).outcome())
                .isEqualTo(Outcome.OK);
        FromHost.Finished old = host.run("trace", RESTORE, "gated", Map.of(), 4, 30_000);
        assertThat(old.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(old.reason()).contains("its epoch 4 is superseded by 5");
        try {
            host.lease(Duration.ZERO);
            FromHost.Finished late = host.run("trace", RESTORE, "gated", Map.of(), 5, 30_000);
            assertThat(late.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(late.reason()).contains("this node's lease has ended");
        } finally {
            host.lease(Duration.ofHours(1));
        }
        assertThat(ran).doesNotExist();

        FromHost.Finished now = host.run("trace", RESTORE, "gated", Map.of(), 5, 30_000);
        assertThat(now.outcome()).isEqualTo(Outcome.OK);
        assertThat(ran).exists();
        assertThat(host.letGo().read().get("gated")).singleElement().satisfies(letGo -> {
            assertThat(letGo.getFirst()).endsWith("/scripts/trace/letgo");
            assertThat(letGo.subList(1, 5)).containsExactly("-t", "gated", "-i", "gated");
        });
        assertThat(host.run("trace", REMOVE, "gated", Map.of(), 5, 30_000).outcome())
                .isEqualTo(Outcome.OK);
        assertThat(host.letGo().read()).doesNotContainKey("gated");
    }

    @Test
    void actionsOfOneResourceRunOneAfterTheOther() {
        long first = host.start("well", QUICK_CHECK, "lane", Map.of(), 1, 30_000);
        long second = host.start("well", RESTORE, "lane", Map.of(), 1, 30_000);
        long third = host.start("well", QUICK_CHECK, "lane", Map.of(), 1, 30_000);
        host.answer(third);

        assertThat(host.order.stream().filter(List.of(first, second, third)::contains))
                .containsExactly(first, second, third);
    }

    @Test
    void actionsOfDifferentResourcesRunAtTheSameTime() {
        long one = host.start("gather", RESTORE, "gather-1", Map.of(), 1, 30_000);
        long two = host.start("gather", RESTORE, "gather-2", Map.of(), 1, 30_000);

        assertThat(host.answer(one).outcome()).isEqualTo(Outcome.OK); // each waits for the other
        assertThat(host.answer(two).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void anUnknownKitIsDeniedWithTheReason() {
        assertThat(host.run("nosuch", RESTORE, "x").reason()).contains("kit nosuch cannot be used", "known are");
        assertThat(host.run("half", RESTORE, "x").reason()).contains("remove is missing");
    }
}
