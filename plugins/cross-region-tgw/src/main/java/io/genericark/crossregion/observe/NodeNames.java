package io.genericark.crossregion.observe;

import io.genericark.aws.EniId;
import java.util.Map;

/** By what the network interfaces of the cluster's nodes are known. */
public sealed interface NodeNames {

    /** A tag of the interface, whose value is the node's name. */
    record Tagged(String key) implements NodeNames {}

    /** Their ids, with the nodes' names. */
    record Listed(Map<EniId, String> nodes) implements NodeNames {
        /** Copies. */
        public Listed {
            nodes = Map.copyOf(nodes);
        }
    }
}
