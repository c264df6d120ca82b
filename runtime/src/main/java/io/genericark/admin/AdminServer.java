package io.genericark.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's end of the admin API: a unix domain socket with mode 0660, one virtual thread for each connection.
 *
 * <p>A client that reads slowly holds up only itself. A socket file left by a dead node is replaced; one that somebody
 * answers on is not.
 */
public final class AdminServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final int LONGEST_LINE = 1 << 20;
    private static final int EVENTS_WAITING = 10_000;

    private final Path path;
    private final ServerSocketChannel server;
    private final AdminService service;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

    private AdminServer(Path path, ServerSocketChannel server, AdminService service) {
        this.path = path;
        this.server = server;
        this.service = service;
    }

    /**
     * Binds the socket and begins to answer.
     *
     * @param group the unix group that may use it besides its owner; empty = the process's own
     */
    public static AdminServer start(Path path, Optional<String> group, AdminService service) throws IOException {
        removeDead(path);
        Files.createDirectories(Objects.requireNonNull(path.toAbsolutePath().getParent()));
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
        if (group.isPresent()) {
            var principal =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group.get());
            Objects.requireNonNull(Files.getFileAttributeView(path, PosixFileAttributeView.class))
                    .setGroup(principal);
        }
        var server = new AdminServer(path, channel, service);
        Thread.ofPlatform().name("admin").daemon().start(server::accept);
        return server;
    }

    private static void removeDead(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new IOException("another node answers on " + path + " (" + probe.isConnected()
                    + "); stop it first, or give this node another ark.node.admin-socket");
        } catch (java.net.ConnectException dead) {
            Files.delete(path);
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                var client = server.accept();
                clients.add(client);
                Thread.ofVirtual().name("admin-client").start(() -> serve(client));
            } catch (IOException closed) {
                LOG.debug("admin socket closed: {}", closed.getMessage());
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                var in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
                var out = Channels.newWriter(client, StandardCharsets.UTF_8)) {
            var by = client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
            for (var line = readLine(in); line != null; line = readLine(in)) {
                answer(line, by, in, out);
            }
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug("admin client gone: {}", gone.getMessage());
        } finally {
            clients.remove(client);
        }
    }

    private static @org.jspecify.annotations.Nullable String readLine(BufferedReader in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("a request of more than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
        }
        return null;
    }

    private void answer(String line, String by, BufferedReader in, Writer out) throws IOException {
        AdminRequest request;
        try {
            request = AdminJson.request(line);
        } catch (RuntimeException unreadable) {
            write(out, new AdminReply.Failed(AdminReply.Failure.BAD_REQUEST, unreadable.getMessage() + ""));
            return;
        }
        if (request instanceof AdminRequest.Watch watch) {
            stream(watch, in, out);
        } else {
            write(out, service.answer(request, by));
        }
    }

    private void stream(AdminRequest.Watch watch, BufferedReader in, Writer out) throws IOException {
        var waiting = new LinkedBlockingQueue<AdminReply>(EVENTS_WAITING);
        var ended = new AdminReply.Failed(AdminReply.Failure.UNAVAILABLE, "the stream ended");
        try (var subscription = service.watch(
                watch.afterIndex(),
                events -> events.forEach(e -> {
                    if (!waiting.offer(new AdminReply.Event(e))) {
                        LOG.warn("an admin client is too slow; it misses events");
                    }
                }))) {
            var closed = Thread.ofVirtual().start(() -> awaitClose(in, waiting, ended));
            for (var next = take(waiting); !next.equals(ended) && closed.isAlive(); next = take(waiting)) {
                write(out, next);
            }
            LOG.trace("stream {} ended", subscription);
        }
    }

    private static AdminReply take(LinkedBlockingQueue<AdminReply> waiting) throws IOException {
        try {
            return waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void awaitClose(BufferedReader in, LinkedBlockingQueue<AdminReply> waiting, AdminReply ended) {
        try {
            while (in.read() >= 0) {
                // a client of a stream has nothing to say but to close it
            }
        } catch (IOException gone) {
            LOG.debug("admin client gone: {}", gone.getMessage());
        } finally {
            waiting.clear();
            waiting.add(ended);
        }
    }

    private static void write(Writer out, AdminReply reply) throws IOException {
        out.write(AdminJson.line(reply));
        out.write('\n');
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var client : clients) {
            client.close();
        }
        Files.deleteIfExists(path);
    }
}
