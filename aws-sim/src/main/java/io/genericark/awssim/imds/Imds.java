package io.genericark.awssim.imds;

import com.sun.net.httpserver.HttpServer;
import io.genericark.awssim.world.SimInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executor;

/**
 * The instance metadata service (version 2 only) of one instance, on a port of its own. Silent, with its connections
 * closed, while the instance is not running. Point an SDK at it with {@code AWS_EC2_METADATA_SERVICE_ENDPOINT}.
 */
public final class Imds implements AutoCloseable {
    private final SimInstance instance;
    private final HttpServer server;

    private Imds(SimInstance instance, InetAddress address, Executor executor) throws IOException {
        this.instance = instance;
        this.server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.createContext("/", new ImdsHandler(instance));
        server.setExecutor(executor);
        server.start();
    }

    public static Imds start(SimInstance instance, InetAddress address, Executor executor) {
        try {
            return new Imds(instance, address, executor);
        } catch (IOException e) {
            throw new UncheckedIOException("aws-sim cannot start the IMDS of " + instance.id() + " on " + address, e);
        }
    }

    public SimInstance instance() {
        return instance;
    }

    public URI endpoint() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
