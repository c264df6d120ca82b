package io.genericark.awssim.imds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.genericark.awssim.http.Answer;
import io.genericark.awssim.world.SimInstance;
import java.io.IOException;
import java.util.Optional;

/** Answers one instance's metadata requests: tokens by PUT, values and listings by GET with a token. */
final class ImdsHandler implements HttpHandler {
    private static final String TOKEN_PATH = "/latest/api/token";
    private static final String TTL_HEADER = "X-aws-ec2-metadata-token-ttl-seconds";

    private final SimInstance instance;
    private final ImdsTokens tokens;

    ImdsHandler(SimInstance instance) {
        this.instance = instance;
        this.tokens = new ImdsTokens(instance.region().world().clock());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            if (instance.describe().isRunning()) {
                answer(exchange).sendTo(exchange);
            }
        } finally {
            exchange.close();
        }
    }

    private Answer answer(HttpExchange exchange) {
        String path = String.valueOf(exchange.getRequestURI().getPath());
        return switch (exchange.getRequestMethod()) {
            case "PUT" -> path.equals(TOKEN_PATH) ? token(exchange) : Answer.text(404, "");
            case "GET" -> value(exchange, path);
            default -> Answer.text(405, "");
        };
    }

    /** A forwarded request is refused, so that no open proxy hands out tokens. */
    private Answer token(HttpExchange exchange) {
        if (exchange.getRequestHeaders().containsKey("X-Forwarded-For")) {
            return Answer.text(403, "");
        }
        String ttl = exchange.getRequestHeaders().getFirst(TTL_HEADER);
        Optional<String> token = tokens.issue(ttl);
        if (token.isEmpty()) {
            return Answer.text(400, "");
        }
        exchange.getResponseHeaders().set(TTL_HEADER, ttl);
        return Answer.text(200, token.get());
    }

    private Answer value(HttpExchange exchange, String path) {
        if (!tokens.isValid(exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"))) {
            return Answer.text(401, "");
        }
        Optional<String> text = MetadataTree.of(instance).at(path);
        return text.isPresent() ? Answer.text(200, text.get()) : Answer.text(404, "not found: " + path);
    }
}
