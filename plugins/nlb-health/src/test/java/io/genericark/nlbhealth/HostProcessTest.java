package io.genericark.nlbhealth;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.FreePort;
import io.genericark.api.Health;
import io.genericark.api.Parameters;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process of its own shows: the bounds of the JDK's server, which hold for a whole process, and the end of one. */
class HostProcessTest {

    private static final int SLOW = 100;

    /** No bound of time closes anything within a test. */
    private static final List<String> PATIENT =
            List.of("-Dsun.net.httpserver.maxReqTime=86400", "-Dsun.net.httpserver.idleInterval=86400");

    private static final String RECORD_OF_A_HANDSHAKE = "\u0016\u0003\u0001";

    private final List<Socket> clients = new ArrayList<>();
    private final int port = FreePort.next();

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void closeClients() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    @Test
    @DisplayName("slow clients keep nobody waiting, are let go in the end, and cannot hold back a remove")
    void slowClients() throws Exception {
        try (HostProcess host = HostProcess.start("port=" + port, "protocol=http")) {
            beginSlowly();
            assertThat(Client.http(port, "GET", "/")).endsWith("in service");
            for (Socket client : clients) {
                assertThat(Client.rest(client)).doesNotContain("HTTP/1.1 200");
            }
            assertThat(Client.http(port, "GET", "/")).endsWith("in service");

            beginSlowly();
            host.remove();
            assertThat(Client.isOpen(port)).isFalse();
            assertThat(host.process().isAlive()).isTrue();
        }
    }

    @Test
    @DisplayName("a client that stops in the middle of a TLS handshake is let go, and others are answered meanwhile")
    void slowHandshake() throws Exception {
        Certificates own = Certificates.make(directory, "own");
        String certificate = "certificate=" + own.certificate();
        try (HostProcess host = HostProcess.start("port=" + port, "protocol=https", certificate, "key=" + own.key())) {
            for (int i = 0; i < 10; i++) {
                begin(RECORD_OF_A_HANDSHAKE);
            }
            Map<String, String> given = Map.of(
                    "port", String.valueOf(port),
                    "protocol", "https",
                    "certificate", own.certificate().toString(),
                    "key", own.key().toString());
            Settings.Reply reply =
                    Settings.of(Parameters.of(Settings.SPECS, given)).reply();
            assertThat(SelfProbe.of(reply, Tls.of(reply), Duration.ofMinutes(1)))
                    .isEqualTo(Health.healthy());
            assertThat(host.process().isAlive()).isTrue();
            for (Socket client : clients) {
                assertThat(Client.rest(client)).doesNotContain("HTTP/1.1 200");
            }
        }
    }

    @Test
    @DisplayName("a request that is too long, or one connection too many, is closed without an answer")
    void bounds() throws Exception {
        try (HostProcess host = HostProcess.start(PATIENT, "port=" + port, "protocol=http")) {
            Socket tooLong = Client.connect(port);
            clients.add(tooLong);
            assertThat(sendTooMuch(tooLong)).doesNotContain("HTTP/1.1 200");
            for (int i = 0; i < 600; i++) {
                begin("");
            }
            assertThat(Client.rest(clients.getLast())).doesNotContain("HTTP/1.1 200");
            assertThat(host.process().isAlive()).isTrue();
        }
    }

    @Test
    @DisplayName("the port is closed once the process is gone, however it ended, and a next one opens it at once")
    void killed() throws Exception {
        for (String protocol : List.of("tcp", "http")) {
            try (HostProcess first = HostProcess.start("port=" + port, "protocol=" + protocol)) {
                begin("");
                first.kill();
                assertThat(Client.isOpen(port)).isFalse();
            }
        }
        try (HostProcess next = HostProcess.start("port=" + port)) {
            assertThat(Client.isOpen(port)).isTrue();
            assertThat(next.process().isAlive()).isTrue();
        }
    }

    /** Some say nothing, and others no more than the beginning. */
    private void beginSlowly() throws IOException {
        for (int i = 0; i < SLOW; i++) {
            begin(i % 2 == 0 ? "G" : "");
        }
    }

    private void begin(String text) throws IOException {
        Socket client = Client.connect(port);
        Client.send(client, text);
        clients.add(client);
    }

    private static String sendTooMuch(Socket client) throws IOException {
        try {
            Client.send(client, "GET / HTTP/1.1\r\nLong: ");
            for (int i = 0; i < 64; i++) {
                Client.send(client, "x".repeat(1024));
            }
            Client.send(client, "\r\n\r\n");
        } catch (SocketException e) {
            return "cut off while sending";
        }
        return Client.rest(client);
    }
}
