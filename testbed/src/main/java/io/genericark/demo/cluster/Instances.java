package io.genericark.demo.cluster;

import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.SimInstance;
import io.genericark.core.NodeId;
import java.util.Map;
import java.util.Optional;

/** Which instance each node believes to run on. */
record Instances(Map<NodeId, SimInstance> byNode) {
    Instances {
        byNode = Map.copyOf(byNode);
    }

    SimInstance of(NodeId node) {
        return Optional.ofNullable(byNode.get(node)).orElseThrow();
    }

    /** The node on this instance; empty when there is none. */
    Optional<NodeId> nodeOn(InstanceId instance) {
        return byNode.entrySet().stream()
                .filter(e -> e.getValue().id().equals(instance))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
