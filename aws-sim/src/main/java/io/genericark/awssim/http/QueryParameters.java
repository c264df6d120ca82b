package io.genericark.awssim.http;

import io.genericark.awssim.world.AwsError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of a query-protocol request. Lists are numbered from 1: {@code RouteTableId.1}, {@code RouteTableId.2}. */
public record QueryParameters(Map<String, String> values) {

    public QueryParameters {
        values = Map.copyOf(values);
    }

    /** Reads {@code application/x-www-form-urlencoded} text, from a body or a query string. */
    public static QueryParameters parse(String encoded) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new QueryParameters(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public String get(String name) {
        return find(name).orElseThrow(() -> AwsError.missingParameter(name));
    }

    public int integer(String name, int otherwise) {
        try {
            return find(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw AwsError.invalidValue("Value for parameter " + name + " is not an integer.");
        }
    }

    public boolean isTrue(String name) {
        return find(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    public List<String> list(String prefix) {
        List<String> items = new ArrayList<>();
        for (Optional<String> item = find(prefix + ".1");
                item.isPresent();
                item = find(prefix + "." + (items.size() + 1))) {
            items.add(item.get());
        }
        return items;
    }

    /** The members of a list of structures: for {@code Filter} what is under {@code Filter.1.}, {@code Filter.2.} ... */
    public List<QueryParameters> structures(String prefix) {
        List<QueryParameters> items = new ArrayList<>();
        for (QueryParameters item = structure(prefix + ".1");
                !item.values.isEmpty();
                item = structure(prefix + "." + (items.size() + 1))) {
            items.add(item);
        }
        return items;
    }

    /** What is under a prefix: for {@code Options} what the call says by {@code Options.NAME}. */
    public QueryParameters structure(String prefix) {
        Map<String, String> inside = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix + ".")) {
                inside.put(name.substring(prefix.length() + 1), value);
            }
        });
        return new QueryParameters(inside);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
