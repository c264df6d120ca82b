package io.genericark.simulation;

import io.genericark.core.Timing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one seed means: how large the cluster is and what goes wrong in it.
 *
 * <p>Each seed takes a random part of the faults with random weights ("swarm"): runs in which everything goes wrong at
 * once find less than runs in which two things go wrong often.
 *
 * @param nodes voters at the start
 * @param spares machines that may be added to the voters later
 * @param faultsMillis how long things go wrong; then everything heals
 * @param gapMillis mean time between two faults
 * @param lossMillionths datagrams lost
 * @param delayMillis longest delay of a datagram
 * @param lateMillionths proposals that are committed very late
 * @param late which proposals these are
 * @param kitTroubleMillionths actions of kits that do not simply work
 * @param operatorGapMillis mean time between two commands of the operator; 0 for none
 * @param kitGapMillis mean time between two changes of kits on disks; 0 when no kit-host tells of its kits at all
 * @param driftPpm each clock runs so much too fast or too slow, or less
 */
record Plan(
        long seed,
        int nodes,
        int spares,
        int hierarchies,
        Timing timing,
        long faultsMillis,
        long gapMillis,
        Map<Fault, Integer> weights,
        int lossMillionths,
        int delayMillis,
        int lateMillionths,
        Late late,
        int kitTroubleMillionths,
        long operatorGapMillis,
        Operator.Habit habit,
        long driftPpm,
        long kitGapMillis) {
    /** Sets the stream of chance for kits apart from that for everything else. */
    static final long KITS = 0x6B697473;

    /** Which proposals may be committed very late. */
    enum Late {
        ANYTHING,
        JOINS
    }

    Plan {
        weights = Map.copyOf(weights);
    }

    static Plan of(long seed) {
        var chance = new Chance(~seed);
        var weights = new EnumMap<Fault, Integer>(Fault.class);
        for (var fault : Fault.values()) {
            if (chance.happens(0.4)) {
                weights.put(fault, 1 + chance.below(8));
            }
        }
        return new Plan(
                seed,
                2 + chance.below(4),
                chance.below(2),
                1 + chance.below(3),
                chance.pick(List.of(Timing.DEFAULT, Timing.DEFAULT, Timing.DEFAULT, Timing.FAST, Timing.WAN)),
                40_000,
                chance.pick(List.of(800L, 2_000L, 5_000L)),
                weights,
                chance.pick(List.of(0, 0, 10_000, 100_000, 250_000)),
                chance.pick(List.of(2, 20, 200)),
                chance.pick(List.of(0, 10_000, 100_000)),
                Late.ANYTHING,
                chance.pick(List.of(0, 50_000, 300_000)),
                chance.pick(List.of(0L, 2_000L, 10_000L)),
                Operator.Habit.ANYTHING,
                chance.pick(List.of(0L, Timing.DEFAULT.driftPpm())),
                // a stream of its own: what a seed meant before there were kits, it means still
                new Chance(seed ^ KITS).pick(List.of(0L, 1_000L, 4_000L)));
    }

    /** The same cluster, with these faults only. */
    Plan only(Map<Fault, Integer> faults, long meanGapMillis) {
        return new Plan(
                seed,
                nodes,
                spares,
                hierarchies,
                timing,
                faultsMillis,
                meanGapMillis,
                faults,
                lossMillionths,
                delayMillis,
                lateMillionths,
                late,
                kitTroubleMillionths,
                operatorGapMillis,
                habit,
                driftPpm,
                kitGapMillis);
    }

    /** So many voters, one hierarchy, and clocks that differ as much as the timing allows. */
    Plan small(int voters, Timing itsTiming) {
        return new Plan(
                seed,
                voters,
                0,
                1,
                itsTiming,
                faultsMillis,
                gapMillis,
                weights,
                lossMillionths,
                delayMillis,
                lateMillionths,
                late,
                kitTroubleMillionths,
                operatorGapMillis,
                habit,
                itsTiming.driftPpm(),
                kitGapMillis);
    }

    /** An operator who asks often for one kind of thing, and a log in which much is late. */
    Plan busy(Operator.Habit itsHabit, long itsGapMillis, int itsLateMillionths) {
        return around(itsLateMillionths, late, kitTroubleMillionths, itsGapMillis, itsHabit, kitGapMillis);
    }

    /** Every join is committed late. */
    Plan lateJoins() {
        return around(1_000_000, Late.JOINS, kitTroubleMillionths, operatorGapMillis, habit, kitGapMillis);
    }

    /** Kits change so often; with 0 no kit-host tells of its kits. */
    Plan kits(long itsKitGapMillis) {
        return around(lateMillionths, late, kitTroubleMillionths, operatorGapMillis, habit, itsKitGapMillis);
    }

    /** So many actions of kits do not simply work. */
    Plan troubled(int millionths) {
        return around(lateMillionths, late, millionths, operatorGapMillis, habit, kitGapMillis);
    }

    /** The same cluster and faults, with another log, other kits or another operator. */
    private Plan around(
            int itsLateMillionths, Late itsLate, int trouble, long itsGapMillis, Operator.Habit itsHabit, long kitGap) {
        return new Plan(
                seed,
                nodes,
                spares,
                hierarchies,
                timing,
                faultsMillis,
                gapMillis,
                weights,
                lossMillionths,
                delayMillis,
                itsLateMillionths,
                itsLate,
                trouble,
                itsGapMillis,
                itsHabit,
                driftPpm,
                kitGap);
    }

    /** Every fault as often as its weight says. */
    List<Fault> urn() {
        var urn = new ArrayList<Fault>();
        for (var fault : Fault.values()) {
            for (var i = 0; i < weights.getOrDefault(fault, 0); i++) {
                urn.add(fault);
            }
        }
        return urn;
    }
}
