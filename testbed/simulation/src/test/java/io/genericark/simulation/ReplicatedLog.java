package io.genericark.simulation;

import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeId;
import io.genericark.core.Submission;
import io.genericark.core.WithoutSafeguards;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in for consensus: one order of commands, known to each node up to where it has applied.
 *
 * <p>A leader needs a connected majority of running voters. A proposal that reached a leader may be committed soon,
 * late, twice or never, also after its author has died.
 */
final class ReplicatedLog {
    private static final long TICK_NANOS = 50_000_000;
    private final World world;
    private final List<ClusterState> states = new ArrayList<>(List.of(ClusterState.EMPTY));
    private final List<Submission> entries = new ArrayList<>();
    private @Nullable NodeId leader;
    private long electionEnds;
    private int onTheWay;

    ReplicatedLog(World world) {
        this.world = world;
    }

    void start() {
        tick();
    }

    ClusterState newest() {
        return states.getLast();
    }

    ClusterState at(long index) {
        return states.get((int) index);
    }

    List<Submission> entries() {
        return entries;
    }

    /** A node, or an operator at that node, submits a command. */
    void propose(NodeId from, Command command) {
        var calm = world.isCalm();
        if (!reachesLeader(from) || (!calm && chance(command).happens(0.02))) {
            return;
        }
        later(command, from);
        if (!calm && chance(command).happens(0.03)) {
            later(command, from);
        }
    }

    private void later(Command command, NodeId from) {
        var before = !world.isCalm();
        if (before) {
            onTheWay++;
        }
        var late = !world.isCalm() && mayBeLate(command) && chance(command).happens(world.plan.lateMillionths() / 1e6);
        var delay = late ? chance(command).millis(100, 20_000) : chance(command).mostlyShort(1, 40);
        world.agenda.in(delay, () -> commitWhenLed(command, from, before));
    }

    /** Reports of kits do not shift the chance of everything else. */
    private Chance chance(Command command) {
        return command instanceof Command.ReportKits ? world.kitChance : world.chance;
    }

    private boolean mayBeLate(Command command) {
        return switch (world.plan.late()) {
            case ANYTHING -> true;
            case JOINS -> command instanceof Command.Join;
        };
    }

    private void commitWhenLed(Command command, NodeId from, boolean before) {
        if (!isLed() && chance(command).happens(0.8)) {
            world.agenda.in(chance(command).millis(50, 500), () -> commitWhenLed(command, from, before));
            return;
        }
        if (before) {
            onTheWay--;
        }
        if (isLed()) {
            commit(new Submission(command, from.value(), world.agenda.now() / 1_000_000));
        }
    }

    /** Appends at once; for the world's first commands, and for what a majority has agreed on. */
    void commit(Submission submission) {
        var before = newest();
        var applied = WithoutSafeguards.apply(before, before.index() + 1, submission, world.safeguards);
        entries.add(submission);
        states.add(applied.state());
        world.trace.add(
                world.agenda.now(),
                "log",
                () -> "#" + applied.state().index() + " " + submission.command()
                        + (applied.refusal() == null
                                ? ""
                                : "  refused: " + applied.refusal().text()));
        applied.events().forEach(e -> world.trace.add(world.agenda.now(), "log", () -> "   " + e.text()));
        world.invariants.forEach(i -> i.committed(world, before, applied.state()));
        for (var machine : world.machines()) {
            var delay = chance(submission.command()).mostlyShort(1, world.isCalm() ? 10 : 60);
            world.agenda.in(delay, () -> bringUpToDate(machine));
        }
    }

    private void bringUpToDate(Machine machine) {
        if (isLed() && reachesLeader(machine.id) && !machine.appliesSlowly()) {
            machine.apply(newest());
        }
    }

    private boolean reachesLeader(NodeId node) {
        return leader != null
                && world.machine(node).isUp()
                && (node.equals(leader) || world.network.connected(node, leader));
    }

    boolean isLed() {
        return leader != null && canLead(leader);
    }

    private boolean canLead(NodeId candidate) {
        var voters = newest().voters();
        if (!voters.contains(candidate) || !world.machine(candidate).isUp()) {
            return false;
        }
        var with = 0;
        for (var voter : voters) {
            if (world.machine(voter).isUp() && (voter.equals(candidate) || world.network.connected(candidate, voter))) {
                with++;
            }
        }
        return with >= newest().majority();
    }

    /** True when nothing is on its way any more that was proposed before the healing. */
    boolean isQuiet() {
        return onTheWay == 0;
    }

    void depose() {
        leader = null;
        electionEnds = world.agenda.now() + world.chance.millis(300, 3_000);
    }

    private void tick() {
        if (leader != null && !canLead(leader)) {
            depose();
        } else if (leader == null && world.agenda.now() >= electionEnds) {
            var able = newest().voters().stream().filter(this::canLead).toList();
            leader = able.isEmpty() ? null : world.chance.pick(able);
        }
        for (var machine : world.machines()) {
            if (world.chance.happens(0.3)) {
                bringUpToDate(machine);
            }
        }
        world.agenda.in(TICK_NANOS, this::tick);
    }

    /** What a node that starts again finds in its own log: any part of what it had applied before. */
    NodeEvent.StateApplied replayed(long upTo) {
        return new NodeEvent.StateApplied(at(world.chance.below((int) upTo + 1)));
    }
}
