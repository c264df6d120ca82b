package io.genericark.crossregion.walk;

import io.genericark.crossregion.walk.Picture.Edge;
import io.genericark.crossregion.walk.Picture.Node;
import io.genericark.crossregion.walk.Verdict.Kind;
import java.util.List;

/** A picture in Graphviz's language: {@code dot -Tsvg} draws it. */
public final class Dot {

    private Dot() {}

    /** The directed graph. */
    public static String of(Picture picture) {
        StringBuilder text = new StringBuilder(
                "digraph vip {\n  rankdir=LR;\n  label=" + quoted(picture.title()) + ";\n  node [shape=box];\n");
        picture.byRegion().forEach((region, nodes) -> text.append(group(region, nodes)));
        for (Edge edge : picture.edges()) {
            text.append("  " + edge.from().id() + " -> " + edge.to().id() + " [label=" + quoted(edge.label())
                    + (edge.kind() == Kind.ARRIVES ? "" : ", style=dashed, color=red") + "];\n");
        }
        return text.append("}\n").toString();
    }

    private static String group(String region, List<Node> nodes) {
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> text.append((region.isEmpty() ? "  " : "    ") + node(node) + ";\n"));
        return region.isEmpty()
                ? text.toString()
                : "  subgraph " + quoted("cluster " + region) + " {\n    label=" + quoted(region) + ";\n" + text
                        + "  }\n";
    }

    private static String node(Node node) {
        return node.id() + " [label=" + quoted(node.label())
                + switch (node.shape()) {
                    case SOURCE -> ", shape=ellipse";
                    case TABLE -> "";
                    case WRONG_TABLE -> ", color=red, penwidth=3";
                    case OWNER -> ", shape=ellipse, color=darkgreen, penwidth=3";
                    case LOST -> ", shape=octagon, color=red, penwidth=3";
                    case UNKNOWN -> ", shape=octagon";
                }
                + "]";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
