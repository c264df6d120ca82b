package io.genericark.kithost.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.genericark.api.ParameterSpec.Bounds;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns messages into lines and back. Pure and thread-safe. */
public final class Wire {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Bounds.class, BoundsJson.class)
            .build();

    private Wire() {}

    /** Names the cases of plugin-api's bounds; the API itself knows nothing of JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Bounds.Any.class, name = "any"),
        @JsonSubTypes.Type(value = Bounds.Range.class, name = "range"),
        @JsonSubTypes.Type(value = Bounds.OneOf.class, name = "oneOf")
    })
    private interface BoundsJson {}

    /** One line, without its end. */
    public static String line(ToHost message) {
        return MAPPER.writeValueAsString(message);
    }

    /** One line, without its end. */
    public static String line(FromHost message) {
        return MAPPER.writeValueAsString(message);
    }

    /**
     * Reads what {@link #line(ToHost)} wrote.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static ToHost toHost(String line) {
        return read(line, ToHost.class);
    }

    /**
     * Reads what {@link #line(FromHost)} wrote.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static FromHost fromHost(String line) {
        return read(line, FromHost.class);
    }

    private static <T> T read(String line, Class<T> type) {
        try {
            return MAPPER.readValue(line, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a message of the kit-host protocol: " + e.getOriginalMessage(), e);
        }
    }
}
