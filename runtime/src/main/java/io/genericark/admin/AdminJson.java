package io.genericark.admin;

import io.genericark.codec.Codec;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests and replies as lines: the record's fields, its kind in {@code is}, and the format's name. */
final class AdminJson {
    static final String FORMAT = "ark.admin/1";
    private static final JsonMapper MAPPER = Codec.mapper();

    private AdminJson() {}

    static String line(Object message) {
        ObjectNode node = MAPPER.valueToTree(message);
        node.put("format", FORMAT);
        node.put("is", word(message.getClass()));
        return MAPPER.writeValueAsString(node);
    }

    static AdminRequest request(String line) {
        return read(line, AdminRequest.class);
    }

    static AdminReply reply(String line) {
        return read(line, AdminReply.class);
    }

    private static <T> T read(String line, Class<T> sealed) {
        JsonNode node = MAPPER.readTree(line);
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException("expected a JSON object on one line");
        }
        var format = object.path("format").asString("");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("this node speaks " + FORMAT + ", not '" + format + "'");
        }
        var is = object.path("is").asString("");
        object.remove("format");
        object.remove("is");
        for (var type : Objects.requireNonNull(sealed.getPermittedSubclasses())) {
            if (word(type).equals(is)) {
                return sealed.cast(MAPPER.treeToValue(object, type));
            }
        }
        throw new IllegalArgumentException("unknown " + sealed.getSimpleName() + " '" + is + "'");
    }

    private static String word(Class<?> type) {
        var name = type.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
