package io.genericark.crossregion.walk;

import io.genericark.crossregion.walk.Picture.Edge;
import io.genericark.crossregion.walk.Picture.Node;
import io.genericark.crossregion.walk.Verdict.Kind;
import java.util.List;

/** A picture in Mermaid's language, which GitHub and many wikis draw. */
public final class Mermaid {

    private Mermaid() {}

    /** The flowchart. */
    public static String of(Picture picture) {
        StringBuilder text = new StringBuilder("---\ntitle: " + quoted(picture.title()) + "\n---\nflowchart LR\n");
        picture.byRegion().forEach((region, nodes) -> text.append(group(region, nodes)));
        for (Edge edge : picture.edges()) {
            String label = edge.label().isEmpty() ? "" : "|" + quoted(edge.label()) + "|";
            text.append("  " + edge.from().id() + (edge.kind() == Kind.ARRIVES ? " --> " : " -.-> ") + label
                    + edge.to().id() + "\n");
        }
        return text.append("  classDef wrong stroke:#c00,stroke-width:3px\n")
                .append("  classDef owner stroke:#080,stroke-width:3px\n")
                .toString();
    }

    private static String group(String region, List<Node> nodes) {
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> text.append((region.isEmpty() ? "  " : "    ") + node(node) + "\n"));
        return region.isEmpty() ? text.toString() : "  subgraph " + quoted(region) + "\n" + text + "  end\n";
    }

    private static String node(Node node) {
        String label = quoted(node.label());
        return node.id()
                + switch (node.shape()) {
                    case SOURCE -> "([" + label + "])";
                    case TABLE -> "[" + label + "]";
                    case WRONG_TABLE -> "[" + label + "]:::wrong";
                    case OWNER -> "((" + label + ")):::owner";
                    case LOST -> "{{" + label + "}}:::wrong";
                    case UNKNOWN -> "{{" + label + "}}";
                };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "#quot;") + "\"";
    }
}
