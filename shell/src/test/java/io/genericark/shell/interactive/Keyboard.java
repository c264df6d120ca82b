package io.genericark.shell.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A shell on a terminal without a pty: keys go in by a pipe, and what is shown is kept. */
final class Keyboard implements AutoCloseable {
    static final String TAB = "\t";
    static final String ENTER = "\r";
    static final String UP = "\u001bOA";
    static final String CTRL_D = "\u0004";

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String CTRL_C = "\u0003";

    /** What the terminal can do. */
    enum Kind {
        /** It edits lines, and shows colour. */
        FULL,
        /** It prints characters. */
        DUMB
    }

    private final Kind kind;
    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> end;
    private int seen;

    Keyboard(Kind kind, Path socket, CommandHistory history) throws IOException {
        this.kind = kind;
        var terminal = terminal(new PipedInputStream(keys));
        end = CompletableFuture.supplyAsync(
                () -> Shell.on(terminal, Map.of("ARK_SOCKET", socket.toString()), history),
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("shell").daemon().factory()));
        sees("ark(demo@node-b)> ");
    }

    private Terminal terminal(PipedInputStream in) throws IOException {
        return switch (kind) {
            case FULL -> new ExternalTerminal("test", "xterm", in, screen, StandardCharsets.UTF_8);
            case DUMB -> new DumbTerminal("test", Terminal.TYPE_DUMB, in, screen, StandardCharsets.UTF_8);
        };
    }

    Keyboard types(String... some) throws IOException {
        for (var part : some) {
            keys.write(part.getBytes(StandardCharsets.UTF_8));
        }
        keys.flush();
        return this;
    }

    /** A terminal that does not edit lines is left to the system, which makes a signal of it. */
    Keyboard typesCtrlC() throws IOException {
        switch (kind) {
            case FULL -> types(CTRL_C);
            case DUMB -> {
                assumeFalse(
                        ignoresInterrupts(),
                        "this JVM was started with SIGINT ignored, as nohup and '&' in a script do");
                var me = Long.toString(ProcessHandle.current().pid());
                var _ = new ProcessBuilder("kill", "-INT", me).start();
            }
        }
        return this;
    }

    /** SIGINT is signal 2: bit 1 of proc(5)'s SigIgn. Nothing can handle it then, in no program of this kind. */
    private static boolean ignoresInterrupts() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0b10) != 0);
        }
    }

    /** Waits until the text is shown, after what was seen before. */
    Keyboard sees(String text) {
        await().atMost(LONG)
                .failFast("the shell ended", () -> end.isDone() && shown().indexOf(text, seen) < 0)
                .untilAsserted(() -> assertThat(shown().substring(seen)).contains(text));
        seen = shown().indexOf(text, seen) + text.length();
        return this;
    }

    String raw() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** What is shown, without colours and movements of the cursor. */
    private String shown() {
        return raw().replaceAll("\u001b(\\[[0-9;?]*[A-Za-z]|[=>])", "");
    }

    /** Waits for the shell's end; its exit code. */
    int ended() {
        return end.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        keys.close();
        ended();
    }
}
