package io.genericark.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Predicate;

/** A client of one node. Blocks; for one thread at a time, but {@link #close} may come from any. */
public final class AdminClient implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader in;
    private final Writer out;

    private AdminClient(SocketChannel channel) {
        this.channel = channel;
        in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        out = Channels.newWriter(channel, StandardCharsets.UTF_8);
    }

    /** Connects to the node behind this socket. */
    public static AdminClient connect(Path socket) throws IOException {
        try {
            return new AdminClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        } catch (ClosedByInterruptException interrupted) {
            throw interrupted; // says nothing about the node
        } catch (IOException e) {
            throw new IOException(
                    "no ark node answers on " + socket + " (" + e.getMessage()
                            + "). Start one: ark agent --config FILE, or name its socket: --socket PATH",
                    e);
        }
    }

    /** One request, one reply. */
    public AdminReply ask(AdminRequest request) throws IOException {
        send(request);
        return next();
    }

    /** Events for as long as {@code more} says so, or until {@link #close}. */
    public void watch(long afterIndex, Predicate<AdminReply> more) throws IOException {
        send(new AdminRequest.Watch(afterIndex));
        while (more.test(next())) {
            // the predicate does the work
        }
    }

    private void send(AdminRequest request) throws IOException {
        out.write(AdminJson.line(request));
        out.write('\n');
        out.flush();
    }

    private AdminReply next() throws IOException {
        var line = in.readLine();
        if (line == null) {
            throw new IOException("the node closed the connection; see its log");
        }
        return AdminJson.reply(line);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
