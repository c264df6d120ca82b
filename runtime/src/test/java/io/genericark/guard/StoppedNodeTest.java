package io.genericark.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import io.genericark.process.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node process in trouble: what it holds is gone all the same. */
class StoppedNodeTest {
    @TempDir
    Path directory;

    private final Mark mark = new Order.Marker(UUID.randomUUID().toString()).mark();
    private Process node = neverStarted();
    private Process held = neverStarted();
    private ProcessHandle guard = ProcessHandle.current();

    @BeforeEach
    void start() throws Exception {
        node = new ProcessBuilder(
                        Path.of(property("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        property("java.class.path"),
                        NodeProbe.class.getName(),
                        directory.toString(),
                        mark.value())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String pid = String.valueOf(node.inputReader().readLine());
        assertThat(pid).as("the node arms its guard and tells its pid").containsOnlyDigits();
        guard = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        ProcessBuilder sleep = new ProcessBuilder("sleep", "600");
        mark.putInto(sleep.environment());
        held = sleep.start();
    }

    @AfterEach
    void end() throws Exception {
        node.destroyForcibly().waitFor();
        held.destroyForcibly().waitFor();
        guard.onExit().get();
        assertThat(MarkedProcesses.killAll(mark, Duration.ofSeconds(10)).ended())
                .isZero();
    }

    @Test
    void aStoppedNodeHoldsNothingAndLearnsOfItWhenItRunsOn() throws Exception {
        Signals.process(node.pid(), Signals.Signal.STOP);
        held.waitFor();
        Signals.process(node.pid(), Signals.Signal.CONT);
        BufferedReader said = node.inputReader();
        assertThat(said.readLine()).isEqualTo("LEASE_RAN_OUT");
        assertThat(guard.isAlive()).isTrue();
    }

    @Test
    void aKilledNodeHoldsNothingAndItsGuardEnds() throws Exception {
        Signals.process(node.pid(), Signals.Signal.KILL);
        held.waitFor();
        guard.onExit().get();
        assertThat(directory.resolve("guard.log")).content().contains("the node process ended or closed the pipe");
    }

    private static Process neverStarted() {
        try {
            return new ProcessBuilder("true").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
