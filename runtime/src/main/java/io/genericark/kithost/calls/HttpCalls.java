package io.genericark.kithost.calls;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import tools.jackson.databind.JsonNode;

/** Asks HTTP services for a script. A redirect is an answer like any other, and only the beginning of a body is kept. */
final class HttpCalls {

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final KitContext ctx;

    HttpCalls(KitContext ctx) {
        this.ctx = ctx;
    }

    /** Made with the first call: a kit-host whose kits ask for nothing does not pay for it. */
    private static final class Shared {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();

        private Shared() {}
    }

    Object http(JsonNode arguments) throws KitException, InterruptedException {
        String url = Arguments.text(arguments, "url");
        String method = Arguments.text(arguments, "method", "GET");
        Duration timeout = Blocking.within(Arguments.millis(arguments, "timeout", ANSWER_WITHIN), ctx.timeLeft());
        HttpRequest request = request(url, method, arguments, timeout);
        try {
            Optional<Map<String, Object>> answer = Blocking.call(() -> send(request), timeout);
            return answer.orElseThrow(
                    () -> failed(method, url, unanswered(method), "no answer within " + timeout.toMillis() + " ms"));
        } catch (ConnectException e) {
            throw failed(method, url, KitException.Kind.TRANSIENT, "nothing accepts connections there");
        } catch (SSLException e) {
            throw failed(method, url, KitException.Kind.DENIED, "TLS: " + e.getMessage());
        } catch (IOException e) {
            throw failed(method, url, unanswered(method), String.valueOf(e.getMessage()));
        }
    }

    private static HttpRequest request(String url, String method, JsonNode arguments, Duration timeout) {
        URI uri = URI.create(url);
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException("url '" + url + "' must begin with http:// or https://");
        }
        String body = Arguments.text(arguments, "body", "");
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        Arguments.map(arguments, "headers").forEach(builder::header);
        return builder.build();
    }

    private static Map<String, Object> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = Shared.CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return Map.of(
                    "status",
                    response.statusCode(),
                    "body",
                    new String(body.readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8),
                    "headers",
                    headers);
        }
    }

    /** What was only asked for can be asked for again; what was sent may have been taken. */
    private static KitException.Kind unanswered(String method) {
        return method.equals("GET") || method.equals("HEAD")
                ? KitException.Kind.TRANSIENT
                : KitException.Kind.INDETERMINATE;
    }

    private static KitException failed(String method, String url, KitException.Kind kind, String why) {
        return new KitException(kind, method + " " + url + " was not answered", why, "");
    }
}
