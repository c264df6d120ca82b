package io.genericark.nlbhealth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Answers a TCP probe: takes the connection and closes it. It reads nothing, so that no client can keep it waiting, and
 * connections do not add up.
 */
final class TcpListener implements ProbeListener {

    private static final int BACKLOG = 1024;
    private static final Duration WHEN_REFUSED = Duration.ofMillis(100);

    private final ServerSocket socket;
    private final Thread thread;
    private final CountDownLatch probed = new CountDownLatch(1);

    TcpListener(Settings.Reply reply) throws IOException {
        this.socket = new ServerSocket();
        try {
            socket.bind(reply.place(), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        // not a virtual one: what such a thread accepts at is closed only when the thread itself has noticed
        this.thread =
                Thread.ofPlatform().daemon().name("nlb-health-" + reply.port()).start(this::answer);
    }

    private void answer() {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
                probed.countDown();
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    rest(); // no file descriptors are left, for one
                }
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(WHEN_REFUSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean awaitProbe(Duration atMost) throws InterruptedException {
        return probed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        try {
            socket.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
