package io.genericark.awssim.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.genericark.awssim.faults.CallLog;
import io.genericark.awssim.faults.Faults;
import io.genericark.awssim.faults.Faults.FaultId;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's own interface under {@code /_sim/}: faults, call log, data plane, IMDS ports. Needs no signature. */
public final class ControlApi implements HttpHandler {
    private static final JsonMapper JSON = new JsonMapper();

    private final AwsWorld world;
    private final Faults faults;
    private final CallLog log;
    private final Function<InstanceId, URI> imds;

    public ControlApi(AwsWorld world, Faults faults, CallLog log, Function<InstanceId, URI> imds) {
        this.world = world;
        this.faults = faults;
        this.log = log;
        this.imds = imds;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            route(exchange).sendTo(exchange);
        } catch (AwsError e) {
            problem(e.code() + ": " + e.text()).sendTo(exchange);
        } catch (JacksonException | IllegalArgumentException e) {
            problem("The request is not understood: " + e.getMessage()).sendTo(exchange);
        } finally {
            exchange.close();
        }
    }

    private Answer route(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        QueryParameters parameters = QueryParameters.parse(query == null ? "" : query);
        return switch (exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath()) {
            case "GET /_sim/faults" -> activeFaults();
            case "POST /_sim/faults" -> addFaults(exchange);
            case "DELETE /_sim/faults" -> removeFaults(parameters);
            case "GET /_sim/log" -> ok(log.calls());
            case "DELETE /_sim/log" -> {
                log.clear();
                yield ok(log.calls());
            }
            case "GET /_sim/packet" -> ok(packet(parameters));
            case "GET /_sim/imds" ->
                ok(Map.of(
                        "endpoint",
                        imds.apply(new InstanceId(parameters.get("instance"))).toString()));
            default -> Answer.json(404, "{\"error\":\"no such path; see aws-sim/README.md\"}");
        };
    }

    private Answer activeFaults() {
        return ok(faults.active().entrySet().stream()
                .map(e -> FaultJson.of(e.getKey(), e.getValue()))
                .toList());
    }

    /** All of them, or none when one is not understood. */
    private Answer addFaults(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        FaultJson.read(body).forEach(faults::add);
        return activeFaults();
    }

    private Answer removeFaults(QueryParameters parameters) {
        if (parameters.find("id").isPresent()) {
            faults.remove(new FaultId(parameters.integer("id", 0)));
        } else {
            faults.clear();
        }
        return activeFaults();
    }

    private PacketJson packet(QueryParameters parameters) {
        SubnetId from = new SubnetId(parameters.get("subnet"));
        PacketResult result = world.packet(from, parameters.get("to"));
        return PacketJson.of(result);
    }

    private static Answer problem(String text) {
        return Answer.json(400, JSON.writeValueAsString(Map.of("error", text)));
    }

    private static Answer ok(Object value) {
        return Answer.json(200, JSON.writeValueAsString(value));
    }
}
