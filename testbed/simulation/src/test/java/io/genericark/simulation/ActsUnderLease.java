package io.genericark.simulation;

import io.genericark.core.Effect;
import io.genericark.core.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Nothing acts without a lease, or later than the fence budget after its end: {@code s + L / (1 - drift) + F} by true
 * time, where s is when the node sent the last round that a majority of one voter set acknowledged.
 */
final class ActsUnderLease implements Invariant {
    private record Round(NodeId node, long incarnation, long number) {}

    private static final class Books {
        long sent;
        final Map<Long, Set<NodeId>> acksByVersion = new HashMap<>();
    }

    private final Map<Round, Books> rounds = new HashMap<>();
    private final Map<NodeId, Long> mayActUntil = new HashMap<>();
    private final Map<Long, Integer> majorities = new HashMap<>();

    @Override
    public void sent(World world, Machine machine, Effect.SendHeartbeat heartbeat) {
        var round = new Round(machine.id, heartbeat.incarnation(), heartbeat.round());
        rounds.computeIfAbsent(round, r -> new Books()).sent = world.agenda.now();
        if (rounds.size() > 4_000) {
            rounds.values().removeIf(b -> world.agenda.now() - b.sent > 4 * longest(world));
        }
    }

    @Override
    public void acknowledged(World world, Machine machine, Effect.SendAck ack) {
        var books = rounds.get(new Round(ack.to(), ack.toIncarnation(), ack.round()));
        if (books == null) {
            return;
        }
        var acks = books.acksByVersion.computeIfAbsent(ack.votersVersion(), v -> new HashSet<>(Set.of(ack.to())));
        acks.add(machine.id);
        if (acks.size() >= majorities.getOrDefault(ack.votersVersion(), Integer.MAX_VALUE)) {
            mayActUntil.merge(ack.to(), books.sent + longest(world), Math::max);
        }
    }

    private static long longest(World world) {
        var timing = world.plan.timing();
        var slowest = 1 - timing.driftPpm() / 1e6;
        return (long) (timing.leaseNanos() / slowest) + timing.fenceNanos() + 1_000;
    }

    @Override
    public void committed(World world, io.genericark.core.ClusterState before, io.genericark.core.ClusterState after) {
        majorities.putIfAbsent(after.votersVersion(), after.majority());
    }

    @Override
    public void check(World world) {
        if (majorities.containsValue(1)) {
            return; // a voter that is alone asks nobody, so that these books cannot follow it
        }
        for (var machine : world.machines()) {
            if (machine.runs()
                    && !machine.acting.isEmpty()
                    && world.agenda.now() > mayActUntil.getOrDefault(machine.id, 0L)) {
                throw new Violation(
                        this,
                        world,
                        machine.acting.all().keySet() + " act on " + machine
                                + ", whose lease and fence budget ended at "
                                + mayActUntil.getOrDefault(machine.id, 0L) / 1e9 + " s");
            }
        }
    }
}
