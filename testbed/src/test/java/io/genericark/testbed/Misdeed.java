package io.genericark.testbed;

import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import java.util.Locale;

/**
 * What a check does, by a kit of which language, and what the cluster says of the resource then. A check that has forked is
 * healthy, and nothing is said.
 */
enum Misdeed {
    JS_LOOPS(Language.JAVASCRIPT, "for (;;);"),
    JS_FLOODS(Language.JAVASCRIPT, "for (;;) console.log('x'.repeat(100000));"),
    JS_IGNORES_TERM(Language.JAVASCRIPT, "ctx.exec(['sh', '-c', 'trap \"\" TERM; while :; do sleep 1; done']);"),
    JS_FORKS(Language.JAVASCRIPT, "ctx.exec(['@FORK@']); return true;", Verdict.HEALTHY, ""),
    JS_EXITS(Language.JAVASCRIPT, "quit(3);", "quit is not defined"),
    JS_TAKES_ALL_MEMORY(
            Language.JAVASCRIPT,
            "const all = []; for (;;) all.push(new Float64Array(20000000));",
            "a kit took all of its memory"),

    GRAALPY_LOOPS(Language.GRAALPY, "while True: pass"),
    GRAALPY_FLOODS(Language.GRAALPY, "while True: print('x' * 100000)"),
    GRAALPY_IGNORES_TERM(Language.GRAALPY, "ctx.exec(['sh', '-c', 'trap \"\" TERM; while :; do sleep 1; done'])"),
    GRAALPY_FORKS(Language.GRAALPY, "ctx.exec(['@FORK@']); return True", Verdict.HEALTHY, ""),
    GRAALPY_EXITS(Language.GRAALPY, "import sys; sys.exit(3)", "called exit with code 3"),
    GRAALPY_TAKES_ALL_MEMORY(
            Language.GRAALPY, "all = []\nwhile True: all.append([0] * 40000000)", "a kit took all of its memory"),

    PYTHON_LOOPS(Language.SYSTEM_PYTHON, "while True: pass"),
    PYTHON_FLOODS(Language.SYSTEM_PYTHON, "import os\nwhile True: os.write(1, b'x' * 1048576)", "wrote more output"),
    PYTHON_IGNORES_TERM(
            Language.SYSTEM_PYTHON,
            "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: time.sleep(1)"),
    PYTHON_FORKS(
            Language.SYSTEM_PYTHON, "import subprocess; subprocess.run(['@FORK@']); return True", Verdict.HEALTHY, ""),
    PYTHON_EXITS(Language.SYSTEM_PYTHON, "import os; os._exit(3)", "ended with exit code 3"),

    SHELL_LOOPS(Language.EXECUTABLE, "while :; do :; done"),
    SHELL_FLOODS(Language.EXECUTABLE, "exec cat /dev/zero", "wrote more output"),
    SHELL_IGNORES_TERM(Language.EXECUTABLE, "trap '' TERM; while :; do sleep 1; done"),
    SHELL_FORKS(Language.EXECUTABLE, "exec '@FORK@'", Verdict.HEALTHY, ""),
    /** The one that is no contained mistake: this is how a program says that its resource has failed. */
    SHELL_EXITS(Language.EXECUTABLE, "exit 3", Verdict.FAILED, "exit code 3");

    /** What such a check is worth. */
    private enum Verdict {
        HEALTHY,
        UNKNOWN,
        FAILED
    }

    /** How a kit is written, and where it runs: a node has one Python, and a kit-host that ends takes few others with it. */
    enum Language {
        JAVASCRIPT(TestCluster.A),
        GRAALPY(TestCluster.C),
        SYSTEM_PYTHON(TestCluster.B),
        EXECUTABLE(TestCluster.A);

        @SuppressWarnings("ImmutableEnumChecker") // a record of a text
        private final NodeId node;

        Language(NodeId node) {
            this.node = node;
        }

        NodeId node() {
            return node;
        }

        /** The kit that can do everything that is done in it. */
        String kit() {
            return "misbehaving-" + hyphened(name());
        }
    }

    private static String hyphened(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final String OVERTIME = "took longer than";

    private final Language language;
    private final String body;
    private final Verdict verdict;
    private final String told;

    /** One that does not end by itself. */
    Misdeed(Language language, String body) {
        this(language, body, Misdeed.OVERTIME);
    }

    Misdeed(Language language, String body, String told) {
        this(language, body, Verdict.UNKNOWN, told);
    }

    Misdeed(Language language, String body, Verdict verdict, String told) {
        this.language = language;
        this.body = body;
        this.verdict = verdict;
        this.told = told;
    }

    Language language() {
        return language;
    }

    NodeId node() {
        return language.node;
    }

    /** Its program; {@code @FORK@} stands for a command that leaves a daemon behind. */
    String body() {
        return body;
    }

    /** The resource that does it. */
    Tag tag() {
        return new Tag(hyphened(name()));
    }

    /** How long its checks may take: as short as can be where only that ends them. */
    long checkTimeoutMillis() {
        return told.equals(OVERTIME) ? 5_000 : 60_000;
    }

    boolean forks() {
        return verdict == Verdict.HEALTHY;
    }

    /** Whether this is what the cluster says of it. */
    boolean isToldBy(String event) {
        var begins = switch (verdict) {
            case HEALTHY -> tag() + " is ISP on " + node();
            case UNKNOWN -> tag() + " is ISU on " + node() + ": last quickCheck could not tell: ";
            case FAILED -> "quickCheck of " + tag() + " failed on " + node() + ": ";
        };
        return event.startsWith(begins) && event.contains(told);
    }
}
