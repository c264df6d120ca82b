package io.genericark.simulation;

import io.genericark.core.Command;
import io.genericark.core.LocalRecovery;
import io.genericark.core.Mode;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeId;
import io.genericark.core.Policy;
import io.genericark.core.Resource;
import io.genericark.core.Role;
import io.genericark.core.Switchback;
import io.genericark.core.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Somebody who creates hierarchies, and asks for things at bad moments. */
final class Operator {
    /** What an operator asks for. */
    enum Habit {
        ANYTHING,
        SWITCHOVERS,
        VOTER_CHANGES,
        /** Those two voters that do not suspect an owner are replaced. */
        TRUSTING_VOTERS_GO
    }

    private final World world;

    Operator(World world) {
        this.world = world;
    }

    void createHierarchies() {
        for (var h = 0; h < world.plan.hierarchies(); h++) {
            var size = 1 + world.chance.below(4);
            for (var r = 0; r < size; r++) {
                world.submit(new Command.CreateResource(resource(tag(h, r))));
            }
            for (var r = 1; r < size; r++) {
                world.submit(new Command.Depend(tag(h, world.chance.below(r)), tag(h, r)));
            }
            world.submit(new Command.Restore(tag(h, 0), null));
        }
    }

    private static Tag tag(int hierarchy, int member) {
        return new Tag("" + (char) ('a' + hierarchy) + member);
    }

    private Resource resource(Tag tag) {
        var policy = new Policy(
                world.chance.millis(500, 3_000) / 1_000_000,
                1 + world.chance.below(2),
                2_000,
                1_500,
                1_000,
                1_500,
                world.chance.happens(0.8) ? LocalRecovery.ON : LocalRecovery.OFF,
                world.chance.happens(0.2) ? Switchback.AUTOMATIC : Switchback.INTELLIGENT);
        var kit = world.chance.happens(0.2) ? KitHost.BARE : KitHost.PLAIN;
        return Resource.of(tag, kit, tag.value(), new TreeMap<>()).with(policy);
    }

    void start() {
        if (world.plan.operatorGapMillis() > 0) {
            next();
        }
    }

    private void next() {
        world.agenda.in(world.chance.millis(1, 2 * world.plan.operatorGapMillis()), () -> {
            if (!world.isCalm()) {
                act();
                next();
            }
        });
    }

    private void act() {
        switch (world.plan.habit()) {
            case ANYTHING -> {
                var at = world.chance.pick(List.copyOf(world.machines()));
                if (world.chance.happens(0.15)) {
                    stop(at);
                } else {
                    ask(at, anything());
                }
            }
            case SWITCHOVERS -> {
                var to = world.chance.pick(List.copyOf(world.machines())).id;
                ask(new Command.Switchover(tag(0, 0), to, ""));
            }
            case VOTER_CHANGES -> replaceTwo(Set.of());
            case TRUSTING_VOTERS_GO -> {
                var suspicious = suspicious();
                if (suspicious.size() == 2) {
                    replaceTwo(suspicious);
                }
            }
        }
    }

    private Set<NodeId> suspicious() {
        return world.log.newest().nodes().values().stream()
                .filter(n -> !world.machine(n.id()).acting.isEmpty())
                .flatMap(n -> n.suspectedBy().stream())
                .collect(Collectors.toSet());
    }

    /** Stops two nodes, removes them from the voters as soon as that is accepted, and adds them again. */
    private void replaceTwo(Set<NodeId> staying) {
        var idle = new ArrayList<Machine>();
        world.machines().stream()
                .filter(m -> m.acting.isEmpty() && m.isUp() && !staying.contains(m.id))
                .forEach(idle::add);
        if (idle.size() + staying.size() < 4 || world.log.newest().nodes().size() < 5) {
            return;
        }
        while (idle.size() > 2) {
            idle.remove(world.chance.below(idle.size()));
        }
        for (var machine : idle) {
            machine.deliver(new NodeEvent.StopRequested());
            for (var i = 1; i < 20; i++) {
                world.agenda.in(i * World.SECOND / 20, () -> ask(new Command.RemoveVoter(machine.id)));
                world.agenda.in((i + 2) * World.SECOND / 2, () -> ask(new Command.AddVoter(machine.id, Role.VOTER)));
                world.agenda.in((i + 4) * World.SECOND / 2, machine::startNode);
            }
        }
    }

    private void stop(Machine machine) {
        machine.deliver(new NodeEvent.StopRequested());
        world.agenda.in(world.chance.millis(2_000, 15_000), machine::startNode);
    }

    private void ask(Machine at, Command command) {
        if (at.isUp()) {
            world.log.propose(at.id, command);
        }
    }

    private Command anything() {
        var node = world.chance.pick(List.copyOf(world.machines())).id;
        var state = world.log.newest();
        var tags = List.copyOf(state.resources().keySet());
        var tag = tags.isEmpty() ? tag(0, 0) : world.chance.pick(tags);
        var other = tags.isEmpty() ? tag(0, 1) : world.chance.pick(tags);
        return switch (world.chance.below(16)) {
            case 0, 1 -> new Command.Restore(tag, world.chance.happens(0.5) ? null : node);
            case 2 -> new Command.Remove(tag);
            case 3, 4, 5, 6 -> new Command.Switchover(tag, node, "");
            case 7 -> new Command.SetMode(node, world.chance.happens(0.5) ? Mode.ONLINE : Mode.STANDBY);
            case 8 -> new Command.Depend(tag, other);
            case 9 -> undepend(tag, other);
            case 10 -> new Command.DeleteResource(tag);
            case 11 -> new Command.CreateResource(resource(tag(world.chance.below(3), world.chance.below(4))));
            case 12 -> voters(node);
            case 13 -> new Command.ClearFailures(tag);
            default -> confirmLost(tag);
        };
    }

    private Command undepend(Tag tag, Tag other) {
        var all = List.copyOf(world.log.newest().dependencies());
        if (all.isEmpty()) {
            return new Command.Undepend(tag, other);
        }
        var one = world.chance.pick(all);
        return new Command.Undepend(one.parent(), one.child());
    }

    private Command voters(NodeId node) {
        if (world.log.newest().nodes().containsKey(node)) {
            return new Command.RemoveVoter(node);
        }
        world.agenda.in(
                world.chance.millis(500, 5_000), () -> world.machine(node).boot());
        return new Command.AddVoter(node, world.chance.happens(0.7) ? Role.VOTER : Role.WITNESS);
    }

    /** Only for a machine that really is off; it names the incarnation that ended with it. */
    private Command confirmLost(Tag tag) {
        for (var machine : world.machines()) {
            if (machine.isOff() && machine.lastIncarnation() > 0) {
                return new Command.ConfirmLost(machine.id, machine.lastIncarnation(), "the operator");
            }
        }
        return new Command.Restore(tag, null);
    }

    /** At the end: everything shall be in service. Repeats itself; what failed everywhere is left to the cluster. */
    void wantEverything() {
        var state = world.log.newest();
        state.nodes().values().stream()
                .filter(n -> n.mode() != Mode.ONLINE)
                .forEach(n -> ask(new Command.SetMode(n.id(), Mode.ONLINE)));
        state.resources().values().stream()
                .filter(r -> !r.wanted())
                .forEach(r -> ask(new Command.Restore(r.tag(), null)));
        world.agenda.in(World.SECOND, this::wantEverything);
    }

    private void ask(Command command) {
        world.machines().stream().filter(Machine::isUp).findFirst().ifPresent(m -> ask(m, command));
    }
}
