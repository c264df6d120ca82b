package io.genericark.awssim.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A complete HTTP answer. */
public record Answer(int status, String contentType, String body) {

    public static Answer xml(int status, String body) {
        return new Answer(status, "text/xml;charset=UTF-8", body);
    }

    public static Answer json(int status, String body) {
        return new Answer(status, "application/json", body);
    }

    public static Answer text(int status, String body) {
        return new Answer(status, "text/plain", body);
    }

    /** Sends this answer and ends the exchange. */
    public void sendTo(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
