package io.genericark.awssim.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.genericark.awssim.faults.CallLog;
import io.genericark.awssim.faults.CallLog.CallNumber;
import io.genericark.awssim.faults.CallLog.Outcome;
import io.genericark.awssim.faults.Fault.Scope;
import io.genericark.awssim.faults.FaultEffect;
import io.genericark.awssim.faults.FaultEffect.When;
import io.genericark.awssim.faults.Faults;
import io.genericark.awssim.faults.Faults.Verdict;
import io.genericark.awssim.world.AwsError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every signed API request: reads it, lets the faults decide, has the service perform it, logs, and answers. */
public final class FrontDoor implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final Map<String, AwsService> services;
    private final AwsService fallback;
    private final Faults faults;
    private final CallLog log;
    private final InstantSource clock;

    /** {@code services} by the name in the credential scope; {@code fallback} words the errors of all others. */
    public FrontDoor(
            Map<String, AwsService> services, AwsService fallback, Faults faults, CallLog log, InstantSource clock) {
        this.services = Map.copyOf(services);
        this.fallback = fallback;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String requestId = UUID.randomUUID().toString();
        try {
            Optional<Answer> answer = answer(read(exchange, requestId));
            if (answer.isPresent()) {
                answer.get().sendTo(exchange);
            }
        } catch (AwsError e) {
            fallback.error(e, requestId).sendTo(exchange);
        } finally {
            exchange.close();
        }
    }

    private ApiCall read(HttpExchange exchange, String requestId) throws IOException {
        SigV4Scope scope = SigV4Scope.of(exchange.getRequestHeaders());
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String form = body.startsWith("<") ? "" : body;
        ApiRequest request = new ApiRequest(
                exchange.getRequestMethod(),
                String.valueOf(exchange.getRequestURI().getPath()),
                QueryParameters.parse(form + "&" + (query == null ? "" : query)),
                body);
        return new ApiCall(scope, service(scope).actionOf(request), request, requestId);
    }

    private AwsService service(SigV4Scope scope) {
        AwsService service = services.get(scope.service());
        if (service == null) {
            throw new AwsError("InvalidAction", 400, "This endpoint does not simulate '" + scope.service() + "'.");
        }
        return service;
    }

    /** Empty when the connection is to be closed without an answer. */
    private Optional<Answer> answer(ApiCall call) {
        SigV4Scope scope = call.scope();
        AwsService service = service(scope);
        CallNumber number = log.received(
                clock.instant(),
                scope.service(),
                scope.region(),
                call.action(),
                scope.accessKeyId(),
                call.parameters().values());
        Verdict verdict = faults.take(scope.service(), new Scope(scope.region(), call.action(), scope.accessKeyId()));
        Waiting.until(verdict.cleared(), verdict.delay());
        if (verdict.effect().isEmpty()) {
            return Optional.of(perform(service, call, number, Outcome.ANSWERED));
        }
        return switch (verdict.effect().get()) {
            case FaultEffect.ErrorAnswer error -> Optional.of(fail(service, call, number, error));
            case FaultEffect.LostReply lost -> {
                perform(service, call, number, Outcome.PERFORMED_BUT_LOST);
                yield Optional.empty();
            }
            case FaultEffect.Refused refused -> decided(number, Outcome.REFUSED);
            case FaultEffect.Hang hang -> {
                Waiting.until(verdict.cleared());
                yield decided(number, Outcome.HUNG);
            }
            case FaultEffect.Latency latency -> throw new IllegalStateException("a delay is no final effect");
            case FaultEffect.OnTraffic traffic -> throw new IllegalStateException("packets are no calls");
        };
    }

    private Answer perform(AwsService service, ApiCall call, CallNumber number, Outcome whenDone) {
        try {
            Answer answer = service.perform(call);
            log.decided(number, clock.instant(), whenDone, "");
            return answer;
        } catch (AwsError e) {
            return refuse(service, call, number, e);
        } catch (RuntimeException e) {
            LOG.error("aws-sim failed in {} {}; this is a bug of the simulator", call.action(), call.requestId(), e);
            return refuse(service, call, number, new AwsError("InternalError", 500, "aws-sim failed: " + e));
        }
    }

    private Answer refuse(AwsService service, ApiCall call, CallNumber number, AwsError error) {
        log.decided(number, clock.instant(), Outcome.ERROR, error.code());
        return service.error(error, call.requestId());
    }

    private Answer fail(AwsService service, ApiCall call, CallNumber number, FaultEffect.ErrorAnswer injected) {
        AwsError error =
                service.inOwnWords(new AwsError(injected.code(), injected.status(), InjectedText.of(injected.code())));
        if (injected.when() == When.AFTER) {
            perform(service, call, number, Outcome.PERFORMED_BUT_ERROR);
        } else {
            log.decided(number, clock.instant(), Outcome.ERROR, error.code());
        }
        return service.error(error, call.requestId());
    }

    private Optional<Answer> decided(CallNumber number, Outcome outcome) {
        log.decided(number, clock.instant(), outcome, "");
        return Optional.empty();
    }
}
