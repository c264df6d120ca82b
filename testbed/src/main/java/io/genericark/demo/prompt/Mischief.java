package io.genericark.demo.prompt;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.DemoCluster;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The demo's own commands: what is done to the cluster from outside. For one thread; blocks while it does it. */
final class Mischief {
    static final String HELP = """
            kill NODE          SIGKILL to everything of a node: node, kit-host, guard, service
            kill-service NODE  SIGKILL to the service alone
            start NODE         starts a killed node again
            freeze NODE        SIGSTOP to the node process; thaw: SIGCONT to all
            partition NODE     cuts the node off from the others; heal: mends network and AWS
            deny ec2:ACTION    AWS refuses this action, such as ec2:ReplaceRoute
            throttle N%        AWS throttles that part of all calls
            who                who answers; figures so far
            exit               ends the demo and all its processes
            Everything else is a command of ark: status, events, switchover web --to node-b, help ...
            """;
    static final List<String> OF_NODES = List.of("kill", "kill-service", "start", "freeze", "partition");
    static final List<String> ALONE = List.of("thaw", "heal", "deny", "throttle", "who");

    private static final double HUNDRED = 100;

    private final DemoCluster cluster;

    Mischief(DemoCluster cluster) {
        this.cluster = cluster;
    }

    /** Does what the words say, when they are the demo's own; what there is to tell comes back. */
    Optional<String> run(List<String> words) throws IOException {
        var verb = words.getFirst();
        if (OF_NODES.contains(verb)) {
            return Optional.of(words.size() == 2 ? onNode(verb, node(words.getLast())) : verb + " which node?");
        }
        if (verb.equals("deny") || verb.equals("throttle")) {
            return Optional.of(words.size() == 2 ? onAws(verb, words.getLast()) : verb + " what? See: help");
        }
        if (words.size() > 1) {
            return Optional.empty();
        }
        return switch (verb) {
            case "thaw" -> {
                cluster.thaw();
                yield Optional.of("");
            }
            case "heal" -> {
                cluster.heal();
                yield Optional.of("");
            }
            case "who" -> Optional.of(who());
            default -> Optional.empty();
        };
    }

    private NodeId node(String name) {
        return cluster.nodes().stream()
                .filter(node -> node.value().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no node " + name + "; there are " + cluster.nodes()));
    }

    private String onNode(String verb, NodeId node) throws IOException {
        switch (verb) {
            case "kill" -> cluster.kill(node);
            case "kill-service" -> cluster.killService(node);
            case "start" -> cluster.start(node);
            case "freeze" -> cluster.freeze(node);
            case "partition" -> cluster.partition(node);
            default -> throw new IllegalArgumentException(verb);
        }
        return "";
    }

    private String onAws(String verb, String what) {
        if (verb.equals("deny")) {
            var action = what.replaceFirst("^ec2:", "");
            cluster.aws().deny(action);
            return "EC2 denies " + action + " until: heal";
        }
        if (!what.matches("\\d{1,3}%?")) {
            return "throttle how much? For example: throttle 50%";
        }
        var part = Math.min(1, Integer.parseInt(what.replace("%", "")) / HUNDRED);
        cluster.aws().throttle(part);
        return "EC2 throttles " + Math.round(part * HUNDRED) + " % of all calls until: heal";
    }

    private String who() {
        return LiveLine.text(cluster) + "   answered " + cluster.client().answered() + ", unanswered "
                + cluster.client().unanswered() + ", two owners "
                + cluster.watch().twoOwnersMillis() + " ms";
    }
}
