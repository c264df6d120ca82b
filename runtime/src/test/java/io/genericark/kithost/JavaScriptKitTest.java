package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.PREFLIGHT;
import static io.genericark.kithost.protocol.KitAction.QUICK_CHECK;
import static io.genericark.kithost.protocol.KitAction.RECOVER;
import static io.genericark.kithost.protocol.KitAction.REMOVE;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.protocol.RefusedFile;
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

/** JavaScript files, in a real kit-host process that all tests share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaScriptKitTest {

    private Path directory;
    private HostUnderTest host;

    @BeforeAll
    void startHost(@TempDir Path given) throws IOException {
        directory = given;
        ScriptFiles scripts = new ScriptFiles(directory);
        scripts.file("lib/words.js", "export const greeting = 'hello from a helper';\n");
        scripts.file("module.mjs", """
                import { greeting } from './lib/words.js';
                export const kit = { summary: 'a module', parameters: {
                  port: { type: 'integer', default: 80 }, hosts: { type: 'list' }, pause: { type: 'duration', default: '2s' } } };
                export async function restore(ctx) {
                  console.log(greeting);
                  ctx.log.info('facts', ctx.tag, ctx.id, ctx.node, ctx.epoch, ctx.longestCall, ctx.parameters);
                  await null;
                  ctx.letGo(['/bin/true', ctx.tag]);
                  ctx.warn('six of seven');
                }
                export const remove = () => {};
                """);
        scripts.file("classic.js", """
                const kit = { summary: 'a script' };
                function restore() { while (true); }
                function remove() { let n = 0; for (;;) { try { n = n + 1; null.x; } catch (e) { n = n - 1; } } }
                function quickCheck() { while (true); }
                """);
        scripts.file("examined.js", """
                export const kit = {};
                export const restore = () => {}, remove = () => {};
                export const quickCheck = () => true;
                export function preflight(ctx) { ctx.log.info('looking for', ctx.tag); while (true); }
                """);
        scripts.file("checks.js", """
                export const kit = { parameters: { as: {} } };
                export const restore = () => {}, remove = () => {};
                export function quickCheck(ctx) {
                  switch (ctx.param('as')) {
                    case 'true': return true;
                    case 'false': return false;
                    case 'failed': return { health: 'failed', reason: 'port closed' };
                    case 'drifted': return { health: 'drifted', reason: 'two of three copies' };
                    case 'unknown': return { health: 'UNKNOWN', reason: 'throttled' };
                    case 'warned': return { health: 'healthy', warning: 'disk 90 %' };
                    case 'nothing': return;
                    case 'odd': return { health: () => 1 };
                    default: throw new Error('no eyes');
                  }
                }
                """);
        scripts.file("throwing.js", """
                export const kit = { parameters: { what: {} } };
                export const remove = () => {};
                export function restore(ctx) {
                  switch (ctx.param('what')) {
                    case 'error': throw new Error('disk is full');
                    case 'kind': throw Object.assign(new Error('slow down'), { kind: 'TRANSIENT' });
                    case 'null': throw null;
                    case 'symbol': throw Symbol('s');
                    case 'evil': throw { get kind() { throw 1; }, toString() { throw 2; } };
                    case 'long': throw new Error('x'.repeat(1e6));
                    case 'deep': return (function f() { f(); })();
                    case 'rejected': return Promise.reject(new Error('later'));
                    case 'never': return new Promise(() => {});
                    case 'denied': ctx.gate(); break;
                    case 'java': return Java.type('java.lang.System').exit(3);
                    case 'import': return import('../secret.js');
                    case 'flood': for (let i = 0; i < 2000; i++) console.log('y'.repeat(10000)); return;
                    case 'exit': return process.exit(1);
                  }
                }
                """);
        scripts.file("exec.js", """
                export const kit = { parameters: { file: {} } };
                export function restore(ctx) {
                  ctx.exec(['sh', '-c', 'sleep 600 & setsid sleep 600 &']);
                  const r = ctx.exec(['sh', '-c', 'echo out; echo $ARK_TAG >&2; exit 3']);
                  ctx.writeFile(ctx.param('file'), JSON.stringify(r));
                  if (ctx.readFile('/nonexistent') !== null) throw new Error('read');
                  if (ctx.tcpConnect('127.0.0.1', 1, 500)) throw new Error('connected');
                }
                export function remove(ctx) { ctx.removeFile(ctx.param('file')); ctx.exec(['sleep', '600']); }
                export function recover(ctx) { ctx.exec(['sh', '-c', 'sleep 600 &']); throw new Error('no'); }
                """);
        scripts.file("starting.js", """
                export const kit = {};
                export const remove = () => {};
                export function restore(ctx) {
                  const { stdout } = ctx.exec(['sh', '-c',
                    'for i in $(seq 200); do sh -c "exec sleep 600" </dev/null >/dev/null 2>&1 & echo $!; done']);
                  const seen = ctx.processes({ tag: ctx.tag }).map((process) => process.pid);
                  const missed = stdout.trim().split('\\n').map(Number).filter((pid) => !seen.includes(pid));
                  if (missed.length > 0) throw new Error(`not seen: ${missed}`);
                  throw new Error('all seen'); // what a failed action leaves is ended
                }
                """);
        scripts.file("../secret.js", "export const secret = 1;\n");
        scripts.file("broken.js", "export function restore( {\n");
        scripts.file("looping.js", "for (;;);\n");
        scripts.file("partly.js", "export function restore() {}\n");
        host = new HostUnderTest(directory);
        host.ready(); // no time of an action is spent on loading kits
    }

    @AfterAll
    void endHost() {
        host.close();
    }

    @Test
    void aPreflightGivesWayToWhateverIsWantedOfTheResource() {
        long running = preflight("urgent");
        long queued = host.start("examined.js", PREFLIGHT, "urgent", Map.of(), 0, 90_000);
        assertThat(host.run("examined.js", RESTORE, "urgent").outcome()).isEqualTo(Outcome.OK);
        assertThat(host.answer(running).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(host.answer(queued).outcome()).isEqualTo(Outcome.CANCELLED);
        long again = preflight("urgent");
        assertThat(host.run("examined.js", QUICK_CHECK, "urgent").outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(host.answer(again).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(host.death).isNotDone();
    }

    /** One that never ends by itself, and has begun. */
    private long preflight(String tag) {
        long id = host.start("examined.js", PREFLIGHT, tag, Map.of(), 0, 90_000);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> host.log.stream()
                        .anyMatch(line -> line.actionId() == id && line.text().contains("looking for " + tag)));
        return id;
    }

    @Test
    void filesThatCannotBeKitsAreRefusedAndHelpersArePassedOver() {
        assertThat(host.ready().refused())
                .extracting(RefusedFile::reason)
                .hasSize(3)
                .anySatisfy(reason -> assertThat(reason).contains("SyntaxError"))
                .anySatisfy(reason -> assertThat(reason).contains("its time was over"))
                .anySatisfy(reason -> assertThat(reason).contains("needs restore and remove"));
    }

    @Test
    void aProcessThatIsJustStartingIsAmongTheResourcesProcesses() throws IOException {
        assertThat(host.run("starting", RESTORE, "starting", Map.of(), 3, 30_000)
                        .reason())
                .contains("all seen");
    }

    @Test
    void aModuleGetsItsFactsTypedAndAnswersWithWarningAndLetGo() throws IOException {
        FromHost.Finished finished = host.run("module", RESTORE, "mod", Map.of("hosts", "a, b"), 3, 30_000);

        assertThat(finished.outcome()).as(finished.reason()).isEqualTo(Outcome.OK);
        assertThat(finished.warning()).isEqualTo("six of seven");
        assertThat(host.letGo().read().get("mod"))
                .singleElement()
                .satisfies(step -> assertThat(step).containsExactly("/bin/true", "mod"));
        assertThat(host.log)
                .extracting(FromHost.LogLine::text)
                .contains("hello from a helper")
                .anySatisfy(text -> assertThat(text)
                        .startsWith("facts mod mod node-a 3 1234 {")
                        .contains("\"port\":80", "\"hosts\":[\"a\",\"b\"]", "\"pause\":2000"));
        assertThat(host.run("module.mjs", QUICK_CHECK, "mod").outcome()).isEqualTo(Outcome.UNSUPPORTED);
    }

    @Test
    void anEndlessLoopEndsWithItsTimeoutAndTheHostWorksOn() {
        assertThat(host.run("classic", RESTORE, "loop", Map.of(), 1, 300).outcome())
                .isEqualTo(Outcome.TIMED_OUT);
        assertThat(host.run("classic", REMOVE, "loop", Map.of(), 1, 300).outcome())
                .isEqualTo(Outcome.TIMED_OUT);
        assertThat(host.run("classic", QUICK_CHECK, "loop", Map.of(), 1, 300).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(host.run("checks", QUICK_CHECK, "loop", Map.of("as", "true"), 1, 30_000)
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
        "odd, UNKNOWN, quickCheck returned {}",
        "throw, UNKNOWN, Error: no eyes: at checks.js:13",
    })
    void whatQuickCheckReturnsIsHealth(String as, Outcome outcome, String reason) {
        FromHost.Finished finished = host.run("checks", QUICK_CHECK, "checks", Map.of("as", as), 1, 30_000);

        assertThat(finished.outcome()).isEqualTo(outcome);
        assertThat(finished.reason()).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "error, BROKEN, disk is full: at throwing.js:5",
        "kind, TRANSIENT, slow down: at throwing.js:6",
        "null, BROKEN, at throwing.js:7",
        "symbol, BROKEN, at throwing.js:8",
        "evil, BROKEN, at throwing.js:9",
        "long, BROKEN, xxxx",
        "deep, BROKEN, at throwing.js:11",
        "rejected, BROKEN, later: at throwing.js:12",
        "never, BROKEN, never settled",
        "java, BROKEN, Java is not defined: at throwing.js:15",
        "import, BROKEN, secret",
        "exit, BROKEN, process is not defined: at throwing.js:18",
    })
    void whatIsThrownIsTheReasonWithItsLine(String what, Outcome outcome, String reason) {
        FromHost.Finished finished = host.run("throwing", RESTORE, "throwing", Map.of("what", what), 1, 30_000);

        assertThat(finished.outcome()).isEqualTo(outcome);
        assertThat(finished.reason()).contains(reason).hasSizeLessThan(3_000);
    }

    @Test
    void aFloodOfConsoleOutputIsCut() {
        FromHost.Finished finished = host.run("throwing", RESTORE, "floods", Map.of("what", "flood"), 1, 30_000);

        assertThat(finished.outcome()).isEqualTo(Outcome.OK);
        assertThat(host.log.stream().filter(line -> line.tag().equals("floods")))
                .hasSize(500)
                .last()
                .satisfies(line -> assertThat(line.text()).contains("further lines are dropped"));
    }

    @Test
    void aClosedGateStopsTheScript() {
        assertThat(host.run("throwing", REMOVE, "gate", Map.of(), 9, 30_000).outcome())
                .isEqualTo(Outcome.OK);

        FromHost.Finished finished = host.run("throwing", RESTORE, "gate", Map.of("what", "denied"), 8, 30_000);

        assertThat(finished.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(finished.reason()).contains("its epoch 8 is superseded by 9");
    }

    @Test
    void whatExecStartsStaysOnlyAfterASuccess() {
        String file = directory.resolve("exec.json").toString();
        Map<String, String> parameters = Map.of("file", file);

        assertThat(host.run("exec", RECOVER, "exec-1", parameters, 1, 30_000).outcome())
                .isEqualTo(Outcome.BROKEN);
        assertThat(host.processesOf("exec-1")).isEmpty();

        FromHost.Finished restored = host.run("exec", RESTORE, "exec-1", parameters, 1, 30_000);
        assertThat(restored.outcome()).as(restored.reason()).isEqualTo(Outcome.OK);
        assertThat(Path.of(file))
                .content()
                .contains("\"exitCode\":3", "\"stdout\":\"out\\n\"", "\"stderr\":\"exec-1\\n\"");
        assertThat(host.processesOf("exec-1")).hasSize(2);

        assertThat(host.run("exec", REMOVE, "exec-1", parameters, 1, 500).outcome())
                .isEqualTo(Outcome.TIMED_OUT);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> host.processesOf("exec-1").size() == 2); // the removing sleep is gone
    }
}
