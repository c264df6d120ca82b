package io.genericark.heartbeat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** A bound socket that never blocks a sender, and the selector that its receiver waits on. */
record PathSocket(DatagramChannel channel, Selector selector) implements AutoCloseable {

    static PathSocket bind(InetSocketAddress local) throws IOException {
        PathSocket socket = new PathSocket(DatagramChannel.open(), Selector.open());
        try {
            socket.channel.configureBlocking(false);
            socket.channel.bind(local);
            socket.channel.register(socket.selector, SelectionKey.OP_READ);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Waits until something may have arrived, or until the socket was closed, which is an exception. */
    void awaitArrival() throws IOException {
        try {
            selector.select();
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            throw new IOException("the socket was closed", e);
        }
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
    }

    /** Closes both; the selector last, because only it gives the port back. */
    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A UDP socket could not be closed", e);
        }
    }
}
