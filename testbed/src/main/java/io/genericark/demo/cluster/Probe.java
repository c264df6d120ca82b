package io.genericark.demo.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks the service on a port of the loopback address for its name, over HTTP. Blocks for as long as it is told. */
final class Probe {
    private static final byte[] REQUEST = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Probe() {}

    static Optional<String> ask(int port, int timeoutMillis) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(timeoutMillis);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
            socket.getOutputStream().write(REQUEST);
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var body = answer.indexOf("\r\n\r\n");
            return body < 0
                    ? Optional.empty()
                    : Optional.of(answer.substring(body).strip()).filter(name -> !name.isEmpty());
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }
}
