package io.genericark.simulation;

import io.genericark.core.Tag;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What physically runs on one machine, whatever anybody believes. */
final class Acting {
    /** How a resource that acts is. */
    enum Condition {
        /** A restore is under way, or ended without success: something of it may run. */
        PARTLY,
        WORKING,
        BROKEN
    }

    private final World world;
    private final SortedMap<Tag, Condition> resources = new TreeMap<>();

    Acting(World world) {
        this.world = world;
    }

    void set(Tag tag, Condition condition) {
        world.changes++;
        resources.put(tag, condition);
    }

    void end(Tag tag) {
        resources.remove(tag);
    }

    void endAll() {
        resources.clear();
    }

    boolean has(Tag tag) {
        return resources.containsKey(tag);
    }

    boolean works(Tag tag) {
        return resources.get(tag) == Condition.WORKING;
    }

    boolean isEmpty() {
        return resources.isEmpty();
    }

    SortedMap<Tag, Condition> all() {
        return Collections.unmodifiableSortedMap(resources);
    }
}
