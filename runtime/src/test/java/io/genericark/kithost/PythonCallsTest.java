package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.DEEP_CHECK;
import static io.genericark.kithost.protocol.KitAction.PLAN;
import static io.genericark.kithost.protocol.KitAction.PREFLIGHT;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Python asks the host for the same things as JavaScript, on either engine; what they do is in {@link ScriptCallsTest}. */
class PythonCallsTest {

    private static final long TIMEOUT_MILLIS = 30_000;
    private static final String WAIT = "ctx.wait_until(lambda: 0, timeout=30, interval=10, what='port')";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(
            value = Python.class,
            names = {"GRAALPY", "SYSTEM"})
    void pythonAsksForTheSame(Python python) throws IOException {
        ScriptFiles scripts = new ScriptFiles(directory);
        scripts.file("calls.py", """
                import json
                kit = {'needs': ['exec', 'files', 'network', 'processes', 'secrets'], 'parameters': {'code': {}}}
                def restore(ctx):
                    ctx.warn(json.dumps(eval(ctx.param('code'), {'ctx': ctx})))
                def remove(ctx): pass
                def deep_check(ctx): return {'health': 'failed', 'reason': 'stopped'}
                def plan(ctx): return ['start it'] if ctx.dry_run else []
                def preflight(ctx): return [{'severity': 'warning', 'what': 'disk', 'why': '90 % full'}]
                """);
        scripts.file("modest.py", """
                kit = {'needs': []}
                def restore(ctx): ctx.exec(['true'])
                def remove(ctx): pass
                """);
        secret();
        HttpServer server = echo();
        try (HostUnderTest host = new HostUnderTest(directory, directory.resolve("scripts"), python)) {
            expressions(server.getAddress().getPort()).forEach((code, value) -> {
                FromHost.Finished finished =
                        host.run("calls", RESTORE, "calls", Map.of("code", code), 1, TIMEOUT_MILLIS);
                assertThat(finished.outcome())
                        .as(code + ": " + finished.reason())
                        .isEqualTo(Outcome.OK);
                assertThat(finished.warning()).as(code).isEqualTo(value);
            });
            refusals(host);
            optionalFunctions(host);
        } finally {
            server.stop(0);
        }
    }

    private Map<String, String> expressions(int port) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "ctx.exec(['sh', '-c', 'pwd; echo $A; cat'], cwd='/usr', env={'A': 'b'}, input='c').stdout",
                "\"/usr\\nb\\nc\"");
        all.put("ctx.exec(['sh', '-c', 'echo $P'], secret_env={'P': 'pg-replication'}).stdout", "\"***\\n\"");
        all.put("ctx.exec(['sh', '-c', 'exit 3'])['exit_code']", "3");
        all.put("ctx.exec(['sleep', '600'], timeout=50).timed_out", "true");
        all.put("[ctx.peers[0].name, ctx.dry_run, ctx.longest_call]", "[\"node-b\", false, 1234]");
        all.put(
                "[ctx.state.set('a', {'b': 1}), ctx.state.get('a'), ctx.state.remove('a'), ctx.state.get('a')]",
                "[null, {\"b\": 1}, null, null]");
        all.put(
                "[ctx.write_file('%1$s/x', 'y'), ctx.exists('%1$s/x'), ctx.read_file('%1$s/x'), ctx.list_dir('%1$s'),"
                                .formatted(directory.resolve("files"))
                        + " ctx.remove_file('%1$s/x'), ctx.read_file('%1$s/x')]".formatted(directory.resolve("files")),
                "[null, true, \"y\", [\"x\"], true, null]");
        all.put(
                "[ctx.tcp_connect('127.0.0.1', 1, 500), ctx.tcp_connect('127.0.0.1', %d)]".formatted(port),
                "[false, true]");
        all.put(
                "(lambda a: [a.status, a.body, a.headers['x-asked']])"
                        + "(ctx.http('http://127.0.0.1:%d/', method='POST', body='ping', headers={'X-Ask': 'b'}))"
                                .formatted(port),
                "[201, \"ping\", \"b\"]");
        all.put("ctx.processes(name='no-such-program')", "[]");
        all.put("ctx.processes(tag=ctx.tag)", "[]");
        all.put(
                "ctx.aws.ec2.describe_route_tables({'RouteTableIds': ['rtb-1']}, region='eu-west-1')['Asked']",
                "\"ec2.describeRouteTables\"");
        all.put("ctx.wait_until(lambda: 'yes', what='it')", "\"yes\"");
        return all;
    }

    private static void refusals(HostUnderTest host) {
        Map<String, Outcome> kinds = Map.of(
                WAIT,
                Outcome.INDETERMINATE,
                "ctx.kill(1)",
                Outcome.DENIED,
                "ctx.dns('x.test', type='A', server='127.0.0.1:1', timeout=200)",
                Outcome.TRANSIENT);
        kinds.forEach((code, outcome) -> {
            FromHost.Finished finished = host.run("calls", RESTORE, "calls", Map.of("code", code), 1, TIMEOUT_MILLIS);
            assertThat(finished.outcome()).as(code + ": " + finished.reason()).isEqualTo(outcome);
        });
        assertThat(host.run("calls", RESTORE, "calls", Map.of("code", WAIT), 1, TIMEOUT_MILLIS)
                        .reason())
                .contains("port: not so within 30 ms; last seen: 0");
        FromHost.Finished modest = host.run("modest", RESTORE, "modest");
        assertThat(modest.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(modest.reason()).contains("add 'exec' to needs");
    }

    private static void optionalFunctions(HostUnderTest host) {
        Map<String, String> code = Map.of("code", "1");
        assertThat(host.run("calls", DEEP_CHECK, "calls", code, 1, TIMEOUT_MILLIS)
                        .reason())
                .isEqualTo("stopped");
        assertThat(host.run("calls", PLAN, "calls", code, 1, TIMEOUT_MILLIS)
                        .plan()
                        .orElseThrow()
                        .steps())
                .containsExactly(new Plannable.Step("start it", "", ""));
        assertThat(host.run("calls", PREFLIGHT, "calls", code, 1, TIMEOUT_MILLIS)
                        .findings())
                .containsExactly(new Preflight.Finding(Preflight.Severity.WARNING, "disk", "90 % full", ""));
    }

    private void secret() throws IOException {
        Path file = directory.resolve("secrets/pg-replication");
        Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(file, "correct horse battery staple");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static HttpServer echo() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .add("X-Asked", exchange.getRequestHeaders().getFirst("X-Ask"));
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
