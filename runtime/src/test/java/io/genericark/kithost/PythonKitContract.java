package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.QUICK_CHECK;
import static io.genericark.kithost.protocol.KitAction.RECOVER;
import static io.genericark.kithost.protocol.KitAction.REMOVE;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.protocol.RefusedFile;
import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Python file can rely on, whichever Python runs it; in a real kit-host process that all tests share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PythonKitContract {

    final Python python;
    Path directory;
    HostUnderTest host;

    PythonKitContract(Python python) {
        this.python = python;
    }

    @BeforeAll
    void startHost(@TempDir Path given) throws IOException {
        directory = given;
        ScriptFiles scripts = new ScriptFiles(directory);
        scripts.file("lib/words.py", "greeting = 'hello from a helper'\n");
        scripts.file("helper.py", "from lib.words import greeting\n");
        scripts.file("module.py", """
                import dataclasses, re
                from helper import greeting
                kit = {"summary": "a module", "parameters": {
                    "port": {"type": "integer", "default": 80}, "hosts": {"type": "list"},
                    "pause": {"type": "duration", "default": "2s"}, "strict": {"type": "flag", "default": "true"}}}

                @dataclasses.dataclass
                class Facts:
                    tag: str
                    port: int

                def restore(ctx):
                    print(greeting)
                    print("half", end=" ")
                    print("a line")
                    ctx.log.info("facts", ctx.tag, ctx.id, ctx.node, ctx.epoch, ctx.longest_call,
                        Facts(ctx.tag, ctx.param("port")), ctx.param("hosts"), ctx.param("pause"), ctx.param("strict"))
                    ctx.gate()
                    ctx.let_go(["/bin/true", ctx.tag])
                    ctx.warn("six of seven")
                    assert 0 < ctx.time_left() <= 90000

                def remove(ctx):
                    ctx.tag = "other"
                """);
        scripts.file("checks.py", """
                kit = {"parameters": {"as": {}}}
                def restore(ctx): pass
                def remove(ctx): pass
                def quick_check(ctx):
                    wanted = ctx.param("as")
                    if wanted == "true": return True
                    if wanted == "false": return False
                    if wanted == "failed": return {"health": "failed", "reason": "port closed"}
                    if wanted == "drifted": return {"health": "drifted", "reason": "two of three copies"}
                    if wanted == "unknown": return {"health": "UNKNOWN", "reason": "throttled"}
                    if wanted == "warned": return {"health": "healthy", "warning": "disk 90 %"}
                    if wanted == "nothing": return
                    if wanted == "odd": return {"health": lambda: 1}
                    if wanted == "endless":
                        endless = []
                        endless.append(endless)
                        return endless
                    raise RuntimeError("no eyes")
                """);
        scripts.file("throwing.py", """
                import lib.words, os, sys
                kit = {"parameters": {"what": {}}}
                def remove(ctx): pass
                def restore(ctx):
                    what = ctx.param("what")
                    if what == "error": raise OSError("disk is full")
                    if what == "kind": raise ctx.KitError("TRANSIENT", "slow down")
                    if what == "silent": raise ValueError
                    if what == "evil": raise Evil()
                    if what == "long": raise ValueError("x" * 1000000)
                    if what == "deep": return deep()
                    if what == "exit": sys.exit(3)
                    if what == "hard-exit": os._exit(4)
                    if what == "interrupt": raise KeyboardInterrupt
                    if what == "number": raise 7
                    if what == "denied": ctx.gate()
                    if what == "import": import secret
                    if what == "missing": return ctx.no_such()
                    if what == "host": ctx.write_file("/proc/no/such", "x")
                    if what == "flood":
                        for i in range(2000): print("y" * 10000)
                class Evil(BaseException):
                    @property
                    def kind(self): raise SystemExit
                    def __str__(self): raise SystemExit
                def deep(): deep()
                """);
        scripts.file("exec.py", """
                import json
                kit = {"parameters": {"file": {}}}
                def restore(ctx):
                    ctx.exec(["sh", "-c", "sleep 600 & setsid sleep 600 &"])
                    r = ctx.exec(["sh", "-c", "echo out; echo $ARK_TAG >&2; exit 3"])
                    assert (r.ok, r.exit_code, r.timed_out, r["stdout"]) == (False, 3, False, "out\\n")
                    assert ctx.exec(["sleep", 600], timeout=100).timed_out
                    ctx.write_file(ctx.param("file"), json.dumps(r))
                    assert ctx.read_file("/nonexistent") is None
                    assert not ctx.tcp_connect("127.0.0.1", 1, 500)
                    assert len(ctx.processes(tag=ctx.tag)) >= 2
                def remove(ctx):
                    ctx.remove_file(ctx.param("file"))
                    ctx.exec(["sleep", "600"])
                def recover(ctx):
                    ctx.exec(["sh", "-c", "sleep 600 &"])
                    raise RuntimeError("no")
                """);
        scripts.file("loops.py", """
                def restore(ctx):
                    while True: pass
                def remove(ctx):
                    while True:
                        try:
                            ctx.sleep(10)
                            undefined
                        except BaseException:
                            pass
                def quickCheck(ctx):
                    ctx.sleep(600000)
                """);
        scripts.file("later.py", """
                async def restore(ctx): pass
                def remove(ctx): pass
                """);
        scripts.file("../secret.py", "secret = 1\n");
        scripts.file("broken.py", "def restore(ctx):\n    pass\n\ndef remove(ctx\n    pass\n");
        scripts.file("raising.py", "import json\njson.loads('{')\n");
        scripts.file("partly.py", "def restore(ctx): pass\n");
        writeMore(scripts);
        host = new HostUnderTest(directory, directory.resolve("scripts"), python);
        host.ready(); // no time of an action is spent on loading kits
    }

    /** Further files of one Python. */
    void writeMore(ScriptFiles scripts) {}

    @AfterAll
    void endHost() {
        host.close();
    }

    @Test
    void filesThatCannotBeKitsAreRefusedWithTheirLineAndHelpersArePassedOver() {
        assertThat(host.ready().kits())
                .extracting(kit -> kit.descriptor().name())
                .containsExactly("checks", "exec", "later", "loops", "module", "throwing");
        assertThat(host.ready().refused())
                .extracting(RefusedFile::reason)
                .anySatisfy(reason -> assertThat(reason).contains("SyntaxError").contains("at broken.py:4"))
                .anySatisfy(
                        reason -> assertThat(reason).contains("JSONDecodeError").contains("at raising.py:2"))
                .anySatisfy(reason -> assertThat(reason).contains("needs restore and remove"));
    }

    @Test
    void aModuleGetsItsFactsTypedAndAnswersWithWarningAndLetGo() throws IOException {
        FromHost.Finished finished = host.run("module", RESTORE, "mod", Map.of("hosts", "a, b"), 3, 90_000);

        assertThat(finished.outcome()).as(finished.reason()).isEqualTo(Outcome.OK);
        assertThat(finished.warning()).isEqualTo("six of seven");
        assertThat(host.letGo().read().get("mod"))
                .singleElement()
                .satisfies(step -> assertThat(step).containsExactly("/bin/true", "mod"));
        assertThat(host.log)
                .extracting(FromHost.LogLine::text)
                .contains("hello from a helper", "half a line")
                .contains("facts mod mod node-a 3 1234 Facts(tag='mod', port=80) ['a', 'b'] 2000 True");
        assertThat(host.run("module.py", QUICK_CHECK, "mod").outcome()).isEqualTo(Outcome.UNSUPPORTED);
        assertThat(host.run("module.py", REMOVE, "mod").reason()).contains("ctx cannot be changed");
    }

    @ParameterizedTest
    @CsvSource({"RESTORE, TIMED_OUT", "REMOVE, TIMED_OUT", "QUICK_CHECK, UNKNOWN"})
    void whatDoesNotEndIsEndedAndTheHostWorksOn(KitAction action, Outcome outcome) {
        assertThat(host.run("loops", action, "loops", Map.of(), 1, 700).outcome())
                .isEqualTo(outcome);
        assertThat(host.processesOf("loops")).isEmpty();
        assertThat(host.run("checks", QUICK_CHECK, "loops", Map.of("as", "true"), 1, 90_000)
                        .outcome())
                .isEqualTo(Outcome.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({
        "true, HEALTHY, ''",
        "false, FAILED, quickCheck returned false",
        "failed, FAILED, port closed",
        "drifted, DRIFTED, two of three copies",
        "unknown, UNKNOWN, throttled",
        "warned, HEALTHY, ''",
        "nothing, UNKNOWN, quickCheck returned nothing",
        "odd, UNKNOWN, quickCheck returned",
        "endless, UNKNOWN, quickCheck returned",
        "throw, UNKNOWN, RuntimeError: no eyes: at checks.py:18",
    })
    void whatQuickCheckReturnsIsHealth(String as, Outcome outcome, String reason) {
        FromHost.Finished finished = host.run("checks", QUICK_CHECK, "checks", Map.of("as", as), 1, 90_000);

        assertThat(finished.outcome()).isEqualTo(outcome);
        assertThat(finished.reason()).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "error, BROKEN, OSError: disk is full: at throwing.py:6",
        "kind, TRANSIENT, slow down: at throwing.py:7",
        "silent, BROKEN, ValueError: at throwing.py:8",
        "evil, BROKEN, at throwing.py:9",
        "long, BROKEN, ValueError: xxxx",
        "deep, BROKEN, at throwing.py:26",
        "exit, BROKEN, the script called exit with code 3; return or raise instead: at throwing.py:12",
        "hard-exit, BROKEN, exit",
        "interrupt, BROKEN, KeyboardInterrupt: at throwing.py:14",
        "number, BROKEN, TypeError: exceptions must derive from BaseException: at throwing.py:15",
        "import, BROKEN, No module named 'secret': at throwing.py:17",
        "missing, BROKEN, 'no_such': at throwing.py:18",
        "host, BROKEN, 'writeFile: NoSuchFile: /proc/no/such: at throwing.py:19'",
    })
    void whatIsRaisedIsTheReasonWithItsLine(String what, Outcome outcome, String reason) {
        FromHost.Finished finished = host.run("throwing", RESTORE, "throwing", Map.of("what", what), 1, 90_000);

        assertThat(finished.outcome()).isEqualTo(outcome);
        assertThat(finished.reason()).contains(reason).hasSizeLessThan(3_000);
    }

    @Test
    void anAsyncFunctionIsRefused() {
        assertThat(host.run("later", RESTORE, "later").reason()).contains("restore is async");
    }

    @Test
    void aFloodOfPrintsIsCut() {
        FromHost.Finished finished = host.run("throwing", RESTORE, "floods", Map.of("what", "flood"), 1, 90_000);

        assertThat(finished.outcome()).isEqualTo(Outcome.OK);
        assertThat(host.log.stream().filter(line -> line.tag().equals("floods")))
                .hasSize(500)
                .last()
                .satisfies(line -> assertThat(line.text()).contains("further lines are dropped"));
    }

    @Test
    void aClosedGateStopsTheScript() {
        assertThat(host.run("throwing", REMOVE, "gate", Map.of(), 9, 90_000).outcome())
                .isEqualTo(Outcome.OK);

        FromHost.Finished finished = host.run("throwing", RESTORE, "gate", Map.of("what", "denied"), 8, 90_000);

        assertThat(finished.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(finished.reason()).contains("its epoch 8 is superseded by 9");
    }

    @Test
    void whatExecStartsStaysOnlyAfterASuccess() {
        String file = directory.resolve("exec.json").toString();
        Map<String, String> parameters = Map.of("file", file);

        assertThat(host.run("exec", RECOVER, "exec-1", parameters, 1, 90_000).outcome())
                .isEqualTo(Outcome.BROKEN);
        assertThat(host.processesOf("exec-1")).isEmpty();

        FromHost.Finished restored = host.run("exec", RESTORE, "exec-1", parameters, 1, 90_000);
        assertThat(restored.outcome()).as(restored.reason()).isEqualTo(Outcome.OK);
        assertThat(Path.of(file)).content().contains("\"exit_code\": 3", "\"stderr\": \"exec-1\\n\"");
        assertThat(host.processesOf("exec-1")).hasSize(2);

        assertThat(host.run("exec", REMOVE, "exec-1", parameters, 1, 700).outcome())
                .isEqualTo(Outcome.TIMED_OUT);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> host.processesOf("exec-1").size() == 2); // the removing sleep is gone
    }
}
