package io.genericark.demo.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one node uses to reach another one: a relay of its consensus connections (TCP) and of its heartbeats (UDP).
 *
 * <p>A cut wire is silent, like a network that drops everything: datagrams are lost, bytes of a connection wait as a TCP
 * sender would repeat them. Thread-safe.
 */
final class Wire implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final InetSocketAddress consensus;
    private final InetSocketAddress heartbeats;
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Gate gate = new Gate();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    Wire(int port, InetSocketAddress consensus, InetSocketAddress heartbeats) throws IOException {
        this.consensus = consensus;
        this.heartbeats = heartbeats;
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.tcp = new ServerSocket();
        tcp.bind(here);
        this.udp = new DatagramSocket(here);
    }

    void start() {
        Thread.ofVirtual().name("wire-tcp").start(this::accept);
        Thread.ofVirtual().name("wire-udp").start(this::forward);
    }

    void cut() {
        gate.shut();
    }

    void mend() {
        gate.open();
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try {
                connect(tcp.accept());
            } catch (IOException closed) {
                // this wire is being closed, or that caller has gone
            }
        }
    }

    private void connect(Socket caller) {
        connections.add(caller);
        Thread.ofVirtual().name("wire-connect").start(() -> {
            var called = new Socket();
            connections.add(called);
            try {
                gate.pass();
                called.connect(consensus);
                caller.setTcpNoDelay(true);
                called.setTcpNoDelay(true);
                Thread.ofVirtual().name("wire-pump").start(() -> pump(called, caller));
                pump(caller, called);
            } catch (IOException refused) {
                end(caller, called);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            for (var n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                gate.pass();
                to.getOutputStream().write(buffer, 0, n);
            }
            gate.pass();
        } catch (IOException gone) {
            // the other end learns it below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from, to);
        }
    }

    private void end(Socket one, Socket other) {
        for (var each : new Socket[] {one, other}) {
            connections.remove(each);
            quietly(each);
        }
    }

    private static void quietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception alreadyBroken) {
            // closing was all that was left to do
        }
    }

    private void forward() {
        var packet = new DatagramPacket(new byte[BUFFER], BUFFER);
        while (!udp.isClosed()) {
            try {
                packet.setLength(BUFFER);
                udp.receive(packet);
                if (gate.isOpen()) {
                    packet.setSocketAddress(heartbeats);
                    udp.send(packet);
                }
            } catch (IOException lost) {
                // a datagram may be lost at any time
            }
        }
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            gate.open();
            connections.forEach(Wire::quietly);
        }
    }
}
