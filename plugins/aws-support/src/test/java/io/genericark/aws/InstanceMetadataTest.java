package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InstanceMetadataTest {

    private static final Map<String, String> VALUES = Map.of(
            "/latest/meta-data/instance-id", "i-1",
            "/latest/meta-data/placement/region", "ap-northeast-1",
            "/latest/meta-data/placement/availability-zone", "ap-northeast-1a",
            "/latest/meta-data/mac", "02:00:00:00:00:01",
            "/latest/meta-data/network/interfaces/macs/02:00:00:00:00:01/interface-id", "eni-1",
            "/latest/meta-data/network/interfaces/macs/02:00:00:00:00:01/vpc-id", "vpc-1");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private URI endpoint;
    private int tokenStatus = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("the identity is read with a session token, once")
    void identity() throws KitException {
        InstanceMetadata metadata = new InstanceMetadata();
        InstanceIdentity identity = metadata.identity(endpoint);
        assertThat(identity)
                .isEqualTo(new InstanceIdentity(
                        "i-1", "ap-northeast-1", "ap-northeast-1a", "02:00:00:00:00:01", "eni-1", "vpc-1"));
        int before = requests.size();
        assertThat(metadata.identity(endpoint)).isEqualTo(identity);
        assertThat(requests).hasSize(before).first().isEqualTo("PUT /latest/api/token");
    }

    @Test
    @DisplayName("a service that refuses the token is an operator's matter")
    void refused() {
        tokenStatus = 403;
        KitException failure =
                catchThrowableOfType(KitException.class, () -> new InstanceMetadata().identity(endpoint));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("IMDSv2");
    }

    @Test
    @DisplayName("a service that does not answer is TRANSIENT and says what can be set instead")
    void absent() {
        server.stop(0);
        KitException failure =
                catchThrowableOfType(KitException.class, () -> new InstanceMetadata().identity(endpoint));
        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure.next()).contains("eni").contains("region");
    }

    @Test
    @DisplayName("the endpoint comes from the parameter, then the environment, then the link-local address")
    void endpoints() {
        Map<String, String> environment = Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:2/");
        assertThat(InstanceMetadata.endpoint(Optional.of("http://127.0.0.1:1"), environment))
                .isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(InstanceMetadata.endpoint(Optional.empty(), environment))
                .isEqualTo(URI.create("http://127.0.0.1:2"));
        assertThat(InstanceMetadata.endpoint(Optional.empty(), Map.of())).isEqualTo(InstanceMetadata.DEFAULT_ENDPOINT);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = String.valueOf(exchange.getRequestURI().getPath());
        requests.add(exchange.getRequestMethod() + " " + path);
        if (path.equals("/latest/api/token")) {
            reply(exchange, tokenStatus, "secret");
        } else if (!"secret".equals(exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"))) {
            reply(exchange, 401, "");
        } else {
            reply(exchange, VALUES.containsKey(path) ? 200 : 404, VALUES.getOrDefault(path, ""));
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
