package io.genericark.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The next cluster state while one command is applied to it. Lives inside one call of {@link ClusterMachine}. */
final class Draft {
    final ClusterState before;
    final long index;
    final long atMillis;
    private final Set<Safeguard> safeguards;
    String cluster;
    Timing timing;
    long epoch;
    long votersVersion;
    final SortedSet<NodeId> votersConfirmed;
    final SortedMap<NodeId, ClusterNode> nodes;
    final SortedMap<Tag, Resource> resources;
    private SortedSet<Dependency> dependencies;
    final SortedMap<Tag, Placement> placements;
    final SortedMap<Tag, SortedMap<NodeId, ResourceStatus>> states;
    ClusterKits kits;
    Preflights preflights;
    /** What an operator wants to have in service now, and therefore wants to hear about. */
    final SortedSet<Tag> asked = new TreeSet<>();

    private final List<ClusterEvent> events = new ArrayList<>();

    Draft(ClusterState before, long index, long atMillis, Set<Safeguard> safeguards) {
        this.before = before;
        this.safeguards = safeguards;
        this.index = index;
        this.atMillis = atMillis;
        cluster = before.cluster();
        timing = before.timing();
        epoch = before.epoch();
        votersVersion = before.votersVersion();
        votersConfirmed = new TreeSet<>(before.votersConfirmed());
        nodes = new TreeMap<>(before.nodes());
        resources = new TreeMap<>(before.resources());
        dependencies = before.dependencies();
        placements = new TreeMap<>(before.placements());
        states = new TreeMap<>(before.states());
        kits = before.kits();
        preflights = before.preflights();
    }

    /** The state as drafted so far. */
    ClusterState state() {
        return new ClusterState(
                cluster,
                timing,
                index,
                epoch,
                votersVersion,
                votersConfirmed,
                nodes,
                resources,
                dependencies,
                placements,
                states,
                kits,
                preflights,
                newestEvents());
    }

    private List<ClusterEvent> newestEvents() {
        if (events.isEmpty()) {
            return before.events();
        }
        var all = new ArrayList<>(before.events());
        all.addAll(events);
        return all.subList(Math.max(0, all.size() - ClusterState.EVENTS_KEPT), all.size());
    }

    boolean keeps(Safeguard safeguard) {
        return safeguards.contains(safeguard);
    }

    List<ClusterEvent> events() {
        return events;
    }

    ClusterNode node(NodeId id) {
        var found = nodes.get(id);
        if (found == null) {
            throw new IllegalStateException("no such node: " + id);
        }
        return found;
    }

    void node(ClusterNode next) {
        nodes.put(next.id(), next);
    }

    void resource(Resource next) {
        resources.put(next.tag(), next);
    }

    void depend(Dependency dependency) {
        var all = new TreeSet<>(dependencies);
        all.add(dependency);
        dependencies = all;
    }

    /** False when there is no such dependency. */
    boolean undepend(Dependency dependency) {
        var all = new TreeSet<>(dependencies);
        var was = all.remove(dependency);
        dependencies = all;
        return was;
    }

    Placement placement(SortedSet<Tag> members) {
        return placements.getOrDefault(members.first(), Placement.NONE);
    }

    void placement(SortedSet<Tag> members, Placement next) {
        placements.put(members.first(), next);
    }

    void placement(SortedSet<Tag> members, UnaryOperator<Placement> change) {
        placement(members, change.apply(placement(members)));
    }

    void status(Tag tag, NodeId node, ResourceState state, String note) {
        var byNode = new TreeMap<>(states.getOrDefault(tag, new TreeMap<>()));
        byNode.put(node, new ResourceStatus(state, note, epoch, atMillis));
        states.put(tag, byNode);
    }

    void forgetStatuses(NodeId node) {
        for (var tag : List.copyOf(states.keySet())) {
            var byNode = new TreeMap<>(states.getOrDefault(tag, new TreeMap<>()));
            byNode.remove(node);
            states.put(tag, byNode);
        }
    }

    void info(Object subject, String text) {
        say(Severity.INFO, subject, text);
    }

    void warning(Object subject, String text) {
        say(Severity.WARNING, subject, text);
    }

    void error(Object subject, String text) {
        say(Severity.ERROR, subject, text);
    }

    private void say(Severity severity, Object subject, String text) {
        events.add(new ClusterEvent(index, atMillis, severity, subject.toString(), text));
    }
}
