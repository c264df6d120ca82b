package io.genericark.crossregion.observe;

import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.Topology;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a survey has shown.
 *
 * @param topology what the VIPs may pass; of the tables, those that this node may not write are here, too
 * @param own this node's interface; empty where its region has none of that id
 * @param link whether AWS can deliver to it
 * @param rights with whose rights the tables of a place are written; tables of other places are nobody's here
 */
public record Sight(Topology topology, Optional<Eni> own, Link link, Map<Place, Where> rights) {

    /** Whether an interface is attached to an instance. */
    public enum Link {
        ATTACHED,
        DETACHED
    }

    /** Copies. */
    public Sight {
        rights = Collections.unmodifiableMap(new TreeMap<>(rights));
    }
}
