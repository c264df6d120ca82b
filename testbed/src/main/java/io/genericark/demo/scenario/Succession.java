package io.genericark.demo.scenario;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Waiting;
import java.util.Optional;

/** From one owner to the next. */
final class Succession {
    private Succession() {}

    /** Waits until another node than {@code former} answers the clients and goes on answering. */
    static NodeId await(DemoCluster cluster, NodeId former) {
        var _ = Waiting.untilPresent(
                "a node other than " + former + " answers",
                () -> cluster.client().answeredBy().filter(node -> !node.equals(former)));
        var successor = cluster.awaitService();
        if (successor.equals(former)) {
            throw new ScenarioFailed("the service went back to " + former);
        }
        return successor;
    }

    static String moved(NodeId from, NodeId to) {
        return "moved=" + from + "->" + to;
    }

    /** Any running node but {@code not}, to ask the cluster through. */
    static Optional<NodeId> other(DemoCluster cluster, NodeId not) {
        return cluster.nodes().stream().filter(node -> !node.equals(not)).findFirst();
    }
}
