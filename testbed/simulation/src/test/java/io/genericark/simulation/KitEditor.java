package io.genericark.simulation;

import java.util.List;

/** Somebody who edits, deletes and distributes kits while nodes run, on one machine or on all. */
final class KitEditor {
    private static final List<String> KITS = List.of(KitHost.PLAIN, KitHost.PLAIN, KitHost.BARE);
    private final World world;
    private int editions = 1;

    KitEditor(World world) {
        this.world = world;
    }

    void start() {
        if (world.plan.kitGapMillis() > 0) {
            next();
        }
    }

    private void next() {
        world.agenda.in(world.kitChance.millis(1, 2 * world.plan.kitGapMillis()), () -> {
            if (!world.isCalm()) {
                edit();
                next();
            }
        });
    }

    private void edit() {
        var machine = world.kitChance.pick(List.copyOf(world.machines()));
        var kit = world.kitChance.pick(KITS);
        switch (world.kitChance.below(4)) {
            case 0 -> machine.kits.delete(kit);
            case 1 -> {
                editions++;
                world.machines().forEach(m -> m.kits.put(kit, editions));
            }
            default -> machine.kits.put(kit, ++editions);
        }
        world.trace.add(world.agenda.now(), "*", () -> "kits changed: " + kit + " on " + machine);
        world.machines().forEach(m -> m.kits.tell());
    }

    /** Whoever healed the rest puts back what is missing; what differs stays so. */
    void mend() {
        for (var machine : world.machines()) {
            for (var kit : KITS) {
                if (!machine.kits.has(kit)) {
                    machine.kits.put(kit, editions);
                }
            }
            machine.kits.tell();
        }
    }
}
