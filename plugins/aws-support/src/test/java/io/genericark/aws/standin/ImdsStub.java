package io.genericark.aws.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As much of an instance metadata service as the kits ask for; moto has none. */
final class ImdsStub {

    private static final String MAC = "02:00:00:00:00:01";

    private ImdsStub() {}

    static HttpServer start(SampleNodes.Node node) {
        String primary = "/latest/meta-data/network/interfaces/macs/" + MAC + "/";
        Map<String, String> values = Map.of(
                "/latest/api/token",
                "token",
                "/latest/meta-data/local-ipv4",
                node.privateIp(),
                "/latest/meta-data/instance-id",
                node.instance(),
                "/latest/meta-data/placement/region",
                SampleNodes.REGION,
                "/latest/meta-data/placement/availability-zone",
                SampleNodes.REGION + "a",
                "/latest/meta-data/mac",
                MAC,
                primary + "interface-id",
                node.eni(),
                primary + "vpc-id",
                node.vpc());
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(exchange, values));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, Map<String, String> values) throws IOException {
        @Nullable
        String value = values.get(String.valueOf(exchange.getRequestURI().getPath()));
        if (value == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            byte[] body = value.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
