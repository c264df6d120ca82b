package io.genericark.crossregion.walk;

import io.genericark.crossregion.walk.Verdict.Kind;
import io.genericark.crossregion.walk.Way.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways to the VIP as one graph: sources, the tables that they pass, and where they end.
 *
 * @param nodes in the order in which they are met
 * @param edges each once; one that any failing way takes is drawn as failing
 */
public record Picture(String title, List<Node> nodes, List<Edge> edges) {

    /** Copies. */
    public Picture {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a node stands for. */
    public enum Shape {
        SOURCE,
        TABLE,
        /** The first wrong table of some way. */
        WRONG_TABLE,
        OWNER,
        /** Where packets end that do not arrive. */
        LOST,
        UNKNOWN
    }

    /**
     * A node.
     *
     * @param id short, unique in the picture
     * @param region empty for an end that is nowhere
     */
    public record Node(String id, Shape shape, String region, String label) {}

    /** An edge. */
    public record Edge(Node from, Node to, String label, Kind kind) {}

    /** The picture of the ways there; those back are not drawn. */
    public static Picture of(Walk walk) {
        return new Sketch().draw(walk);
    }

    private static final class Sketch {
        private record Line(Node from, Node to, String label) {}

        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final Map<Line, Kind> lines = new LinkedHashMap<>();

        Picture draw(Walk walk) {
            List<Way> there = walk.ways().stream()
                    .filter(way -> way.direction() == Direction.TO_VIP)
                    .toList();
            List<String> wrong = there.stream()
                    .flatMap(way -> way.wrong().stream())
                    .map(Object::toString)
                    .toList();
            there.forEach(way -> draw(way, wrong));
            List<Edge> edges = new ArrayList<>();
            lines.forEach((line, kind) -> edges.add(new Edge(line.from(), line.to(), line.label(), kind)));
            return new Picture(walk.vip() + " to " + walk.owner(), List.copyOf(nodes.values()), edges);
        }

        private void draw(Way way, List<String> wrong) {
            Source source = way.source();
            Node at =
                    node("source " + source, Shape.SOURCE, source.place().region(), source.vpc() + " " + source.zone());
            String label = "";
            for (Hop hop : way.hops()) {
                Shape shape = wrong.contains(hop.table().value()) ? Shape.WRONG_TABLE : Shape.TABLE;
                Node next = node(hop.table().value(), shape, hop.region(), hop.table() + " of " + hop.of());
                line(at, next, label, way.verdict().kind());
                label = hop.to();
                at = next;
            }
            line(at, end(way), label, way.verdict().kind());
        }

        private Node end(Way way) {
            String reason = way.verdict().reason();
            return switch (way.verdict().kind()) {
                case ARRIVES -> node("end " + reason, Shape.OWNER, "", reason);
                case UNKNOWN -> node("end " + reason, Shape.UNKNOWN, "", reason);
                case LOOP, BLACKHOLE, LEAVES, REACHES_ANOTHER -> node("end " + reason, Shape.LOST, "", reason);
            };
        }

        private Node node(String key, Shape shape, String region, String label) {
            return nodes.computeIfAbsent(key, k -> new Node("n" + (nodes.size() + 1), shape, region, label));
        }

        private void line(Node from, Node to, String label, Kind kind) {
            lines.merge(new Line(from, to, label), kind, (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
    }

    /** The nodes of each region, those that are nowhere last. */
    Map<String, List<Node>> byRegion() {
        Map<String, List<Node>> regions = new LinkedHashMap<>();
        nodes.stream()
                .filter(node -> !node.region().isEmpty())
                .forEach(node -> regions.computeIfAbsent(node.region(), r -> new ArrayList<>())
                        .add(node));
        nodes.stream()
                .filter(node -> node.region().isEmpty())
                .forEach(node ->
                        regions.computeIfAbsent("", r -> new ArrayList<>()).add(node));
        return regions;
    }
}
