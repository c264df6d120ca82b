package io.genericark.simulation;

import static io.genericark.simulation.Fault.CUT_ONE_WAY;
import static io.genericark.simulation.Fault.DEAFEN;
import static io.genericark.simulation.Fault.FILTER_DATAGRAMS;
import static io.genericark.simulation.Fault.ISOLATE;
import static io.genericark.simulation.Fault.KILL_GUARD;
import static io.genericark.simulation.Fault.KILL_NODE;
import static io.genericark.simulation.Fault.MUTE;
import static io.genericark.simulation.Fault.PAUSE_NODE;
import static io.genericark.simulation.Fault.RESTART_DOUBTER;
import static io.genericark.simulation.Fault.SLOW_APPLY;

import io.genericark.core.Safeguard;
import io.genericark.core.Timing;
import java.util.Map;

/**
 * The faults under which the absence of one safeguard shows. Most show under the plans of every day; some need a
 * coincidence that those meet too seldom, and get a plan in which it is frequent. The whole core passes the same plans.
 */
final class Mutation {
    /** So many seeds may be searched for a violation. */
    static final int SEEDS = 2_000;

    private Mutation() {}

    /** Clocks that may differ by a tenth, so that the stretch of the promise is as long as the fence budget. */
    private static final Timing COARSE_CLOCKS = new Timing(250, 1_500, 500, 100_000);

    /** But for the rule on kits, nobody touches kits and no kit-host tells of them: seeds found without kits hold. */
    static Plan plan(Safeguard removed, long seed) {
        var plan = Plan.of(seed).kits(0);
        return switch (removed) {
            case PROMISE_COVERS_DRIFT -> plan.small(3, COARSE_CLOCKS).only(Map.of(ISOLATE, 4, MUTE, 2), 1_500);
            case PROMISE_AFTER_RESTART ->
                plan.small(3, Timing.WAN).only(Map.of(KILL_NODE, 6, FILTER_DATAGRAMS, 6), 1_500);
            case JOIN_BEFORE_ACK ->
                plan.small(3, Timing.FAST)
                        .only(Map.of(RESTART_DOUBTER, 3, FILTER_DATAGRAMS, 1), 400)
                        .lateJoins();
            case NO_ACK_WHILE_SUSPECTING, ACK_AFTER_CLEAR_APPLIED ->
                plan.small(3, plan.timing())
                        .only(Map.of(CUT_ONE_WAY, 6, MUTE, 4, DEAFEN, 2, SLOW_APPLY, 4), 700)
                        .busy(Operator.Habit.SWITCHOVERS, 10_000, 300_000);
            case ACK_CURRENT_INCARNATION ->
                plan.small(3, plan.timing())
                        .only(Map.of(KILL_NODE, 4, MUTE, 4, FILTER_DATAGRAMS, 4, SLOW_APPLY, 6), 600);
            case SUSPICIONS_ARE_NUMBERED, SUSPICION_NAMES_AUTHOR, SUSPICION_NAMES_TARGET ->
                plan.small(3, plan.timing())
                        .only(Map.of(KILL_NODE, 3, FILTER_DATAGRAMS, 6, DEAFEN, 2), 700)
                        .busy(Operator.Habit.SWITCHOVERS, 10_000, 300_000);
            case WORD_NAMES_EPOCH ->
                plan.small(2, plan.timing())
                        .only(Map.of(SLOW_APPLY, 4), 2_000)
                        .busy(Operator.Habit.SWITCHOVERS, 400, 400_000);
            case VOTERS_CONFIRMED, CONFIRM_AFTER_PROMISES ->
                plan.small(5, Timing.DEFAULT)
                        .only(Map.of(FILTER_DATAGRAMS, 1), 3_000)
                        .busy(Operator.Habit.TRUSTING_VOTERS_GO, 200, 0);
            case ACK_NAMES_VOTERS ->
                plan.small(5, Timing.DEFAULT)
                        .only(Map.of(FILTER_DATAGRAMS, 6, SLOW_APPLY, 1), 3_000)
                        .busy(Operator.Habit.VOTER_CHANGES, 1_000, 0);
            case KITS_BEFORE_PRIORITY -> Plan.of(seed).kits(1_000);
            case RETRY_NAMES_PLACEMENT ->
                plan.small(2, Timing.DEFAULT)
                        .only(Map.of(SLOW_APPLY, 1), 5_000)
                        .busy(Operator.Habit.ANYTHING, 0, 500_000)
                        .troubled(900_000);
            case LET_GO_IS_NUMBERED ->
                plan.small(3, plan.timing()).only(Map.of(ISOLATE, 4, PAUSE_NODE, 4, KILL_GUARD, 2), 800);
            case LEASE_FROM_SEND,
                    LET_GO_AT_LEASE_END,
                    LET_GO_AT_CLOCK_JUMP,
                    ACT_AFTER_LET_GO,
                    JOIN_AFTER_LET_GO,
                    PROMISE_COVERS_FENCE,
                    LOSS_BY_MAJORITY,
                    OWNER_BY_INCARNATION,
                    RELEASE_BEFORE_MOVE -> plan;
        };
    }
}
