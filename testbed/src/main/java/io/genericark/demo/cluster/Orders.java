package io.genericark.demo.cluster;

import io.genericark.core.ClusterState;
import io.genericark.core.Dependency;
import io.genericark.core.NodeId;
import io.genericark.core.Phase;
import io.genericark.core.Resource;
import io.genericark.core.Tag;
import io.genericark.shell.interactive.LineRunner;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Time;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Commands of {@code ark}, given as an administrator at a node gives them, until the cluster's state has their effect. For one thread. */
final class Orders {
    private final Admin admin;
    private final Function<NodeId, Path> sockets;
    private final Timeline timeline;
    private String lastComplaint = "";

    Orders(Admin admin, Function<NodeId, Path> sockets, Timeline timeline) {
        this.admin = admin;
        this.sockets = sockets;
        this.timeline = timeline;
    }

    /** Waits until a node has loaded these kits, and the cluster knows it. */
    void awaitKits(NodeId node, Collection<String> kits) {
        Waiting.until(
                node + " has loaded " + kits,
                () -> admin.look(node)
                        .map(seen -> loaded(seen.state(), node))
                        .filter(loaded -> loaded.containsAll(kits))
                        .isPresent());
    }

    private static Set<String> loaded(ClusterState state, NodeId node) {
        var known = state.nodes().get(node);
        var report = known == null ? null : state.kits().reported(node, known.incarnation());
        return report == null ? Set.of() : report.kits().keySet();
    }

    /** Gives one, again where the answer did not come or the cluster was not ready for it. Blocks until it has its effect. */
    void give(NodeId through, String line) {
        timeline.tell("demo", line);
        var effect = effect(List.of(line.split(" ")));
        Waiting.until(
                "the effect of: " + line,
                () -> sees(through, effect) || say(through, line) == 0 || sees(through, effect));
    }

    private boolean sees(NodeId node, Predicate<ClusterState> effect) {
        return admin.look(node).filter(seen -> effect.test(seen.state())).isPresent();
    }

    private int say(NodeId through, String line) {
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        var console = Console.plain(writer, writer, Time.SYSTEM);
        var code = new LineRunner(
                        console, Map.of("ARK_SOCKET", sockets.apply(through).toString()))
                .run(line);
        var complaint =
                code == 0 ? "" : "exit code " + code + ": " + said.toString().strip();
        if (!complaint.equals(lastComplaint)) {
            lastComplaint = complaint;
            if (!complaint.isEmpty()) {
                timeline.tell("demo", complaint);
            }
        }
        return code;
    }

    private static Predicate<ClusterState> effect(List<String> words) {
        var verb = words.get(1).equals("resource") ? words.get(2) : words.get(1);
        var tag = new Tag(words.get(words.indexOf(verb) + 1));
        return switch (verb) {
            case "create" -> state -> state.resources().containsKey(tag);
            case "depend" -> state -> state.dependencies().contains(new Dependency(tag, new Tag(words.getLast())));
            case "set" ->
                state -> {
                    var resource = state.resources().get(tag);
                    return resource != null && words.getLast().equals(setting(resource, words.getLast()));
                };
            case "restore" -> state -> state.placementOf(tag).phase() == Phase.PLACED;
            case "switchover" ->
                state -> new NodeId(words.get(words.indexOf("--to") + 1))
                        .equals(state.placementOf(tag).owner());
            default -> throw new IllegalArgumentException("no effect is known of: " + String.join(" ", words));
        };
    }

    /** {@code NAME=VALUE} as the resource has it. */
    private static String setting(Resource resource, String wanted) {
        var name = wanted.substring(0, wanted.indexOf('='));
        return name + "=" + resource.parameters().getOrDefault(name, "");
    }
}
