package io.genericark.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MarkedProcessesTest {

    private final Mark mark = new Mark("ARK_TEST", UUID.randomUUID().toString());

    @AfterEach
    void endWhatIsLeft() {
        MarkedProcesses.killAll(mark, Duration.ofSeconds(5));
    }

    @Test
    void childrenAreFoundAndEndedWithTheirParent() throws IOException {
        Process parent = start("sleep 600 & sleep 600 & wait");
        await().until(() -> MarkedProcesses.find(mark).size() == 3);

        MarkedProcesses.Killed killed = MarkedProcesses.killAll(mark, Duration.ofSeconds(10));

        assertThat(killed.complete()).isTrue();
        assertThat(killed.ended()).isEqualTo(3);
        await().until(() -> !parent.isAlive());
    }

    @Test
    void aDaemonThatLeftItsSessionIsFound() throws Exception {
        start("setsid sleep 600 >/dev/null 2>&1 & exit 0").waitFor();

        await().until(() -> MarkedProcesses.find(mark).size() == 1);
        assertThat(MarkedProcesses.killAll(mark, Duration.ofSeconds(10)).ended())
                .isEqualTo(1);
    }

    /** An action that is cut off ends what it has started on a thread that was interrupted. */
    @Test
    void anInterruptedThreadSeesAndEndsAllTheSame() throws IOException {
        Process process = start("exec sleep 600");
        await().until(() -> MarkedProcesses.find(mark).size() == 1);

        Thread.currentThread().interrupt();
        List<Long> found = MarkedProcesses.find(mark);
        int ended = MarkedProcesses.killAll(mark, Duration.ofMinutes(1)).ended();
        boolean stillInterrupted = Thread.interrupted();

        assertThat(found).containsExactly(process.pid());
        assertThat(ended).isEqualTo(1);
        assertThat(stillInterrupted).isTrue();
    }

    @Test
    void aZombieCountsAsDead() throws IOException {
        Process parent = start("sleep 600 & kill -KILL $!; exec sleep 600");

        await().until(() -> MarkedProcesses.find(mark).equals(List.of(parent.pid())));
    }

    /** Its environment is empty for a moment at each of its thousand execs. */
    @Test
    void aProcessThatReplacesItsProgramAgainAndAgainIsNeverOverlooked() throws IOException {
        Process restless = start("exec sh -c 'i=$1; [ $i -gt 0 ] || exec sleep 600; exec sh -c \"$0\" \"$0\" $((i-1))'"
                + " 'i=$1; [ $i -gt 0 ] || exec sleep 600; exec sh -c \"$0\" \"$0\" $((i-1))' 1000");
        while (!isAsleep(restless)) {
            MarkedProcesses.Scan scan = MarkedProcesses.scan(Set.of(mark));
            assertThat(Stream.concat(scan.found().stream(), scan.undecided().stream()))
                    .contains(restless.pid());
        }
    }

    private static boolean isAsleep(Process process) {
        return process.info().command().orElse("").contains("sleep");
    }

    @Test
    void aProcessWithoutAnyEnvironmentIsDecided() throws IOException {
        Process bare = start("exec env -i sleep 600");
        await().until(() -> isAsleep(bare));
        try {
            assertThat(MarkedProcesses.scan(Set.of(mark)).undecided()).doesNotContain(bare.pid());
        } finally {
            bare.destroyForcibly();
        }
    }

    @Test
    void onlyWhatCarriesAllMarksIsEnded() throws IOException {
        Process plain = start("exec sleep 600");
        Process tagged = start("ARK_TAG=web exec sleep 600");
        await().until(() -> isAsleep(plain) && isAsleep(tagged));
        assertThat(MarkedProcesses.killAll(Set.of(mark, new Mark("ARK_TAG", "web")), Duration.ofSeconds(10))
                        .ended())
                .isEqualTo(1);
        await().until(() -> !tagged.isAlive());
        assertThat(plain.isAlive()).isTrue();
    }

    @Test
    void anotherValueIsNotMistakenForTheMark() throws IOException {
        start("exec sleep 600");
        await().until(() -> MarkedProcesses.find(mark).size() == 1);
        String value = mark.value();

        assertThat(MarkedProcesses.find(new Mark("ARK_TEST", value.substring(0, 8))))
                .isEmpty();
        assertThat(MarkedProcesses.find(new Mark("TEST", value))).isEmpty();
        assertThat(mark.isIn(("X=ARK_TEST=" + value + "\0").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(mark.isIn(("X=1\0ARK_TEST=" + value).getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void aSignalToNobodyOrEverybodyIsNotSent() {
        assertThat(Signals.process(Integer.MAX_VALUE, Signals.Signal.TERM)).isEqualTo(Signals.Delivery.NOBODY);
        assertThatThrownBy(() -> Signals.group(1, Signals.Signal.TERM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Signals.process(-1, Signals.Signal.TERM)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boottimeNeverStepsBackAndIsNotBehindTheMonotonicClock() {
        long monotonic = System.nanoTime();
        long first = Boottime.nanos();
        long second = Boottime.nanos();

        assertThat(second).isGreaterThanOrEqualTo(first);
        assertThat(first).isGreaterThanOrEqualTo(monotonic);
    }

    private Process start(String shell) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", shell)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        mark.putInto(builder.environment());
        return builder.start();
    }
}
