package io.genericark.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.guard.LetGoReport.Cause;
import io.genericark.letgo.LetGoFiles;
import io.genericark.process.Boottime;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import io.genericark.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard as a process, with processes that it guards. */
class GuardTest {
    private static final long LONG_NANOS = TimeUnit.HOURS.toNanos(1);

    @TempDir
    Path directory;

    private final Mark mark = new Order.Marker(UUID.randomUUID().toString()).mark();
    private final RecordingListener news = new RecordingListener();
    private Optional<Guard> started = Optional.empty();

    @BeforeEach
    void writeSysrq() throws IOException {
        Files.createFile(directory.resolve("sysrq"));
    }

    @AfterEach
    void end() throws Exception {
        if (started.isPresent()) {
            ProcessHandle process = started.get().process();
            process.destroyForcibly();
            process.onExit().get();
        }
        MarkedProcesses.killAll(mark, Duration.ofSeconds(10));
    }

    @Test
    void aLeaseThatRunsOutEndsWhatCarriesTheMarkAndSaysWhy() throws Exception {
        Guard guard = start(LossAction.KILL);
        Process held = held("sleep 600 & sleep 600 & wait");
        guard.extendLease(Boottime.nanos() + 1_000_000);
        LetGoReport report = letGoReport(guard);
        assertThat(report.cause()).isEqualTo(Cause.LEASE_RAN_OUT);
        assertThat(report.outcome()).isEqualTo(new LetGoOutcome.Done());
        assertThat(MarkedProcesses.find(mark)).isEmpty();
        held.waitFor();
        assertThat(news.lettingGo).containsOnly(Cause.LEASE_RAN_OUT);
        assertThat(guard.process().isAlive()).isTrue();
        await().untilAsserted(() -> assertThat(directory.resolve("guard.log"))
                .content()
                .contains("let go: the lease ran out", "nothing is left"));
    }

    @Test
    void aDaemonThatLeftItsSessionIsEndedToo() throws Exception {
        Guard guard = start(LossAction.KILL);
        held("setsid sleep 600 >/dev/null 2>&1 & exit 0").waitFor();
        await().until(() -> MarkedProcesses.find(mark).size() == 1);
        guard.letGo(1);
        assertThat(next(news.letGoDone).outcome()).isEqualTo(new LetGoOutcome.Done());
        assertThat(MarkedProcesses.find(mark)).isEmpty();
    }

    @Test
    void anExtendedLeaseKeepsWhatIsHeldAliveAndTheNextOneThatRunsOutDoesNot() throws Exception {
        Guard guard = start(LossAction.KILL);
        Process held = held("exec sleep 600");
        long first = Boottime.nanos() + 5_000_000_000L;
        guard.extendLease(first);
        long second = first + LONG_NANOS;
        guard.extendLease(second);
        await().until(() -> guard.armedUntilNanos() == second && Boottime.nanos() > first + 100_000_000);
        assertThat(news.letGoDone).isEmpty();
        assertThat(held.isAlive()).isTrue();
        guard.extendLease(Boottime.nanos());
        assertThat(next(news.letGoDone).cause()).isEqualTo(Cause.LEASE_RAN_OUT);
        held.waitFor();
    }

    @Test
    void aClosedPipeLetsGoAndEndsTheGuard() throws Exception {
        Guard guard = start(LossAction.KILL);
        Process held = held("exec sleep 600");
        guard.extendLease(Boottime.nanos() + LONG_NANOS);
        guard.close();
        held.waitFor();
        guard.process().onExit().get();
        assertThat(directory.resolve("guard.log")).content().contains("the node process ended or closed the pipe");
    }

    @Test
    void letGoCommandsRunAtLetGoAndAFailureIsReportedWithWhatTheCommandSaid() throws Exception {
        Guard guard = start(LossAction.KILL);
        Path ran = directory.resolve("ran");
        var files = new LetGoFiles(directory.resolve("letgo"));
        files.write("vip", List.of(List.of("sh", "-c", "echo \"$ARK_GUARD\" > " + ran)));
        files.write("fs", List.of(List.of("sh", "-c", "echo target is busy; exit 32")));
        files.write("slow", List.of(List.of("sleep", "600")));
        files.write("none", List.of(List.of("/no/such/command")));
        guard.letGo(1);
        assertThat(next(news.letGoDone).outcome())
                .isInstanceOfSatisfying(
                        LetGoOutcome.Left.class,
                        left -> assertThat(left.what())
                                .contains(
                                        "fs: sh -c",
                                        "exit 32 target is busy",
                                        "slow: sleep 600: not ready after 5000 ms",
                                        "none:")
                                .doesNotContain("vip"));
        assertThat(ran).content().isBlank();
        assertThat(directory.resolve("sysrq")).isEmptyFile();
    }

    @Test
    void aDamagedLetGoFileIsNamedAndTheOthersAreDone() throws Exception {
        Guard guard = start(LossAction.KILL);
        Path ran = directory.resolve("ran");
        var files = new LetGoFiles(directory.resolve("letgo"));
        files.write("vip", List.of(List.of("touch", ran.toString())));
        for (String damaged : List.of("[[\"ip\"", "[[]]", "[null]", "null", "[[null]]", "{}")) {
            Files.writeString(directory.resolve("letgo/fs.json"), damaged);
            guard.letGo(1);
            assertThat(next(news.letGoDone).outcome())
                    .as(damaged)
                    .isInstanceOfSatisfying(
                            LetGoOutcome.Left.class,
                            left -> assertThat(left.what()).contains("fs: ", "fs.json"));
        }
        assertThat(ran).exists();
        guard.removeTag("vip");
        assertThat(next(news.removed)).isEqualTo("vip Done[]");
    }

    @Test
    void theRebootActionWritesToSysrqWhenTheLeaseRanOut() throws Exception {
        Guard guard = start(LossAction.REBOOT);
        guard.extendLease(Boottime.nanos() + 1_000_000);
        letGoReport(guard);
        await().until(() -> Files.readString(directory.resolve("sysrq")).equals("b"));
    }

    @Test
    void aForcedRemovalEndsOneResourceOnly() throws Exception {
        Guard guard = start(LossAction.KILL);
        Process web = held("ARK_TAG=web exec sleep 600");
        Process pg = held("ARK_TAG=pg exec sleep 600");
        Path ran = directory.resolve("ran");
        var files = new LetGoFiles(directory.resolve("letgo"));
        files.write("web", List.of(List.of("sh", "-c", "echo web >> " + ran)));
        files.write("pg", List.of(List.of("sh", "-c", "echo pg >> " + ran)));
        await().until(() -> MarkedProcesses.find(new Mark("ARK_TAG", "web")).contains(web.pid()));
        guard.removeTag("web");
        assertThat(next(news.removed)).isEqualTo("web Done[]");
        web.waitFor();
        assertThat(pg.isAlive()).isTrue();
        assertThat(ran).hasContent("web");
        assertThat(files.read()).containsOnlyKeys("pg");
    }

    @Test
    void itQuitsOnlyWhenNothingIsHeld() throws Exception {
        Guard guard = start(LossAction.KILL);
        Process held = held("exec sleep 600");
        guard.quit();
        assertThat(next(news.stillHeld)).isEqualTo("1 processes and 0 let-go commands");
        held.destroyForcibly().waitFor();
        guard.quit();
        guard.process().onExit().get();
        assertThat(news.died).isEmpty();
        assertThat(news.letGoDone).isEmpty();
    }

    @Test
    void itIgnoresTheSignalsThatAStoppingMachineSendsToAll() throws Exception {
        Guard guard = start(LossAction.KILL);
        Signals.process(guard.process().pid(), Signals.Signal.TERM);
        guard.letGo(1);
        next(news.letGoDone);
        assertThat(guard.process().isAlive()).isTrue();
    }

    @Test
    void aKilledGuardIsNoticed() throws Exception {
        Guard guard = start(LossAction.KILL);
        Signals.process(guard.process().pid(), Signals.Signal.KILL);
        assertThat(next(news.died)).contains("ended with 137", "must let go and start another guard");
    }

    @Test
    void aStoppedGuardDoesNotBlockTheNodeAndIsReportedAsStuckOnce() throws Exception {
        Guard guard = start(LossAction.KILL);
        guard.extendLease(Boottime.nanos() + LONG_NANOS);
        await().until(() -> guard.armedUntilNanos() != Long.MIN_VALUE);
        Signals.process(guard.process().pid(), Signals.Signal.STOP);
        await().until(() -> {
            guard.extendLease(Boottime.nanos() + LONG_NANOS);
            return !news.stuck.isEmpty();
        });
        for (int i = 0; i < 50_000; i++) {
            guard.extendLease(Boottime.nanos() + LONG_NANOS);
        }
        assertThat(news.stuck).hasSize(1);
    }

    private Guard start(LossAction action) throws Exception {
        GuardSettings settings = new GuardSettings(
                mark.value(),
                action,
                5_000,
                1_500,
                directory.resolve("guard.log"),
                directory.resolve("sysrq"),
                directory.resolve("letgo"),
                60_000);
        Guard guard = Guard.start(settings, news);
        started = Optional.of(guard);
        assertThat(next(news.ready)).isIn("realtime", "normal");
        return guard;
    }

    /** A lease of a millisecond may be over when the guard reads it; then it is given again. */
    private LetGoReport letGoReport(Guard guard) throws InterruptedException {
        await().until(() -> {
            if (news.letGoDone.isEmpty()) {
                guard.extendLease(Boottime.nanos() + 50_000_000);
            }
            return !news.letGoDone.isEmpty();
        });
        return next(news.letGoDone);
    }

    private Process held(String shell) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", shell)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        mark.putInto(builder.environment());
        return builder.start();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(60, TimeUnit.SECONDS);
        assertThat(value).as("the guard answers").isNotNull();
        return Objects.requireNonNull(value);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }
}
