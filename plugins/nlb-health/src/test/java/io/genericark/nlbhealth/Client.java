package io.genericark.nlbhealth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Plain connections to this machine, as a probe or somebody else makes them. */
final class Client {

    private static final int LIMIT_MILLIS = 60_000;

    private Client() {}

    static Socket connect(int port) throws IOException {
        return connect(InetAddress.getLoopbackAddress(), port);
    }

    static Socket connect(InetAddress address, int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
        return socket;
    }

    static boolean isOpen(int port) {
        try (Socket socket = connect(port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The whole answer to a request of this method and path. */
    static String http(int port, String method, String path) throws IOException {
        try (Socket socket = connect(port)) {
            send(socket, method + " " + path + " HTTP/1.1\r\nHost: probe\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Everything that comes until the other side ends the connection; fails when it does not within a minute. */
    static String rest(Socket client) throws IOException {
        try {
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "reset";
        }
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
