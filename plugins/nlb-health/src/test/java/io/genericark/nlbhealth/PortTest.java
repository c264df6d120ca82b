package io.genericark.nlbhealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.genericark.api.ContractContext;
import io.genericark.api.FreePort;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import io.genericark.aws.AwsClients;
import io.genericark.aws.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered, how, and for how long. */
class PortTest {

    private final NlbHealthKit kit = with(time -> {});
    private final int port = FreePort.next();

    @TempDir
    private Path directory = Path.of("");

    private static NlbHealthKit with(Pause pause) {
        return new NlbHealthKit(new AwsClients(), Map.of(), InstantSource.system(), pause);
    }

    private ContractContext resource(String... parameters) throws KitException {
        Map<String, String> given = new HashMap<>(Map.of("port", String.valueOf(port)));
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return ContractContext.open(kit, "probe", given);
    }

    @AfterEach
    void close() throws KitException {
        kit.remove(resource());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "http"})
    @DisplayName("the port is open from restore to remove, and connections of before are closed with it")
    void openWhileInService(String protocol) throws Exception {
        assertThat(Client.isOpen(port)).isFalse();
        kit.restore(resource("protocol=" + protocol));
        try (Socket idle = Client.connect(port)) {
            kit.remove(resource("protocol=" + protocol));
            assertThat(Client.isOpen(port)).isFalse();
            assertThat(Client.rest(idle)).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    @DisplayName("a client that comes while the port is being closed is not left open")
    void closedWhileSomebodyComes() throws Exception {
        for (int i = 0; i < 300; i++) {
            kit.restore(resource("protocol=http"));
            try (Socket client = Client.connect(port)) {
                kit.remove(resource("protocol=http"));
                assertThat(Client.rest(client)).doesNotContain("HTTP/1.1 200");
            }
        }
    }

    @Test
    @DisplayName("HTTP probes are answered with status and text as set, on every path unless one is set")
    void http() throws Exception {
        kit.restore(resource("protocol=http"));
        assertThat(Client.http(port, "GET", "/anything"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\nin service");
        assertThat(Client.http(port, "HEAD", "/")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        assertThat(Client.http(port, "DELETE", "/")).startsWith("HTTP/1.1 405 ");

        ContractContext changed = resource("protocol=http", "path=/ready", "status=299", "body=here");
        assertThat(kit.quickCheck(changed))
                .isInstanceOfSatisfying(
                        Health.Failed.class,
                        failed -> assertThat(failed.reason()).contains("as the parameters were"));
        assertThat(kit.preflight(changed)).extracting(Finding::severity).containsExactly(Severity.OK);
        kit.recover(changed);
        assertThat(kit.quickCheck(changed)).isEqualTo(Health.healthy());
        assertThat(Client.http(port, "GET", "/ready?by=lb"))
                .startsWith("HTTP/1.1 299 ")
                .endsWith("here");
        assertThat(Client.http(port, "GET", "/ready/not")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    @DisplayName("HTTPS probes are answered with the certificate of the PEM files")
    void https() throws Exception {
        Certificates own = Certificates.make(directory, "own");
        Certificates other = Certificates.make(directory, "other");
        String certificate = "certificate=" + own.certificate();
        ContractContext https = resource("protocol=https", certificate, "key=" + own.key());
        kit.restore(https);
        assertThat(kit.quickCheck(https)).isEqualTo(Health.healthy());
        kit.remove(https);
        assertThat(Client.isOpen(port)).isFalse();

        for (String unusable : List.of("key=" + other.key(), "key=" + own.certificate(), "key=/nowhere")) {
            ContractContext broken = resource("protocol=https", certificate, unusable);
            KitException failure = catchThrowableOfType(KitException.class, () -> kit.restore(broken));
            assertThat(failure.kind()).isEqualTo(Kind.DENIED);
            assertThat(failure.next()).contains("openssl pkcs8");
            assertThat(kit.preflight(broken))
                    .extracting(Finding::severity)
                    .containsExactly(Severity.OK, Severity.ERROR);
        }
        assertThat(catchThrowableOfType(KitException.class, () -> kit.restore(resource("protocol=https")))
                        .why())
                .contains("certificate and key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "http"})
    @DisplayName("many connections at once are all answered")
    void manyAtOnce(String protocol) throws Exception {
        kit.restore(resource("protocol=" + protocol));
        List<Future<?>> probes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                probes.add(threads.submit(() -> {
                    if (protocol.equals("tcp")) {
                        try (Socket probe = Client.connect(port)) {
                            return probe.getInputStream().read();
                        }
                    }
                    assertThat(Client.http(port, "GET", "/")).startsWith("HTTP/1.1 200 ");
                    return -1;
                }));
            }
        }
        for (Future<?> probe : probes) {
            assertThat(probe.get()).isEqualTo(-1);
        }
    }

    @Test
    @DisplayName("a port that is taken is named with its holder, after some patience; freed meanwhile, it is opened")
    void taken() throws Exception {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(port));
            ContractContext ctx = resource();
            NlbHealthKit patient = with(ctx::pass);
            KitException failure = catchThrowableOfType(KitException.class, () -> patient.restore(ctx));
            assertThat(failure.what()).isEqualTo("TCP port " + port + " was not opened");
            assertThat(failure.why()).startsWith("it is taken by ");
            if (PortHolder.of(port).isPresent()) {
                assertThat(failure.why())
                        .contains("(pid " + ProcessHandle.current().pid() + ")");
            }
            assertThat(ctx.passed()).hasSize(30);
            assertThat(kit.preflight(ctx)).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                assertThat(finding.why()).startsWith("it is taken by ");
            });

            NlbHealthKit waiting = with(time -> close(other));
            waiting.restore(ctx);
            assertThat(waiting.quickCheck(ctx)).isEqualTo(Health.healthy());
            waiting.remove(ctx);
        }
    }

    @Test
    @DisplayName("ss names the holder of a port")
    void holder() throws Exception {
        assumeTrue(isInstalled("ss"), "iproute2 is not installed");
        try (ServerSocket own = new ServerSocket()) {
            own.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(PortHolder.of(own.getLocalPort()).orElse("nobody"))
                    .endsWith("(pid " + ProcessHandle.current().pid() + ")");
        }
        assertThat(PortHolder.of(port)).isEmpty();
    }

    @Test
    @DisplayName("an address that is not here is told, and before it is needed whether it comes is unknown")
    void foreignAddress() throws Exception {
        ContractContext ctx = resource("address=192.0.2.1");
        KitException failure = catchThrowableOfType(KitException.class, () -> kit.restore(ctx));
        assertThat(failure.why()).isEqualTo("this node does not have the address 192.0.2.1");
        assertThat(failure.next()).contains("depend on");
        assertThat(kit.preflight(ctx)).extracting(Finding::severity).containsExactly(Severity.UNKNOWN);
    }

    @Test
    @DisplayName("one address is listened at when it is named, and IPv4 and IPv6 otherwise")
    void addresses() throws Exception {
        kit.restore(resource("address=127.0.0.1"));
        assertThat(kit.quickCheck(resource("address=127.0.0.1"))).isEqualTo(Health.healthy());
        InetAddress other = InetAddress.ofLiteral("127.0.0.2");
        assertThat(catchThrowableOfType(
                        IOException.class, () -> Client.connect(other, port).close()))
                .isNotNull();
        kit.recover(resource());
        Client.connect(other, port).close();
        InetAddress six = InetAddress.ofLiteral("::1");
        assumeTrue(PortBinding.isHere(six), "this machine has no IPv6");
        Client.connect(six, port).close();
    }

    @Test
    @DisplayName("a repeated restore or recover leaves the port as it is")
    void repeated() throws Exception {
        kit.restore(resource("protocol=http"));
        try (Socket open = Client.connect(port)) {
            kit.restore(resource("protocol=http"));
            kit.recover(resource("protocol=http"));
            Client.send(open, "GET / HTTP/1.1\r\nHost: probe\r\n\r\n");
            assertThat((char) open.getInputStream().read()).isEqualTo('H');
        }
    }

    @Test
    @DisplayName("a closed gate changes nothing, and does not keep remove from closing the port")
    void gate() throws Exception {
        kit.restore(resource("protocol=http"));
        assertThat(catchThrowableOfType(
                        KitException.class,
                        () -> kit.recover(resource("protocol=http", "body=new").closed())))
                .isNotNull();
        assertThat(Client.http(port, "GET", "/")).endsWith("in service");
        kit.remove(resource("protocol=http").closed());
        assertThat(Client.isOpen(port)).isFalse();
    }

    @Test
    @DisplayName("restore waits for the first probe when it is told to, and warns when none comes")
    void waitForProbe() throws Exception {
        ContractContext alone = resource("wait-for-probe=1ms");
        kit.restore(alone);
        assertThat(alone.warnings()).singleElement().asString().contains("no probe has come to TCP port " + port);
        kit.remove(alone);

        ContractContext probed = resource("wait-for-probe=10m").within(Duration.ofMinutes(10));
        Thread prober = Thread.ofVirtual().start(() -> {
            while (!Client.isOpen(port)) {
                Thread.onSpinWait();
            }
        });
        kit.restore(probed);
        prober.join();
        assertThat(probed.warnings()).isEmpty();
    }

    @Test
    @DisplayName("parameters that cannot work are refused with what to do")
    void parameters() throws Exception {
        for (String wrong : List.of("address=localhost", "path=ready", "target-group=web")) {
            KitException failure = catchThrowableOfType(KitException.class, () -> kit.restore(resource(wrong)));
            assertThat(failure.kind()).isEqualTo(Kind.DENIED);
            assertThat(failure.next()).contains("ark resource set");
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isInstalled(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
