package io.genericark.kithost.calls;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts {@value #MASK} in the place of every secret that an action has used. A secret of several lines is also masked line by
 * line, as logs are written by lines. Thread-safe.
 */
public final class Masking {

    private static final String MASK = "***";
    private static final int SHORTEST_LINE = 4;

    private final List<String> secrets = new CopyOnWriteArrayList<>();

    /** From now on this text is masked. */
    void add(String secret) {
        secrets.add(secret);
        secret.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_LINE)
                .forEach(secrets::add);
    }

    /** The text without secrets; the longest ones go first, because one may be a part of another. */
    public String apply(String text) {
        String masked = text;
        for (String secret : secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /** The same value without secrets, in names of members too. */
    JsonNode apply(JsonNode value) {
        if (secrets.isEmpty()) {
            return value;
        }
        if (value.isString()) {
            return JsonMapper.shared().valueToTree(apply(value.asString()));
        }
        if (value.isArray()) {
            var array = JsonMapper.shared().createArrayNode();
            value.forEach(element -> array.add(apply(element)));
            return array;
        }
        if (value.isObject()) {
            var object = JsonMapper.shared().createObjectNode();
            value.properties().forEach(member -> object.set(apply(member.getKey()), apply(member.getValue())));
            return object;
        }
        return value;
    }
}
