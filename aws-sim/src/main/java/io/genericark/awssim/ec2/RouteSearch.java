package io.genericark.awssim.ec2;

import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Cidr;
import io.genericark.awssim.world.LongestMatch;
import io.genericark.awssim.world.Transit;
import io.genericark.awssim.world.TransitAttachment;
import io.genericark.awssim.world.TransitRoute;
import io.genericark.awssim.world.TransitTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The filters of SearchTransitGatewayRoutes over one table. Values of one filter are alternatives, several filters must all
 * match; the longest prefix is sought among all routes of the table.
 */
record RouteSearch(Transit transit, TransitTable table) {

    List<TransitRoute> of(QueryParameters parameters) {
        List<QueryParameters> filters = parameters.structures("Filter");
        if (filters.isEmpty()) {
            throw AwsError.missingParameter("Filters");
        }
        List<TransitRoute> all = transit.routes(table);
        List<TransitRoute> left = all;
        for (QueryParameters filter : filters) {
            Predicate<TransitRoute> wanted = wanted(filter.get("Name"), filter.list("Value"), all);
            left = left.stream().filter(wanted).toList();
        }
        return left;
    }

    private Predicate<TransitRoute> wanted(String name, List<String> values, List<TransitRoute> all) {
        return switch (name) {
            case "type" -> route -> values.contains(route.type().wireName());
            case "state" ->
                route -> values.contains(transit.stateOf(table, route).wireName());
            case "attachment.transit-gateway-attachment-id" ->
                byAttachment(values, it -> it.id().value());
            case "attachment.resource-id" ->
                byAttachment(values, it -> it.resource().value());
            case "attachment.resource-type" -> byAttachment(values, TransitAttachment::type);
            case "prefix-list-id" -> route -> false;
            case "route-search.exact-match" -> byBlock(values, Cidr::equals);
            case "route-search.subnet-of-match" -> byBlock(values, (route, value) -> value.contains(route));
            case "route-search.supernet-of-match" -> byBlock(values, Cidr::contains);
            case "route-search.longest-prefix-match" -> longest(values, all);
            default -> throw AwsError.invalidValue("The filter '" + name + "' is invalid");
        };
    }

    private Predicate<TransitRoute> byAttachment(List<String> values, Function<TransitAttachment, String> field) {
        return route -> Optional.ofNullable(route.attachment())
                .flatMap(id -> transit.find(table.gateway(), id))
                .map(field)
                .filter(values::contains)
                .isPresent();
    }

    @FunctionalInterface
    private interface Relation {
        boolean holds(Cidr route, Cidr value);
    }

    private static Predicate<TransitRoute> byBlock(List<String> values, Relation relation) {
        List<Cidr> blocks = values.stream().map(Cidr::of).toList();
        return route -> blocks.stream().anyMatch(block -> relation.holds(route.destination(), block));
    }

    /** A value is an address or a block. */
    private static Predicate<TransitRoute> longest(List<String> values, List<TransitRoute> all) {
        List<TransitRoute> found = values.stream()
                .map(value -> value.contains("/") ? Cidr.of(value).block() : Cidr.address(value))
                .flatMap(it -> LongestMatch.of(all, TransitRoute::destination, it).stream())
                .toList();
        return found::contains;
    }
}
