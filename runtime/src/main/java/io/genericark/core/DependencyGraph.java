package io.genericark.core;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All dependencies as an immutable set that has the answers about its graph ready: they are asked with every step of every
 * node, and the graph changes seldom. A resource without dependencies is not in it.
 */
final class DependencyGraph extends AbstractSet<Dependency> implements SortedSet<Dependency> {
    private final SortedSet<Dependency> all;
    private final Map<Tag, SortedSet<Tag>> children = new TreeMap<>();
    private final Map<Tag, SortedSet<Tag>> parents = new TreeMap<>();
    private final Map<Tag, SortedSet<Tag>> connected = new TreeMap<>();

    private DependencyGraph(Collection<Dependency> dependencies) {
        all = Collections.unmodifiableSortedSet(new TreeSet<>(dependencies));
        for (var dependency : all) {
            add(children, dependency.parent(), dependency.child());
            add(parents, dependency.child(), dependency.parent());
        }
        for (var dependency : all) {
            if (!connected.containsKey(dependency.parent())) {
                var members = connectedWith(dependency.parent());
                members.forEach(tag -> connected.put(tag, members));
            }
        }
        children.replaceAll((tag, found) -> Collections.unmodifiableSortedSet(found));
        parents.replaceAll((tag, found) -> Collections.unmodifiableSortedSet(found));
    }

    /** The same object when it is a graph already. */
    static DependencyGraph of(SortedSet<Dependency> dependencies) {
        return dependencies instanceof DependencyGraph graph ? graph : new DependencyGraph(dependencies);
    }

    private static void add(Map<Tag, SortedSet<Tag>> to, Tag from, Tag near) {
        to.computeIfAbsent(from, tag -> new TreeSet<>()).add(near);
    }

    private SortedSet<Tag> connectedWith(Tag from) {
        return Collections.unmodifiableSortedSet(Hierarchies.reach(from, tag -> {
            var near = new TreeSet<>(children(tag));
            near.addAll(parents(tag));
            return near;
        }));
    }

    /** What this one needs, directly. */
    SortedSet<Tag> children(Tag tag) {
        return children.getOrDefault(tag, Collections.emptySortedSet());
    }

    /** What needs this one, directly. */
    SortedSet<Tag> parents(Tag tag) {
        return parents.getOrDefault(tag, Collections.emptySortedSet());
    }

    /** All that is connected with this one, itself included. */
    SortedSet<Tag> connected(Tag tag) {
        var found = connected.get(tag);
        return found != null ? found : Collections.unmodifiableSortedSet(new TreeSet<>(Collections.singleton(tag)));
    }

    @Override
    public Iterator<Dependency> iterator() {
        return all.iterator();
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public boolean contains(@Nullable Object o) {
        return all.contains(o);
    }

    @Override
    public @Nullable Comparator<? super Dependency> comparator() {
        return all.comparator();
    }

    @Override
    public SortedSet<Dependency> subSet(Dependency from, Dependency to) {
        return all.subSet(from, to);
    }

    @Override
    public SortedSet<Dependency> headSet(Dependency to) {
        return all.headSet(to);
    }

    @Override
    public SortedSet<Dependency> tailSet(Dependency from) {
        return all.tailSet(from);
    }

    @Override
    public Dependency first() {
        return all.first();
    }

    @Override
    public Dependency last() {
        return all.last();
    }
}
