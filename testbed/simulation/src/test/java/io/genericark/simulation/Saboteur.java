package io.genericark.simulation;

import io.genericark.core.NodeId;
import java.util.List;

/** Makes things go wrong, as the plan says. */
final class Saboteur {
    private final World world;
    private final List<Fault> urn;

    Saboteur(World world) {
        this.world = world;
        urn = world.plan.urn();
    }

    void start() {
        if (!urn.isEmpty()) {
            next();
        }
    }

    private void next() {
        world.agenda.in(world.chance.millis(1, 2 * world.plan.gapMillis()), () -> {
            if (!world.isCalm()) {
                strike(world.chance.pick(urn), victim());
                next();
            }
        });
    }

    /** Often a node that has something to lose. */
    private Machine victim() {
        var owners = world.machines().stream().filter(m -> !m.acting.isEmpty()).toList();
        return owners.isEmpty() || world.chance.happens(0.5)
                ? world.chance.pick(List.copyOf(world.machines()))
                : world.chance.pick(owners);
    }

    private void strike(Fault fault, Machine victim) {
        world.trace.add(world.agenda.now(), "*", () -> fault + " " + victim);
        var process = victim.process();
        switch (fault) {
            case CRASH -> {
                if (!victim.isOff()) {
                    world.crash(victim);
                }
            }
            case KILL_NODE -> killNode(victim);
            case KILL_KIT_HOST -> victim.whenItRuns(() -> victim.kitHost.kill("killed"));
            case KILL_GUARD -> {
                if (victim.isUp() && !victim.guard.isEnding()) {
                    victim.guard.kill();
                }
            }
            case PAUSE_NODE -> {
                if (process != null) {
                    process.pause();
                    world.agenda.in(duration(), process::goOn);
                }
            }
            case STALL_MACHINE -> victim.stall(duration());
            case FREEZE_MACHINE -> victim.freeze(duration());
            case BREAK_RESOURCE -> breakResource(victim);
            case RESTART_DOUBTER -> restartDoubter();
            case DEPOSE_LEADER -> world.log.depose();
            case SLOW_APPLY -> victim.applySlowly(duration());
            case ISOLATE, SPLIT, CUT_ONE_WAY, MUTE, DEAFEN, FILTER_DATAGRAMS -> cut(fault, victim.id);
        }
    }

    private void killNode(Machine victim) {
        var process = victim.process();
        if (process != null && world.chance.happens(0.5)) {
            process.dieAfter(world.chance.below(4));
        } else {
            victim.whenItRuns(() -> victim.endNode("killed"));
        }
        world.agenda.in(world.chance.mostlyShort(20, 8_000), victim::startNode);
        world.agenda.in(10 * World.SECOND, victim::startNode);
    }

    private void restartDoubter() {
        var state = world.log.newest();
        for (var owner : world.machines()) {
            var node = state.nodes().get(owner.id);
            if (node == null || owner.acting.isEmpty() || node.suspectedBy().size() != 1) {
                continue;
            }
            var doubter = world.machine(node.suspectedBy().iterator().next());
            for (var other : state.voters()) {
                if (!other.equals(doubter.id)) {
                    world.network.filter(owner.id, other, 2 * World.SECOND);
                }
            }
            world.agenda.in(world.chance.millis(1, 600), () -> {
                doubter.endNode("killed");
                world.network.unfilter(owner.id, doubter.id);
                world.agenda.in(world.chance.millis(20, 200), doubter::startNode);
            });
        }
    }

    /** Only what its own quickCheck can see: a kit without one notices nothing, by design. */
    private void breakResource(Machine victim) {
        var resources = world.log.newest().resources();
        var visible = victim.acting.all().keySet().stream()
                .filter(t -> resources.containsKey(t) && !resources.get(t).kit().equals(KitHost.BARE))
                .toList();
        if (!visible.isEmpty()) {
            victim.acting.set(world.chance.pick(visible), Acting.Condition.BROKEN);
        }
    }

    private void cut(Fault fault, NodeId victim) {
        var duration = duration();
        var group = world.machines().stream()
                .filter(m -> fault == Fault.SPLIT && world.chance.happens(0.5))
                .map(m -> m.id)
                .toList();
        var one = world.chance.pick(List.copyOf(world.machines())).id;
        for (var machine : world.machines()) {
            switch (fault) {
                case CUT_ONE_WAY -> {
                    if (machine.id.equals(one)) {
                        world.network.cut(victim, one, duration);
                    }
                }
                case FILTER_DATAGRAMS -> {
                    if (world.chance.happens(0.5)) {
                        world.network.filter(victim, machine.id, duration);
                    }
                }
                case MUTE -> world.network.cut(victim, machine.id, duration);
                case DEAFEN -> world.network.cut(machine.id, victim, duration);
                case SPLIT -> split(group, machine.id, duration);
                default -> {
                    world.network.cut(victim, machine.id, duration);
                    world.network.cut(machine.id, victim, duration);
                }
            }
        }
    }

    private void split(List<NodeId> group, NodeId node, long duration) {
        if (!group.contains(node)) {
            for (var other : group) {
                world.network.cut(node, other, duration);
                world.network.cut(other, node, duration);
            }
        }
    }

    private long duration() {
        return world.chance.mostlyShort(100, 20_000);
    }
}
