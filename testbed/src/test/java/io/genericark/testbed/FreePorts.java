package io.genericark.testbed;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of loopback that nobody uses, below those that the kernel gives to outgoing connections. */
final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    private FreePorts() {}

    static List<Integer> find(int count) {
        var found = new ArrayList<Integer>();
        var next = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        while (found.size() < count) {
            if (isFree(next)) {
                found.add(next);
            }
            next = next >= LAST ? FIRST : next + 1;
        }
        return found;
    }

    private static boolean isFree(int port) {
        try (var tcp = new ServerSocket();
                var udp = new DatagramSocket(null)) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            tcp.bind(address);
            udp.bind(address);
            return tcp.isBound() && udp.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
