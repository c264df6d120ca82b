package io.genericark.crossregion.observe;

import io.genericark.crossregion.observe.Trip.Yield;
import io.genericark.crossregion.topology.TableId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

/**
 * The routes of transit gateways' tables. EC2 tells a thousand of a table at once; where there are more, they are asked for by type
 * and state. For one thread.
 */
final class TransitRoutes {

    private static final List<String> TYPES = List.of("static", "propagated");
    private static final List<String> STATES = List.of("active", "blackhole");

    private final Ec2Reads ec2;
    private final Answers<SearchTransitGatewayRoutesResponse> answers;
    private final Map<String, List<Yield<SearchTransitGatewayRoutesResponse>>> parts = new HashMap<>();

    TransitRoutes(Ec2Reads ec2) {
        this.ec2 = ec2;
        answers = new Answers<>("the routes of ", id -> ec2.routes(id, Map.of("type", TYPES)));
    }

    /** Asks for tables that may be gone. */
    void attempt(Trip trip, Collection<String> tables) {
        answers.attempt(trip, tables);
    }

    /** Asks for those of these tables that have not been answered for. */
    void ask(Trip trip, Collection<String> tables) {
        answers.ask(trip, tables);
    }

    /** Asks for those of these tables again that have more routes than EC2 tells at once. */
    void askFurther(Trip trip, Collection<String> tables) {
        for (String id : tables) {
            if (isCutOff(answers.get(id))) {
                for (String type : TYPES) {
                    for (String state : STATES) {
                        parts.computeIfAbsent(id, i -> new ArrayList<>())
                                .add(trip.add(
                                        "the routes of " + id,
                                        () -> ec2.routes(id, Map.of("type", List.of(type), "state", List.of(state)))));
                    }
                }
            }
        }
    }

    /**
     * What tables have.
     *
     * @param routes all of each table
     * @param unreadable the tables that have more than EC2 tells
     */
    record Told<T>(Map<T, List<TransitGatewayRoute>> routes, List<TableId> unreadable) {}

    /** The routes of these tables, which were asked for. */
    <T> Told<T> of(List<T> tables, Function<T, String> id) {
        Told<T> told = new Told<>(new LinkedHashMap<>(), new ArrayList<>());
        for (T table : tables) {
            List<SearchTransitGatewayRoutesResponse> all = answers(id.apply(table));
            if (all.stream().anyMatch(TransitRoutes::isCutOff)) {
                told.unreadable().add(new TableId(id.apply(table)));
            } else {
                told.routes()
                        .put(
                                table,
                                all.stream()
                                        .flatMap(part -> part.routes().stream())
                                        .toList());
            }
        }
        return told;
    }

    private List<SearchTransitGatewayRoutesResponse> answers(String table) {
        return parts.containsKey(table)
                ? parts.getOrDefault(table, List.of()).stream().map(Yield::get).toList()
                : List.of(answers.get(table));
    }

    private static boolean isCutOff(SearchTransitGatewayRoutesResponse response) {
        return Boolean.TRUE.equals(response.additionalRoutesAvailable());
    }
}
