package io.genericark.simulation;

import io.genericark.core.KitReport;
import io.genericark.core.KitVersion;
import io.genericark.core.NodeEvent;
import java.util.SortedMap;
import java.util.TreeMap;

/** The kits on one machine's disk, of which its kit-host tells the node process soon after each start and change. */
final class KitFiles {
    private final Machine machine;
    private final World world;
    private final SortedMap<String, KitVersion> files = new TreeMap<>();

    KitFiles(Machine machine) {
        this.machine = machine;
        this.world = machine.world;
        put(KitHost.PLAIN, 1);
        put(KitHost.BARE, 1);
    }

    boolean has(String kit) {
        return files.containsKey(kit);
    }

    SortedMap<String, KitVersion> files() {
        return files;
    }

    void put(String kit, int edition) {
        files.put(kit, new KitVersion("1." + edition, "hash" + edition));
    }

    void delete(String kit) {
        files.remove(kit);
    }

    /** The report is of the time when it is made; a later change tells again. */
    void tell() {
        if (world.plan.kitGapMillis() == 0) {
            return;
        }
        var addressee = machine.process();
        world.agenda.in(
                world.kitChance.mostlyShort(20, world.isCalm() ? 500 : 5_000),
                () -> machine.whenItRuns(() -> {
                    if (addressee != null && addressee == machine.process()) {
                        addressee.receive(new NodeEvent.KitsSeen(new KitReport(files, new TreeMap<>())));
                    }
                }));
    }
}
