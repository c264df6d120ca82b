package io.genericark.awssim.http;

import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.faults.Fault.Scope;
import io.genericark.awssim.faults.FaultEffect;
import io.genericark.awssim.faults.FaultEffect.When;
import io.genericark.awssim.faults.Faults.FaultId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A fault as JSON. What is left out: any region, action, caller; always; until cleared. Unknown fields are refused. */
record FaultJson(
        @Nullable Integer id,
        @Nullable String region,
        @Nullable String action,
        @Nullable String caller,
        String effect,
        @Nullable Double probability,
        @Nullable Integer times,
        @Nullable String code,
        @Nullable Integer status,
        @Nullable Long millis,
        @Nullable String attachment) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    FaultJson {
        Objects.requireNonNull(effect, "a fault needs an effect");
    }

    /** Reads one fault or a list of them. */
    static List<Fault> read(String json) {
        return List.of(JSON.readValue(json, FaultJson[].class)).stream()
                .map(FaultJson::toFault)
                .toList();
    }

    static FaultJson of(FaultId id, Fault fault) {
        Scope scope = fault.scope();
        Integer times = fault.isUnlimited() ? null : fault.times();
        FaultEffect effect = fault.effect();
        FaultEffect.@Nullable ErrorAnswer error = effect instanceof FaultEffect.ErrorAnswer e ? e : null;
        return new FaultJson(
                id.value(),
                scope.region(),
                scope.action(),
                scope.caller(),
                nameOf(effect),
                fault.probability(),
                times,
                error == null ? null : error.code(),
                error == null ? null : error.status(),
                millisOf(effect),
                effect instanceof FaultEffect.Cut cut ? cut.attachment() : null);
    }

    private static @Nullable Long millisOf(FaultEffect effect) {
        if (effect instanceof FaultEffect.Latency latency) {
            return latency.delay().toMillis();
        }
        return effect instanceof FaultEffect.SlowRoutes slow ? slow.delay().toMillis() : null;
    }

    private Fault toFault() {
        Scope scope = new Scope(or(region, Fault.ANY), or(action, Fault.ANY), or(caller, Fault.ANY));
        Fault fault = withEffect(scope).withProbability(or(probability, 1.0));
        return times == null ? fault : fault.times(times);
    }

    private Fault withEffect(Scope scope) {
        return switch (effect) {
            case "throttle" -> scope.throttle();
            case "denied" -> scope.denied();
            case "error" -> scope.error(or(code, "InternalError"), or(status, 500));
            case "error-afterwards" -> scope.errorAfterwards(or(code, "InternalError"), or(status, 500));
            case "latency" -> scope.latency(Duration.ofMillis(or(millis, 1000L)));
            case "lost-reply" -> scope.lostReply();
            case "refused" -> scope.refused();
            case "hang" -> scope.hang();
            case "isolated" -> scope.isolated();
            case "cut" ->
                scope.cut(Optional.ofNullable(attachment)
                        .orElseThrow(() -> new IllegalArgumentException("the effect cut needs an attachment")));
            case "slow-routes" -> scope.slowRoutes(Duration.ofMillis(or(millis, 1000L)));
            default ->
                throw new IllegalArgumentException("effect '" + effect + "' is none of throttle, denied, error,"
                        + " error-afterwards, latency, lost-reply, refused, hang, isolated, cut, slow-routes");
        };
    }

    private static String nameOf(FaultEffect effect) {
        return switch (effect) {
            case FaultEffect.ErrorAnswer error -> error.when() == When.AFTER ? "error-afterwards" : "error";
            case FaultEffect.Latency latency -> "latency";
            case FaultEffect.LostReply lost -> "lost-reply";
            case FaultEffect.Refused refused -> "refused";
            case FaultEffect.Hang hang -> "hang";
            case FaultEffect.Isolated isolated -> "isolated";
            case FaultEffect.Cut cut -> "cut";
            case FaultEffect.SlowRoutes slow -> "slow-routes";
        };
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Optional.ofNullable(value).orElse(otherwise);
    }
}
