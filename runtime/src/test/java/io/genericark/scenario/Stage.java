package io.genericark.scenario;

import io.genericark.core.Command;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The world of a scenario: nodes, the network between them, and the log. A message takes 1 ms, a commit 5 ms. */
final class Stage {
    private static final long COMMIT_MILLIS = 5;
    final Schedule schedule = new Schedule();
    final Trace trace = new Trace(schedule);
    final ReplicatedLog log = new ReplicatedLog(schedule, trace);
    final Network network = new Network();
    final Kits kits = new Kits();
    private final SortedMap<NodeId, Actor> actors = new TreeMap<>();
    private final SortedMap<Tag, String> runningOn = new TreeMap<>();

    SortedMap<NodeId, Actor> actors() {
        return actors;
    }

    Actor actor(NodeId id) {
        return actors.computeIfAbsent(id, i -> new Actor(i, this, kits));
    }

    void start(NodeId id) {
        actor(id).start(log.state().timing());
        spread();
    }

    void send(NodeId from, NodeId to, NodeEvent event) {
        if (network.carries(from, to)) {
            schedule.in(network.delayMillis(), () -> actor(to).hear(event));
        }
    }

    /** From a node; lost when it cannot reach the leader of a majority. */
    void propose(NodeId from, Command command) {
        schedule.in(COMMIT_MILLIS, () -> {
            if (leader().filter(l -> network.joins(from, l)).isPresent()) {
                log.commit(command, from.value());
                spread();
            }
        });
    }

    /** From an administrator, who asks whichever node can. */
    void ask(Command command) {
        if (actors.isEmpty()) {
            log.commit(command, "admin");
            watch();
            return;
        }
        schedule.in(COMMIT_MILLIS, () -> {
            if (leader().isPresent()) {
                log.commit(command, "admin");
                spread();
            } else {
                trace.event("log", "no quorum: nothing is committed; was asked for " + command);
            }
        });
    }

    /** Every node that reaches the leader applies what is committed. */
    void spread() {
        leader().ifPresent(l -> actors.values().stream()
                .filter(a -> a.takesPart() && network.joins(a.id, l))
                .forEach(a -> schedule.in(0, () -> a.stateApplied(log.state()))));
    }

    /** The node that reaches most voters, when they are a majority. */
    private Optional<NodeId> leader() {
        return actors.values().stream()
                .filter(a -> a.takesPart() && log.isVoter(a.id))
                .filter(a -> reach(a.id) >= log.majority())
                .map(a -> a.id)
                .max(Comparator.comparingLong(this::reach).thenComparing(Comparator.reverseOrder()));
    }

    private long reach(NodeId from) {
        return actors.values().stream()
                .filter(o -> o.takesPart() && log.isVoter(o.id) && network.joins(from, o.id))
                .count();
    }

    /** Runs the world for so long, and says so when a resource runs on two nodes at any time. */
    void advance(long millis) {
        schedule.advance(millis, this::watch);
    }

    private void watch() {
        for (var tag : log.state().resources().keySet()) {
            var on = actors.values().stream()
                    .filter(a -> a.machine.acts(tag))
                    .map(a -> a.id.value())
                    .toList();
            var text = String.join(" and ", on);
            if (on.size() > 1 && !text.equals(runningOn.get(tag))) {
                trace.event("!!", tag + " runs on " + text);
            }
            runningOn.put(tag, text);
        }
    }
}
