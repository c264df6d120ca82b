package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.DEEP_CHECK;
import static io.genericark.kithost.protocol.KitAction.PLAN;
import static io.genericark.kithost.protocol.KitAction.PREFLIGHT;
import static io.genericark.kithost.protocol.KitAction.QUICK_CHECK;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight;
import io.genericark.kithost.child.Account;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts ask of the host, in a real kit-host process that all tests share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptCallsTest {

    private static final String SECRET = "correct horse battery staple";
    private static final long TIMEOUT_MILLIS = 30_000;

    private Path directory;
    private HostUnderTest host;

    @BeforeAll
    void startHost(@TempDir Path given) throws IOException {
        directory = given;
        ScriptFiles scripts = new ScriptFiles(directory);
        String body = """
                parameters: { code: {} } };
                const run = (ctx) => new Function('ctx', ctx.param('code'))(ctx);
                export function restore(ctx) { ctx.warn(JSON.stringify(run(ctx) ?? null)); }
                export function remove() {}
                export const quickCheck = run, deepCheck = run, plan = run, preflight = run;
                """;
        scripts.file("calls.js", "export const kit = { " + body);
        scripts.file("trusted.js", "export const kit = { needs: ['exec', 'files', 'processes', 'secrets'], " + body);
        scripts.file("modest.js", "export const kit = { needs: ['files'], " + body);
        scripts.file("greedy.js", "export const kit = { needs: ['everything'], " + body);
        secret("pg-replication", SECRET + "\n", "rw-------");
        secret("open", "x", "rw-r-----");
        host = new HostUnderTest(directory);
    }

    private void secret(String name, String text, String mode) throws IOException {
        Path file = Files.createDirectories(directory.resolve("secrets")).resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @AfterAll
    void endHost() {
        host.close();
    }

    private FromHost.Finished run(String kit, String code) {
        return host.run(kit, RESTORE, "calls", Map.of("code", code), 1, TIMEOUT_MILLIS);
    }

    /** What an expression gives, as JSON. */
    private String value(String kit, String expression) {
        FromHost.Finished finished = run(kit, "return " + expression);
        assertThat(finished.outcome()).as(finished.reason()).isEqualTo(Outcome.OK);
        return finished.warning();
    }

    private String value(String expression) {
        return value("calls", expression);
    }

    private static void assumeRoot() {
        assumeTrue(Account.ownUid() == 0, "only root can become another user");
    }

    // ---- exec ---------------------------------------------------------------------------------------------------

    @Test
    void aProgramRunsAsAnotherUserWithItsGroupsAndHome() {
        assumeRoot();

        String ids = value("ctx.exec(['sh', '-c', 'id -un; id -gn; id -Gn; echo $USER; echo $PPID >&2'],"
                + " { user: 'nobody' }).stdout.split('\\n')");

        assertThat(ids).isEqualTo("[\"nobody\",\"nogroup\",\"nogroup\",\"nobody\",\"\"]");
    }

    @Test
    void whatRunsAsAnotherUserIsEndedWithItsAction() {
        assumeRoot();

        FromHost.Finished finished = host.run(
                "calls",
                RESTORE,
                "as-nobody",
                Map.of("code", "ctx.exec(['sh', '-c', 'setsid sleep 600 & sleep 600'], { user: 'nobody' })"),
                1,
                1_000);

        assertThat(finished.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(host.processesOf("as-nobody")).isEmpty();
    }

    @Test
    void anUnknownUserOrDirectoryIsRefusedByName() {
        FromHost.Finished user = run("calls", "ctx.exec(['true'], { user: 'no-such-user' })");
        FromHost.Finished cwd = run("calls", "ctx.exec(['true'], { cwd: '/no/such/place' })");

        assertThat(user.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(user.reason()).contains("no-such-user", "this machine has no such user");
        assertThat(cwd.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(cwd.reason()).contains("/no/such/place", "no directory");
    }

    @Test
    void aProgramGetsItsDirectoryVariablesAndInput() {
        String seen = value(
                "ctx.exec(['sh', '-c', 'pwd; echo \"$GREETING $ARK_TAG\"; cat'],"
                        + " { cwd: '/usr', env: { GREETING: 'hello', ARK_TAG: 'forged' }, input: 'a\\nb' }).stdout.split('\\n')");

        assertThat(seen).isEqualTo("[\"/usr\",\"hello calls\",\"a\",\"b\"]");
    }

    @Test
    void aDaemonThatNeverReadsItsInputDelaysNobody() {
        assertThat(value("ctx.exec(['sh', '-c', 'sleep 600 &'], { input: 'x'.repeat(1e6) }).ok"))
                .isEqualTo("true");
    }

    @Test
    void twoResourcesThatRunAtTheSameTimeDoNotShareOutput() {
        Path both = directory.resolve("both-started");
        String code = """
                const say = 'echo $ARK_TAG; until [ -e "$1" ]; do sleep 0.05; done; echo $ARK_TAG';
                return ctx.exec(['sh', '-c', say, 'say', '%s']).stdout.trim().split('\\n')""".formatted(both);
        List<Long> running = new ArrayList<>();
        for (String tag : List.of("left", "right", "left.restore")) {
            running.add(host.start("calls", RESTORE, tag, Map.of("code", code), 1, TIMEOUT_MILLIS));
        }
        for (String tag : List.of("left", "right", "left.restore")) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !host.processesOf(tag).isEmpty());
        }
        value("ctx.writeFile('%s', '')".formatted(both));

        assertThat(running.stream().map(host::answer).map(FromHost.Finished::warning))
                .containsExactly("[\"left\",\"left\"]", "[\"right\",\"right\"]", "[\"left.restore\",\"left.restore\"]");
    }

    // ---- secrets ------------------------------------------------------------------------------------------------

    @Test
    void aSecretReachesTheProgramAndNobodyElse() {
        FromHost.Finished finished = run("trusted", """
                const look = 'echo "$PGPASSWORD"; tr "\\\\0" " " </proc/$$/cmdline; echo "$PGPASSWORD" >&2;'
                  + ' test "$PGPASSWORD" = "$1"; echo same=$?';
                const r = ctx.exec(['sh', '-c', look, 'sh', ['correct', 'horse', 'battery', 'staple'].join(' ')],
                  { secretEnv: { PGPASSWORD: 'pg-replication' } });
                ctx.log.info('out', r.stdout, 'err', r.stderr);
                console.log(r.stderr);
                ctx.warn(['correct', 'horse', 'battery', 'staple'].join(' '));
                throw new Error(r.stdout + ['correct', 'horse', 'battery', 'staple'].join(' '));
                """);

        assertThat(finished.reason()).contains("same=0", "***").doesNotContain(SECRET);
        assertThat(finished.warning()).isEqualTo("***");
        assertThat(host.log).extracting(FromHost.LogLine::text).noneMatch(text -> text.contains(SECRET));
        assertThat(host.log).extracting(FromHost.LogLine::text).anyMatch(text -> text.startsWith("out ***"));
        assertThat(directory.resolve("work/output/calls.restore.out")).doesNotExist();
    }

    @Test
    void aSecretIsInNoCommandLineWhileItsProgramRuns() throws IOException {
        long running = host.start(
                "trusted",
                RESTORE,
                "secretive",
                Map.of("code", "ctx.exec(['sleep', '600'], { secretEnv: { PGPASSWORD: 'pg-replication' } })"),
                1,
                TIMEOUT_MILLIS);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !host.processesOf("secretive").isEmpty());
        long pid = host.processesOf("secretive").getFirst();

        assertThat(Files.readString(Path.of("/proc/" + pid + "/environ"))).contains("PGPASSWORD=" + SECRET);
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : all) {
                assertThat(commandLine(process)).doesNotContain(SECRET);
            }
        }
        host.client.cancel(running);
        assertThat(host.answer(running).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    private static String commandLine(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }

    @Test
    void aLongOutputThatIsCutDoesNotBeginWithTheRestOfASecret() {
        String out = value(
                "trusted",
                "ctx.exec(['sh', '-c', 'printf %s \"$P\"; head -c 16370 /dev/zero | tr \"\\\\0\" x'],"
                        + " { secretEnv: { P: 'pg-replication' } }).stdout");

        assertThat(out).startsWith("\"xxxx");
    }

    @ParameterizedTest
    @CsvSource({
        "open, chmod 600",
        "missing, there is no",
        "../secrets/pg-replication, a name is",
    })
    void aSecretThatIsNotSafeIsRefused(String name, String why) {
        FromHost.Finished finished = run("trusted", "ctx.exec(['true'], { secretEnv: { P: '%s' } })".formatted(name));

        assertThat(finished.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(finished.reason()).contains(why);
    }

    @Test
    void aSecretOfAnotherUserIsRefused() throws IOException {
        assumeRoot();
        secret("foreign", "x", "rw-------");
        Files.setAttribute(directory.resolve("secrets/foreign"), "unix:uid", 65534);

        FromHost.Finished finished = run("trusted", "ctx.exec(['true'], { secretEnv: { P: 'foreign' } })");

        assertThat(finished.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(finished.reason()).contains("belongs to user id 65534");
    }

    @ParameterizedTest
    @CsvSource({"secrets/pg-replication", "link", "./secrets/../secrets/open"})
    void filesOfSecretsCannotBeRead(String path) throws IOException {
        Path link = directory.resolve("link");
        if (!Files.isSymbolicLink(link)) {
            Files.createSymbolicLink(link, directory.resolve("secrets/pg-replication"));
        }

        FromHost.Finished finished = run("trusted", "return ctx.readFile('%s/%s')".formatted(directory, path));

        assertThat(finished.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(finished.reason()).contains("by name only").doesNotContain(SECRET);
    }

    @Test
    void theEnvironmentOfAProcessCannotBeRead() {
        assertThat(run("trusted", "return ctx.readFile('/proc/self/environ')").outcome())
                .isEqualTo(Outcome.DENIED);
    }

    // ---- processes ----------------------------------------------------------------------------------------------

    @Test
    void processesAreFoundByTagPidFileNameAndUserAndZombiesAreNot() {
        String found = value("""
                (() => {
                  const start = 'exec 3>&-; sh -c "exec sleep 611" >/dev/null 2>&1 & echo $!';
                  const pid = Number(ctx.exec(['sh', '-c', start]).stdout.trim());
                  ctx.writeFile('%1$s/sleep.pid', `${pid}\\n`);
                  ctx.waitUntil(() => ctx.processes({ name: 'sleep' }).some((p) => p.pid === pid), { what: 'sleep' });
                  const ways = [{ tag: ctx.tag }, { pidFile: '%1$s/sleep.pid' }, { name: 'sleep' }, { user: 'root', name: 'sleep' }];
                  const seen = ways.map((way) => ctx.processes(way).find((p) => p.pid === pid)?.command);
                  const killed = ctx.kill(pid, 'KILL');
                  ctx.waitUntil(() => ctx.processes({ pidFile: '%1$s/sleep.pid' }).length === 0, { what: 'end of sleep' });
                  return [...seen, killed, ctx.kill(pid), ctx.processes({ pidFile: '%1$s/missing.pid' })];
                })()""".formatted(directory));

        assertThat(found)
                .isEqualTo("[\"sleep 611\",\"sleep 611\",\"sleep 611\",%s,true,false,[]]"
                        .formatted(Account.ownUid() == 0 ? "\"sleep 611\"" : "null"));
    }

    @Test
    void aZombieIsDead() throws Exception {
        String neverWaits = "import os, time; p = os.fork(); p or os._exit(0); print(p, flush=True); time.sleep(600)";
        Process parent = new ProcessBuilder("python3", "-c", neverWaits).start();
        try (var out = parent.inputReader()) {
            long zombie = Long.parseLong(String.valueOf(out.readLine()));
            Path pidFile = Files.writeString(directory.resolve("zombie.pid"), Long.toString(zombie));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Files.readString(Path.of("/proc/" + zombie + "/stat"))
                            .contains(") Z "));

            assertThat(value("ctx.processes({ pidFile: '%s' })".formatted(pidFile)))
                    .isEqualTo("[]");
            assertThat(value("ctx.kill(%d)".formatted(zombie))).isEqualTo("false");
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void theKitHostAndWhatStartedItCannotBeSignalled() {
        for (long pid :
                List.of(0L, 1L, -5L, host.client.pid(), ProcessHandle.current().pid())) {
            FromHost.Finished finished = run("calls", "ctx.kill(%d, 'STOP')".formatted(pid));

            assertThat(finished.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(finished.reason()).contains("no signal was sent to " + pid);
        }
    }

    // ---- network ------------------------------------------------------------------------------------------------

    @Test
    void somethingListensOrNot() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(value("ctx.tcpConnect('127.0.0.1', %d, 2000)".formatted(server.getLocalPort())))
                    .isEqualTo("true");
        }
        assertThat(value("ctx.tcpConnect('127.0.0.1', 1)")).isEqualTo("false");
    }

    @Test
    void httpGivesStatusHeadersAndABoundedBodyAndFollowsNothing() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("X-Method", exchange.getRequestMethod());
            exchange.getResponseHeaders()
                    .add("X-Asked", exchange.getRequestHeaders().getFirst("X-Ask"));
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/big", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("y".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "file:///etc/passwd");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/silent", exchange -> {});
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(value("(({ status, body, headers }) => [status, body, headers['x-method'], headers['x-asked']])"
                            + "(ctx.http('%s/echo', { method: 'POST', body: 'ping', headers: { 'X-Ask': 'a' } }))"
                                    .formatted(base)))
                    .isEqualTo("[201,\"ping\",\"POST\",\"a\"]");
            assertThat(value("ctx.http('%s/big').body.length".formatted(base))).isEqualTo("65536");
            assertThat(value("ctx.http('%s/away').status".formatted(base))).isEqualTo("302");
            assertThat(run("calls", "ctx.http('%s/silent', { timeout: 200 })".formatted(base))
                            .outcome())
                    .isEqualTo(Outcome.TRANSIENT);
            assertThat(run("calls", "ctx.http('%s/silent', { timeout: 200, method: 'POST' })".formatted(base))
                            .outcome())
                    .isEqualTo(Outcome.INDETERMINATE);
        } finally {
            server.stop(0);
        }
        assertThat(run("calls", "ctx.http('%s/echo')".formatted(base)).outcome())
                .isEqualTo(Outcome.TRANSIENT);
        assertThat(run("calls", "ctx.http('file:///etc/passwd')").reason()).contains("must begin with http://");
    }

    @Test
    void dnsAsksTheServerThatIsNamed() throws IOException {
        try (NameServer server = new NameServer(List.of(
                "www.example.test. 60 IN CNAME db.example.test.",
                "db.example.test. 60 IN A 10.0.0.8",
                "db.example.test. 60 IN A 10.0.0.7",
                "db.example.test. 60 IN AAAA 2001:db8::7",
                "db.example.test. 60 IN TXT \"owner\" \"=node-a\""))) {
            String at = "127.0.0.1:" + server.port();

            assertThat(value("ctx.dns('db.example.test', { server: '%s' })".formatted(at)))
                    .isEqualTo("[\"10.0.0.7\",\"10.0.0.8\"]");
            assertThat(value("ctx.dns('db.example.test', { server: '%s', type: 'AAAA' })".formatted(at)))
                    .isEqualTo("[\"2001:db8:0:0:0:0:0:7\"]");
            assertThat(value("ctx.dns('www.example.test', { server: '%s', type: 'CNAME' })".formatted(at)))
                    .isEqualTo("[\"db.example.test\"]");
            assertThat(value("ctx.dns('db.example.test', { server: '%s', type: 'TXT' })".formatted(at)))
                    .isEqualTo("[\"owner=node-a\"]");
            assertThat(value("ctx.dns('none.example.test', { server: '%s' })".formatted(at)))
                    .isEqualTo("[]");
        }
        assertThat(run("calls", "ctx.dns('db.example.test', { server: '127.0.0.1:1', timeout: 300 })")
                        .outcome())
                .isEqualTo(Outcome.TRANSIENT);
    }

    // ---- aws ----------------------------------------------------------------------------------------------------

    @Test
    void anyOperationOfAwsCanBeCalledAndWritesPassTheGate() {
        String look = "ctx.aws.ec2.describeRouteTables({ RouteTableIds: ['rtb-1'] }, { region: 'eu-west-1' })";
        assertThat(value("(({ Asked, With, Region }) => [Asked, With, Region])(" + look + ")"))
                .isEqualTo("[\"ec2.describeRouteTables\",{\"RouteTableIds\":[\"rtb-1\"]},\"eu-west-1\"]");
        assertThat(run("calls", "ctx.aws.ec2.describeThrottled()").outcome()).isEqualTo(Outcome.TRANSIENT);
        assertThat(ask(PLAN, "ctx.aws.ec2.replaceRoute({})").reason()).contains("a dry run changes nothing");
        assertThat(run("modest", "ctx.aws.ec2.describeVpcs()").reason())
                .contains("ctx.aws is refused", "add 'network' to needs");

        host.run("calls", RESTORE, "superseded", Map.of("code", ""), 9, TIMEOUT_MILLIS);
        FromHost.Finished late = host.run(
                "calls", QUICK_CHECK, "superseded", Map.of("code", "ctx.aws.ec2.replaceRoute({})"), 8, TIMEOUT_MILLIS);
        assertThat(late.reason()).contains("superseded by 9");
    }

    // ---- files and state ----------------------------------------------------------------------------------------

    @Test
    void filesAreWrittenWholeAndKeepOwnerAndMode() throws IOException {
        Path file = Files.writeString(directory.resolve("kept.conf"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(directory.resolve("kept.link"), file);

        value("ctx.writeFile('%s', 'new')".formatted(link));

        assertThat(file).hasContent("new");
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(value("[ctx.exists('%1$s'), ctx.removeFile('%1$s'), ctx.exists('%1$s'), ctx.readFile('%1$s')]"
                        .formatted(file)))
                .isEqualTo("[true,true,false,null]");
    }

    @Test
    void aWriterThatRacesReadersNeverShowsThemHalfAFile() {
        Path file = directory.resolve("raced");
        value("ctx.writeFile('%s', 'a'.repeat(100000))".formatted(file));
        long writing = host.start(
                "calls",
                RESTORE,
                "writer",
                Map.of("code", "for (const c of 'bcdefghijk') ctx.writeFile('%s', c.repeat(100000));".formatted(file)),
                1,
                TIMEOUT_MILLIS);
        String lengths = value("""
                (() => { const seen = new Set();
                  do { seen.add(ctx.readFile('%1$s').length); } while (ctx.readFile('%1$s')[0] !== 'k');
                  return [...seen]; })()""".formatted(file));

        assertThat(host.answer(writing).outcome()).isEqualTo(Outcome.OK);
        assertThat(lengths).isEqualTo("[100000]");
    }

    @Test
    void directoriesAreListedAndBoundsAreKept() throws IOException {
        Path listed = Files.createDirectory(directory.resolve("listed"));
        Files.writeString(listed.resolve("b"), "");
        Files.writeString(listed.resolve("a"), "");

        assertThat(value("[ctx.listDir('%1$s'), ctx.listDir('%1$s/none')]".formatted(listed)))
                .isEqualTo("[[\"a\",\"b\"],null]");
        assertThat(run("calls", "ctx.writeFile('%s/c', 'x'.repeat(2e6))".formatted(listed))
                        .reason())
                .contains("longer than 1048576 bytes");
        assertThat(run("calls", "ctx.writeFile('c', 'x')").reason()).contains("absolute path");
        assertThat(run("calls", "ctx.removeFile('%s')".formatted(listed)).reason())
                .contains("is a directory");
    }

    @Test
    void stateBelongsToAResourceAndSurvivesTheKitHost(@TempDir Path other) throws IOException {
        new ScriptFiles(other).file("keeper.js", """
                export const kit = { parameters: { code: {} } };
                export function restore(ctx) { ctx.warn(JSON.stringify(new Function('ctx', ctx.param('code'))(ctx) ?? null)); }
                export function remove() {}
                """);
        try (HostUnderTest first = new HostUnderTest(other)) {
            Map<String, String> set = Map.of(
                    "code",
                    "ctx.state.set('lsn', { at: '0/30', n: 7 }); ctx.state.set('gone', 1); ctx.state.remove('gone')");
            assertThat(first.run("keeper", RESTORE, "db", set, 1, TIMEOUT_MILLIS)
                            .outcome())
                    .isEqualTo(Outcome.OK);
        }
        try (HostUnderTest second = new HostUnderTest(other)) {
            Map<String, String> get = Map.of("code", "return [ctx.state.get('lsn'), ctx.state.get('gone')]");
            assertThat(second.run("keeper", RESTORE, "db", get, 1, TIMEOUT_MILLIS)
                            .warning())
                    .isEqualTo("[{\"at\":\"0/30\",\"n\":7},null]");
            assertThat(second.run("keeper", RESTORE, "web", get, 1, TIMEOUT_MILLIS)
                            .warning())
                    .isEqualTo("[null,null]");

            Files.writeString(other.resolve("state/db.state"), "scribble");
            FromHost.Finished damaged = second.run("keeper", RESTORE, "db", get, 1, TIMEOUT_MILLIS);
            assertThat(damaged.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(damaged.reason()).contains("db.state is damaged", "Next: restore that file");
        }
    }

    // ---- waiting, facts -----------------------------------------------------------------------------------------

    @Test
    void waitUntilGivesTheFirstTruthAndElseSaysWhatWasSeenLast() {
        assertThat(value(
                        "(() => { let n = 0; return ctx.waitUntil(() => ++n === 3 && `${n}rd`, { interval: 1 }); })()"))
                .isEqualTo("\"3rd\"");

        FromHost.Finished value =
                run("calls", "ctx.waitUntil(() => 0, { timeout: 50, interval: 10, what: 'port 80 to open' })");
        FromHost.Finished thrown = run(
                "calls",
                "ctx.waitUntil(() => { throw new Error('refused'); }, { timeout: 50, interval: 10, what: 'an answer' })");
        FromHost.Finished deadline = host.run(
                "calls", RESTORE, "calls", Map.of("code", "ctx.waitUntil(() => false, { what: 'ever' })"), 1, 1_500);

        assertThat(List.of(value.outcome(), thrown.outcome(), deadline.outcome()))
                .containsOnly(Outcome.INDETERMINATE);
        assertThat(value.reason()).contains("port 80 to open: not so within 50 ms; last seen: 0");
        assertThat(thrown.reason()).contains("an answer", "last seen: Error: refused");
        assertThat(deadline.reason()).contains("ever: not so within 1");
    }

    @Test
    void aClosedGateEndsAWaitAtOnce() {
        assertThat(run("calls", "ctx.waitUntil(() => { throw new ctx.KitError('DENIED', 'closed'); }, { what: 'it' })")
                        .outcome())
                .isEqualTo(Outcome.DENIED);
    }

    @Test
    void peersAreTheOtherNodes() {
        assertThat(value("ctx.peers"))
                .isEqualTo(
                        "[{\"name\":\"node-b\",\"address\":\"10.0.0.2\"},{\"name\":\"node-c\",\"address\":\"10.0.0.3\"}]");
    }

    // ---- needs --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "modest, ctx.exec(['true']), exec",
        "modest, ctx.tcpConnect('127.0.0.1'; 1), network",
        "modest, ctx.processes({ name: 'x' }), processes",
        "calls, ctx.exec(['true']; { secretEnv: { P: 'pg-replication' } }), secrets",
        "modest, ctx.letGo(['/bin/true']), exec",
    })
    void aCallThatIsNotDeclaredIsRefused(String kit, String code, String missing) {
        FromHost.Finished finished = run(kit, code.replace(';', ','));

        assertThat(finished.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(finished.reason()).contains("add '" + missing + "' to needs");
    }

    @Test
    void needsAreKnownAndShown() {
        assertThat(host.ready().kits())
                .filteredOn(kit -> kit.descriptor().name().equals("trusted"))
                .singleElement()
                .satisfies(kit -> assertThat(kit.needs()).containsExactly("exec", "processes", "files", "secrets"));
        assertThat(host.ready().refused())
                .singleElement()
                .satisfies(file -> assertThat(file.reason()).contains("needs: 'everything' is not known"));
    }

    // ---- optional functions -------------------------------------------------------------------------------------

    private FromHost.Finished ask(KitAction action, String code) {
        return host.run("calls", action, "calls", Map.of("code", code), 1, TIMEOUT_MILLIS);
    }

    @Test
    void deepCheckIsHealthAndWhatItCannotSeeIsUnknown() {
        assertThat(ask(DEEP_CHECK, "return true").outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(ask(DEEP_CHECK, "return { health: 'failed', reason: 'stopped' }")
                        .reason())
                .isEqualTo("stopped");
        assertThat(ask(DEEP_CHECK, "throw new Error('no eyes')").outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(ask(QUICK_CHECK, "return ctx.dryRun").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aPlanIsADryRunThatChangesNothing() {
        FromHost.Finished plan =
                ask(PLAN, "return ctx.dryRun ? ['start it', { target: 'vip', change: 'a -> b', why: 'moved' }] : []");
        FromHost.Finished write = ask(PLAN, "ctx.writeFile('%s/planned', 'x')".formatted(directory));
        FromHost.Finished odd = ask(PLAN, "return 7");

        assertThat(plan.plan().orElseThrow().steps())
                .containsExactly(new Plannable.Step("start it", "", ""), new Plannable.Step("vip", "a -> b", "moved"));
        assertThat(write.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(directory.resolve("planned")).doesNotExist();
        assertThat(odd.reason()).contains("7 is not a list");
    }

    @Test
    void preflightGivesFindings() {
        FromHost.Finished finished = ask(PREFLIGHT, """
                return [{ severity: 'ok', what: 'binary' },
                        { severity: 'error', what: 'data directory', why: 'missing', next: 'run initdb' }]""");

        assertThat(finished.outcome()).isEqualTo(Outcome.OK);
        assertThat(finished.findings())
                .containsExactly(
                        new Preflight.Finding(Preflight.Severity.OK, "binary", "", ""),
                        new Preflight.Finding(Preflight.Severity.ERROR, "data directory", "missing", "run initdb"));
        assertThat(ask(PREFLIGHT, "return [{ severity: 'bad', what: 'x' }]").reason())
                .contains("is not {severity: 'ok'");
    }
}
