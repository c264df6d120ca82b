package io.genericark.kithost.calls;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the arguments of calls. Pure; an argument of another type than expected is an {@link IllegalArgumentException}. */
final class Arguments {

    private Arguments() {}

    static String text(JsonNode arguments, String name) {
        JsonNode value = arguments.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + " must be a text, is " + shown(value));
        }
        return value.asString();
    }

    static String text(JsonNode arguments, String name, String otherwise) {
        return given(arguments, name) ? text(arguments, name) : otherwise;
    }

    static List<String> texts(JsonNode arguments, String name) {
        JsonNode value = arguments.path(name);
        if (!value.isArray()) {
            throw new IllegalArgumentException(name + " must be a list of texts, is " + shown(value));
        }
        return value.valueStream().map(JsonNode::asString).toList();
    }

    static Map<String, String> map(JsonNode arguments, String name) {
        Map<String, String> map = new LinkedHashMap<>();
        if (given(arguments, name)) {
            arguments
                    .path(name)
                    .properties()
                    .forEach(
                            member -> map.put(member.getKey(), member.getValue().asString()));
        }
        return map;
    }

    static Duration millis(JsonNode arguments, String name, Duration otherwise) {
        JsonNode value = arguments.path(name);
        if (!given(arguments, name) || (value.isNumber() && value.asDouble() == 0)) {
            return otherwise;
        }
        if (!value.isNumber() || value.asDouble() < 0) {
            throw new IllegalArgumentException(name + " must be a number of milliseconds, is " + shown(value));
        }
        return Duration.ofMillis(Math.max(1, value.asLong()));
    }

    static boolean given(JsonNode arguments, String name) {
        return !arguments.path(name).isMissingNode() && !arguments.path(name).isNull();
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "missing" : value.toString();
    }
}
