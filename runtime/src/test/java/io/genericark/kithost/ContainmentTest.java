package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.QUICK_CHECK;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kits that misbehave, in every language in which they can: each gets the outcome that is true, its reason says where and why,
 * what it left is ended, and the kit-host works on. Real kit-host processes, which all tests share.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainmentTest {

    private static final long SHORT = 700;
    private static final long LOADED =
            2_000; // what runs in the kit-host itself is surely at the line that is asked for
    private static final long STARTED = 4_000; // and so is a program of its own
    private static final long LONG = 60_000;
    private static final long GIBIBYTE = 1024L * 1024 * 1024;

    /** How a kit is written. */
    private enum Language {
        JAVASCRIPT(Python.GRAALPY),
        GRAALPY(Python.GRAALPY),
        SYSTEM_PYTHON(Python.SYSTEM),
        EXECUTABLE(Python.GRAALPY);

        private final Python python;

        Language(Python python) {
            this.python = python;
        }

        /** Writes a kit that does this in its restore and in its quickCheck, from line 2 on. */
        private void write(ScriptFiles scripts, String name, String body) {
            String indented = body.indent(4);
            switch (this) {
                case JAVASCRIPT ->
                    scripts.file(name + ".js", "const misbehave = (ctx) => {\n" + indented + "};\n" + """
                            export const restore = misbehave, quickCheck = misbehave, remove = () => {};
                            """);
                case GRAALPY, SYSTEM_PYTHON -> scripts.file(name + ".py", "def restore(ctx):\n" + indented + """
                            def remove(ctx): pass
                            quick_check = restore
                            """);
                case EXECUTABLE -> scripts.restoring(name, body).executable(name, "quickCheck", body);
            }
        }
    }

    /** What is done, by whom, and what is said of a restore that does it. */
    enum Misdeed {
        JS_LOOP(Language.JAVASCRIPT, "for (;;);", LOADED, Outcome.TIMED_OUT, "at kit.js:2"),
        JS_LOOP_THAT_CATCHES(
                Language.JAVASCRIPT,
                "for (;;) { try { ctx.sleep(1); } catch (e) { } finally { continue; } }",
                SHORT,
                Outcome.TIMED_OUT,
                "took longer than 700 ms"),
        JS_SLEEP(Language.JAVASCRIPT, "ctx.sleep(600000);", LOADED, Outcome.TIMED_OUT, "at kit.js:2"),
        JS_BLOCKED(Language.JAVASCRIPT, "ctx.exec(['sleep', '600']);", LOADED, Outcome.TIMED_OUT, "at kit.js:2"),
        JS_DAEMON(
                Language.JAVASCRIPT,
                "ctx.exec(['sh', '-c', 'sleep 600 & setsid sleep 600 &']); throw new Error('and now');",
                LONG,
                Outcome.BROKEN,
                "and now: at kit.js:2"),
        JS_FLOOD(
                Language.JAVASCRIPT,
                "const r = ctx.exec(['head', '-c', '1G', '/dev/zero']); throw new Error('ok ' + r.ok);",
                LONG,
                Outcome.BROKEN,
                "ok false: at kit.js:2"),
        JS_PRINTS(Language.JAVASCRIPT, "for (;;) console.log('x'.repeat(1e6));", LOADED, Outcome.TIMED_OUT, "kit.js:2"),
        JS_IGNORES_TERM(
                Language.JAVASCRIPT,
                "ctx.exec(['sh', '-c', 'trap \"\" TERM; setsid sleep 600 & while :; do sleep 1; done']);",
                LOADED,
                Outcome.TIMED_OUT,
                "at kit.js:2"),
        JS_THROWS(Language.JAVASCRIPT, "throw { toString: 1, kind: 7 };", LONG, Outcome.BROKEN, "at kit.js:2"),
        JS_EXIT(Language.JAVASCRIPT, "quit(3);", LONG, Outcome.BROKEN, "kit.js:2"),

        GRAALPY_LOOP(Language.GRAALPY, "while True: pass", SHORT, Outcome.TIMED_OUT, "took longer than 700 ms"),
        GRAALPY_LOOP_THAT_CATCHES(
                Language.GRAALPY,
                "while True:\n    try: ctx.sleep(1)\n    except BaseException: pass",
                SHORT,
                Outcome.TIMED_OUT,
                "took longer than 700 ms"),
        GRAALPY_SLEEP(
                Language.GRAALPY, "import time; time.sleep(600)", SHORT, Outcome.TIMED_OUT, "took longer than 700 ms"),
        GRAALPY_BLOCKED(
                Language.GRAALPY, "ctx.exec(['sleep', 600])", SHORT, Outcome.TIMED_OUT, "took longer than 700 ms"),
        GRAALPY_DAEMON(
                Language.GRAALPY,
                "ctx.exec(['sh', '-c', 'sleep 600 & setsid sleep 600 &']); raise ValueError('and now')",
                LONG,
                Outcome.BROKEN,
                "ValueError: and now: at kit.py:2"),
        GRAALPY_PROCESS(Language.GRAALPY, "import os; os.fork()", LONG, Outcome.BROKEN, "at kit.py:2"),
        GRAALPY_SUBPROCESS(
                Language.GRAALPY,
                "import subprocess; subprocess.Popen(['sleep', '600'])",
                LONG,
                Outcome.BROKEN,
                "at kit.py:2"),
        GRAALPY_THREAD(
                Language.GRAALPY,
                "import threading; threading.Thread(target=print).start()",
                LONG,
                Outcome.BROKEN,
                "Creating threads is not allowed"),
        GRAALPY_SOCKET(
                Language.GRAALPY,
                "import socket; socket.create_connection(('127.0.0.1', 1))",
                LONG,
                Outcome.BROKEN,
                "was excluded"),
        GRAALPY_FILE(Language.GRAALPY, "open('/etc/passwd').read()", LONG, Outcome.BROKEN, "at kit.py:2"),
        GRAALPY_JAVA(
                Language.GRAALPY,
                "import java; java.type('java.lang.System').exit(3)",
                LONG,
                Outcome.BROKEN,
                "at kit.py:2"),
        GRAALPY_PRINTS(
                Language.GRAALPY,
                "while True: print('x' * 1000000)",
                SHORT,
                Outcome.TIMED_OUT,
                "took longer than 700 ms"),
        GRAALPY_CLOSES_STDIN(
                Language.GRAALPY,
                "import sys; sys.stdin.close(); raise ValueError('closed')",
                LONG,
                Outcome.BROKEN,
                "closed: at kit.py:2"),
        GRAALPY_EXIT(Language.GRAALPY, "import sys; sys.exit(3)", LONG, Outcome.BROKEN, "called exit with code 3"),

        SYSTEM_LOOP(Language.SYSTEM_PYTHON, "while True: pass", STARTED, Outcome.TIMED_OUT, "at kit.py:2"),
        SYSTEM_SLEEP(Language.SYSTEM_PYTHON, "import time; time.sleep(600)", STARTED, Outcome.TIMED_OUT, "at kit.py:2"),
        SYSTEM_BLOCKED(
                Language.SYSTEM_PYTHON,
                "ctx.exec(['sleep', 600])",
                SHORT,
                Outcome.TIMED_OUT,
                "took longer than 700 ms"),
        SYSTEM_DAEMON(Language.SYSTEM_PYTHON, """
                import subprocess, os, time; subprocess.Popen(['sleep', '600'], start_new_session=True)
                if os.fork() == 0: os.setsid(); time.sleep(600)
                raise ValueError('and now')""", LONG, Outcome.BROKEN, "ValueError: and now: at kit.py:4"),
        SYSTEM_FORK_RETURNS(
                Language.SYSTEM_PYTHON,
                "import os\nif os.fork() == 0: return {'health': 'healthy'}\nraise ValueError('parent')",
                LONG,
                Outcome.BROKEN,
                "ValueError: parent: at kit.py:4"),
        SYSTEM_FLOOD(
                Language.SYSTEM_PYTHON,
                "import os\nfor i in range(1024): os.write(1, b'x' * 1048576)",
                LONG,
                Outcome.INDETERMINATE,
                "the script wrote more output than is kept: at kit.py:3"),
        SYSTEM_PRINTS(
                Language.SYSTEM_PYTHON, "while True: print('x' * 1000000)", STARTED, Outcome.TIMED_OUT, "at kit.py:2"),
        SYSTEM_CLOSES_STDIN(
                Language.SYSTEM_PYTHON,
                "import os; os.close(0); os.close(1); os.close(2); raise ValueError('closed')",
                LONG,
                Outcome.BROKEN,
                "closed: at kit.py:2"),
        SYSTEM_TAKES_NO_ANSWER(
                Language.SYSTEM_PYTHON,
                "import os, sys; os.close(sys.modules['__main__']._from_host.fileno()); print('x')",
                LONG,
                Outcome.BROKEN,
                "at kit.py:2"),
        SYSTEM_CLOSES_ALL(
                Language.SYSTEM_PYTHON, "import os; os.closerange(0, 256)", LONG, Outcome.BROKEN, "without an answer"),
        SYSTEM_IGNORES_TERM(
                Language.SYSTEM_PYTHON,
                "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: pass",
                SHORT,
                Outcome.TIMED_OUT,
                "took longer than 700 ms"),
        SYSTEM_THREAD(
                Language.SYSTEM_PYTHON,
                "import threading, time; threading.Thread(target=time.sleep, args=(600,)).start(); raise ValueError('left')",
                LONG,
                Outcome.BROKEN,
                "left: at kit.py:2"),
        SYSTEM_EXIT(
                Language.SYSTEM_PYTHON,
                "import os; os._exit(3)",
                LONG,
                Outcome.BROKEN,
                "ended with exit code 3 and without"),
        SYSTEM_CRASH(
                Language.SYSTEM_PYTHON,
                "import os; os.abort()",
                LONG,
                Outcome.BROKEN,
                "ended with exit code 134 and without"),

        SHELL_LOOP(
                Language.EXECUTABLE,
                "while :; do :; done",
                SHORT,
                Outcome.TIMED_OUT,
                "took longer than 700 ms (restore"),
        SHELL_SLEEP(Language.EXECUTABLE, "sleep 600", SHORT, Outcome.TIMED_OUT, "took longer than 700 ms"),
        SHELL_DAEMON(
                Language.EXECUTABLE,
                "setsid sleep 600 & sleep 600 & echo why >&2; exit 4",
                LONG,
                Outcome.BROKEN,
                "code 4: why"),
        SHELL_FLOOD(
                Language.EXECUTABLE,
                "head -c 1G /dev/zero; sleep 600",
                LONG,
                Outcome.INDETERMINATE,
                "wrote more output"),
        SHELL_CLOSES_STDIN(Language.EXECUTABLE, "exec 0<&- 1>&- 2>&-; exit 3", LONG, Outcome.BROKEN, "exit code 3"),
        SHELL_IGNORES_TERM(
                Language.EXECUTABLE,
                "trap '' TERM; setsid sleep 600 & while :; do sleep 1; done",
                SHORT,
                Outcome.TIMED_OUT,
                "took longer than 700 ms"),
        SHELL_CRASH(Language.EXECUTABLE, "kill -SEGV $$", LONG, Outcome.BROKEN, "exit code 139");

        private final Language language;
        private final String body;
        private final long timeoutMillis;
        private final Outcome outcome;
        private final String reason;

        Misdeed(Language language, String body, long timeoutMillis, Outcome outcome, String reason) {
            this.language = language;
            this.body = body;
            this.timeoutMillis = timeoutMillis;
            this.outcome = outcome;
            this.reason = reason;
        }

        private String kit() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The file's name stands for every kit's. */
        private String reason() {
            return reason.replace("kit.", kit() + ".");
        }
    }

    private final Map<Python, HostUnderTest> hosts = new EnumMap<>(Python.class);
    private final Map<Python, Path> directories = new EnumMap<>(Python.class);

    @BeforeAll
    void startHosts(@TempDir Path root) throws IOException {
        for (Python python : new Python[] {Python.GRAALPY, Python.SYSTEM}) {
            Path directory = Files.createDirectory(root.resolve(python.name()));
            ScriptFiles scripts = new ScriptFiles(directory);
            for (Misdeed misdeed : Misdeed.values()) {
                if (misdeed.language.python == python) {
                    misdeed.language.write(scripts, misdeed.kit(), misdeed.body);
                }
            }
            directories.put(python, directory);
            hosts.put(python, new HostUnderTest(directory, directory.resolve("scripts"), python));
        }
        hosts.values().forEach(HostUnderTest::ready); // no time of a restore is spent on loading kits
    }

    @AfterAll
    void endHosts() {
        hosts.values().forEach(HostUnderTest::close);
    }

    @ParameterizedTest
    @EnumSource
    void aRestoreThatMisbehavesIsSeenThroughAndNothingOfItIsLeft(Misdeed misdeed) throws IOException {
        HostUnderTest host = host(misdeed);
        String tag = misdeed.kit() + "-" + UUID.randomUUID();

        FromHost.Finished finished = host.run(misdeed.kit(), RESTORE, tag, Map.of(), 1, misdeed.timeoutMillis);

        assertThat(finished.outcome()).as(finished.reason()).isEqualTo(misdeed.outcome);
        assertThat(finished.reason()).contains(misdeed.reason()).hasSizeLessThan(3_000);
        assertThat(host.processesOf(tag)).isEmpty();
        assertThat(bytesBelow(directory(misdeed.language.python))).isLessThan(GIBIBYTE / 4);
        assertThat(host.log.stream().filter(line -> line.tag().equals(tag))).hasSizeLessThanOrEqualTo(500);
        assertThat(host.death).isNotDone();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*_(LOOP|DAEMON|FLOOD|EXIT|CRASH)")
    void aCheckThatMisbehavesIsUnknownOrFailedAndNeverHealthy(Misdeed misdeed) {
        HostUnderTest host = host(misdeed);
        String tag = misdeed.kit() + "-" + UUID.randomUUID();

        FromHost.Finished finished = host.run(misdeed.kit(), QUICK_CHECK, tag, Map.of(), 1, misdeed.timeoutMillis);

        boolean saysFailed = misdeed.language == Language.EXECUTABLE && misdeed.outcome == Outcome.BROKEN;
        assertThat(finished.outcome()).as(finished.reason()).isEqualTo(saysFailed ? Outcome.FAILED : Outcome.UNKNOWN);
        assertThat(host.processesOf(tag)).isEmpty();
    }

    @Test
    void aCheckThatLeavesAProcessBehindLeavesNone() {
        // an exit code of 0 makes the check healthy, and yet only a restore may leave something running
        HostUnderTest host = host(Python.GRAALPY);
        new ScriptFiles(directory(Python.GRAALPY)).checking("leaving", "setsid sleep 600 & exit 0");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> host.run("leaving", QUICK_CHECK, "leaving").outcome() == Outcome.HEALTHY);
        assertThat(host.processesOf("leaving")).isEmpty();
    }

    private HostUnderTest host(Misdeed misdeed) {
        return host(misdeed.language.python);
    }

    private HostUnderTest host(Python python) {
        return Objects.requireNonNull(hosts.get(python), "started before all tests");
    }

    private Path directory(Python python) {
        return Objects.requireNonNull(directories.get(python), "made before all tests");
    }

    private static long bytesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
