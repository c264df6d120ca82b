package io.genericark.shell.render;

import static io.genericark.shell.render.Table.cell;

import io.genericark.core.Severity;
import io.genericark.shell.render.Paint.Tone;
import io.genericark.shell.view.Ages;
import io.genericark.shell.view.NodeRow;
import io.genericark.shell.view.Problem;
import io.genericark.shell.view.ResourceRow;
import io.genericark.shell.view.StatusView;
import java.util.Locale;

/** The status page as text. Pure: the same view, width and paint give the same text. */
public final class StatusText {
    private final StatusView status;
    private final Page page;
    private final Paint paint;

    public StatusText(StatusView status, Page page) {
        this.status = status;
        this.page = page;
        paint = page.paint();
    }

    public String text() {
        var text = new StringBuilder(heading()).append('\n');
        text.append(nodes());
        text.append(status.resources().isEmpty() ? "no resources yet; create one: ark resource create\n" : resources());
        status.problems().forEach(p -> text.append(problem(p, page)));
        return text.toString();
    }

    public String heading() {
        return "Cluster " + status.cluster() + "   " + quorum() + "   epoch " + status.epoch() + "   " + health();
    }

    private String quorum() {
        var quorum = status.quorum();
        return quorum.isReached()
                ? "quorum " + quorum.reached() + " of " + quorum.voters()
                : paint.apply(
                        Tone.BAD,
                        "NO QUORUM (" + quorum.reached() + " of " + quorum.voters() + ", needs " + quorum.needed()
                                + ")");
    }

    private String health() {
        var count = status.problems().size();
        return switch (status.health()) {
            case OK -> paint.apply(Tone.GOOD, "ok");
            case DEGRADED -> paint.apply(Tone.WARNING, "degraded: " + count + (count == 1 ? " problem" : " problems"));
            case NO_QUORUM -> paint.apply(Tone.BAD, "what is shown may be old");
        };
    }

    public String nodes() {
        var table = new Table("NODE", "STATE", "ROLE", "LAST HEARD", "PATHS", "IN SERVICE");
        for (var node : status.nodes()) {
            table.row(
                    cell(node.node()),
                    cell(sure(node.state()), tone(node)),
                    cell(node.role()),
                    cell(Ages.ago(node.heardMillisAgo())),
                    cell(paths(node)),
                    cell(node.inService().isEmpty() ? "-" : sure(String.join(" ", node.inService()))));
        }
        return table.text(page);
    }

    private static Tone tone(NodeRow node) {
        if (node.state().equals("lost")) {
            return Tone.BAD;
        }
        return node.state().equals("online") ? Tone.GOOD : Tone.WARNING;
    }

    private String paths(NodeRow node) {
        if (node.node().equals(status.node())) {
            return "-";
        }
        var trip = node.pathsUp() == 0 || node.roundTripMillis() < 0
                ? ""
                : String.format(Locale.ROOT, "  %.0f ms", node.roundTripMillis());
        return node.pathsUp() + "/" + node.paths() + trip;
    }

    public String resources() {
        var table = new Table("RESOURCE", "KIT", "STATE", "ON", "SINCE", "LAST CHECK", "NOTE");
        for (var resource : status.resources()) {
            table.row(
                    cell("  ".repeat(resource.depth()) + resource.tag()),
                    cell(resource.kit()),
                    cell(sure(resource.state()), tone(resource)),
                    cell(resource.on().isEmpty() ? "-" : sure(resource.on())),
                    cell(resource.on().isEmpty() ? "-" : Ages.text(resource.sinceMillisAgo())),
                    cell(check(resource)),
                    cell(note(resource)));
        }
        return table.text(page);
    }

    private static Tone tone(ResourceRow resource) {
        return switch (resource.state()) {
            case "ISP" -> Tone.GOOD;
            case "ISU" -> Tone.WARNING;
            case "OSF", "ILLSTATE" -> Tone.BAD;
            default -> Tone.PLAIN;
        };
    }

    private static String check(ResourceRow resource) {
        if (resource.on().isEmpty()) {
            return "-";
        }
        return resource.checkedMillisAgo() < 0 ? "?" : Ages.ago(resource.checkedMillisAgo());
    }

    private static String note(ResourceRow resource) {
        var maintenance = resource.monitoring().equals("MAINTENANCE") ? "in maintenance: not checked" : "";
        var running = resource.running().isEmpty() ? "" : resource.running() + " runs";
        return String.join(
                "; ",
                java.util.stream.Stream.of(resource.doing(), running, maintenance, resource.note())
                        .filter(s -> !s.isEmpty())
                        .toList());
    }

    /** Without a lease of its own a node does not know what has changed since. */
    private String sure(String word) {
        return status.quorum().isReached() ? word : word + "?";
    }

    /** A line that says what is wrong and what to type. */
    public static String problem(Problem problem, Page page) {
        return page.paint().apply(problem.severity() == Severity.ERROR ? Tone.BAD : Tone.WARNING, "!") + " "
                + page.painted(Tone.PLAIN, problem.toString(), 2);
    }
}
