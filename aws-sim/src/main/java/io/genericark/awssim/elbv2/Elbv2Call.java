package io.genericark.awssim.elbv2;

import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.BalancerOperations;
import io.genericark.awssim.world.Region;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What an action gets: the draft of its region, the parameters, and the answer to write into. */
record Elbv2Call(Region region, QueryParameters parameters, Xml xml) {
    private static final int LARGEST_PAGE = 400;

    String get(String name) {
        return parameters.get(name);
    }

    Optional<String> find(String name) {
        return parameters.find(name);
    }

    BalancerOperations balancing() {
        return region.balancing();
    }

    /** A list of texts: {@code Names.member.1} and so on. */
    List<String> list(String name) {
        return parameters.list(name + ".member");
    }

    List<QueryParameters> structures(String name) {
        return parameters.structures(name + ".member");
    }

    <T> Xml members(String name, Collection<T> items, Consumer<T> content) {
        return xml.element(name, () -> items.forEach(item -> xml.element("member", () -> content.accept(item))));
    }

    /** Writes one page of a list, and where the next one begins. */
    <T> void page(String name, List<T> all, Function<T, String> arn, Consumer<T> content) {
        int size = parameters.integer("PageSize", LARGEST_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw AwsError.badRequest("ValidationError", "Page size must be in the range 1-" + LARGEST_PAGE);
        }
        Optional<String> marker = find("Marker");
        List<T> from = marker.isEmpty()
                ? all
                : all.stream()
                        .dropWhile(item -> !arn.apply(item).equals(marker.get()))
                        .toList();
        members(name, from.stream().limit(size).toList(), content);
        if (from.size() > size) {
            xml.text("NextMarker", arn.apply(from.get(size)));
        }
    }
}
