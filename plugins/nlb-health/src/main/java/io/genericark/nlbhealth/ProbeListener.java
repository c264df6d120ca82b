package io.genericark.nlbhealth;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An open port that answers probes until it is closed. Thread-safe. */
interface ProbeListener extends AutoCloseable {

    /**
     * Opens the port; probes are answered from now on, by threads of its own.
     *
     * @param tls given for HTTPS
     * @throws IOException when the port cannot be had
     */
    static ProbeListener open(Settings.Reply reply, Optional<Tls> tls) throws IOException {
        return switch (reply.protocol()) {
            case TCP -> new TcpListener(reply);
            case HTTP, HTTPS -> new HttpListener(reply, tls);
        };
    }

    /**
     * Waits for the first probe that was answered; blocks.
     *
     * @return whether there was one
     */
    boolean awaitProbe(Duration atMost) throws InterruptedException;

    /** Closes the port and every connection. Nobody is answered once this returns. Repeatable. */
    @Override
    void close();
}
