package io.genericark.nlbhealth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.genericark.nlbhealth.Settings.Protocol;
import io.genericark.nlbhealth.Settings.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Answers HTTP and HTTPS probes by the JDK's server. Each connection has a virtual thread of its own and serves one request, so
 * that a slow client keeps nobody waiting.
 *
 * <p>The JDK bounds what a client may take by system properties, once for the whole process. They are set here unless the
 * process was started with others: see the module {@code jdk.httpserver} for what they mean.
 */
final class HttpListener implements ProbeListener {

    private static final Map<String, String> BOUNDS = Map.of(
            "sun.net.httpserver.maxReqTime", "5",
            "sun.net.httpserver.maxRspTime", "5",
            "sun.net.httpserver.maxReqHeaderSize", "16384",
            "sun.net.httpserver.clockTick", "1000",
            "sun.net.httpserver.nodelay", "true",
            "jdk.httpserver.maxConnections", "512");
    private static final int BACKLOG = 1024;
    private static final int AT_MOST_SECONDS = 1;

    static {
        BOUNDS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    private final Reply reply;
    private final byte[] body;
    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch probed = new CountDownLatch(1);

    HttpListener(Reply reply, Optional<Tls> tls) throws IOException {
        this.reply = reply;
        this.body = reply.body().getBytes(StandardCharsets.UTF_8);
        this.server = reply.protocol() == Protocol.HTTPS ? HttpsServer.create() : HttpServer.create();
        try {
            server.bind(reply.place(), BACKLOG);
        } catch (IOException e) {
            server.stop(0);
            throw e;
        }
        if (server instanceof HttpsServer https) {
            https.setHttpsConfigurator(new HttpsConfigurator(tls.orElseThrow().context()));
        }
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("nlb-health-" + reply.port() + "-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = statusFor(
                    exchange.getRequestMethod(),
                    String.valueOf(exchange.getRequestURI().getPath()));
            boolean hasBody = status == reply.status()
                    && body.length > 0
                    && status != 204
                    && status != 304
                    && exchange.getRequestMethod().equals("GET");
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(body);
            }
        }
        probed.countDown();
    }

    private int statusFor(String method, String path) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return 405;
        }
        return reply.path().isEmpty() || reply.path().get().equals(path) ? reply.status() : 404;
    }

    @Override
    public boolean awaitProbe(Duration atMost) throws InterruptedException {
        return probed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        server.stop(
                AT_MOST_SECONDS); // nobody is let in any more; with 0 a client that comes right now would be left open
        threads.shutdownNow();
    }
}
