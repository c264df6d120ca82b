package io.genericark.awssim.ec2;

import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Resource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The filters that one Describe action knows. Values of one filter are alternatives, several filters must all match,
 * {@code *} and {@code ?} are wildcards, and every resource can be filtered by {@code tag:KEY} and {@code tag-key}.
 */
final class Filters<R extends Resource> {
    private final Map<String, Function<R, ? extends Collection<String>>> fields = new LinkedHashMap<>();

    Filters<R> one(String name, Function<R, String> field) {
        fields.put(name, r -> List.of(field.apply(r)));
        return this;
    }

    Filters<R> optional(String name, Function<R, Optional<String>> field) {
        fields.put(name, r -> field.apply(r).stream().toList());
        return this;
    }

    Filters<R> many(String name, Function<R, ? extends Collection<String>> field) {
        fields.put(name, field);
        return this;
    }

    List<R> apply(QueryParameters parameters, List<R> resources) {
        List<R> left = resources;
        for (QueryParameters filter : parameters.structures("Filter")) {
            Function<R, ? extends Collection<String>> field = field(filter.get("Name"));
            List<Pattern> wanted =
                    filter.list("Value").stream().map(Filters::wildcard).toList();
            left = left.stream()
                    .filter(r -> field.apply(r).stream()
                            .anyMatch(v ->
                                    wanted.stream().anyMatch(p -> p.matcher(v).matches())))
                    .toList();
        }
        return left;
    }

    private Function<R, ? extends Collection<String>> field(String name) {
        if (name.startsWith("tag:")) {
            String key = name.substring("tag:".length());
            return r -> Optional.ofNullable(r.tags().values().get(key)).stream().toList();
        }
        if (name.equals("tag-key")) {
            return r -> r.tags().values().keySet();
        }
        Function<R, ? extends Collection<String>> field = fields.get(name);
        if (field == null) {
            throw AwsError.invalidValue("The filter '" + name + "' is invalid");
        }
        return field;
    }

    private static Pattern wildcard(String text) {
        String regex = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
