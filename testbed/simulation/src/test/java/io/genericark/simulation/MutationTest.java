package io.genericark.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.fail;

import io.genericark.core.Safeguard;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The test of the test: each safeguard, taken out alone, leads to a violation, under a seed and a plan that the whole
 * core passes. The seed that found it is tried first; when the world has changed, others are searched.
 */
class MutationTest {
    private static final Map<Safeguard, Long> SEEDS = new EnumMap<>(Map.ofEntries(
            Map.entry(Safeguard.LEASE_FROM_SEND, 30L),
            Map.entry(Safeguard.LET_GO_AT_LEASE_END, 1L),
            Map.entry(Safeguard.LET_GO_AT_CLOCK_JUMP, 3L),
            Map.entry(Safeguard.ACT_AFTER_LET_GO, 2L),
            Map.entry(Safeguard.LET_GO_IS_NUMBERED, 3L),
            Map.entry(Safeguard.JOIN_AFTER_LET_GO, 103L),
            Map.entry(Safeguard.PROMISE_AFTER_RESTART, 51L),
            Map.entry(Safeguard.PROMISE_COVERS_FENCE, 6L),
            Map.entry(Safeguard.PROMISE_COVERS_DRIFT, 30L),
            Map.entry(Safeguard.NO_ACK_WHILE_SUSPECTING, 34L),
            Map.entry(Safeguard.ACK_AFTER_CLEAR_APPLIED, 145L),
            Map.entry(Safeguard.JOIN_BEFORE_ACK, 0L),
            Map.entry(Safeguard.ACK_CURRENT_INCARNATION, 163L),
            Map.entry(Safeguard.SUSPICIONS_ARE_NUMBERED, 8L),
            Map.entry(Safeguard.SUSPICION_NAMES_AUTHOR, 53L),
            Map.entry(Safeguard.SUSPICION_NAMES_TARGET, 5L),
            Map.entry(Safeguard.LOSS_BY_MAJORITY, 7L),
            Map.entry(Safeguard.OWNER_BY_INCARNATION, 3L),
            Map.entry(Safeguard.WORD_NAMES_EPOCH, 1L),
            Map.entry(Safeguard.RELEASE_BEFORE_MOVE, 9L),
            Map.entry(Safeguard.ACK_NAMES_VOTERS, 7L),
            Map.entry(Safeguard.VOTERS_CONFIRMED, 2L),
            Map.entry(Safeguard.CONFIRM_AFTER_PROMISES, 1L),
            Map.entry(Safeguard.KITS_BEFORE_PRIORITY, 5L),
            Map.entry(Safeguard.RETRY_NAMES_PLACEMENT, 31L)));

    @Test
    void everySafeguardIsAccountedFor() {
        assertThat(SEEDS.keySet()).isEqualTo(Safeguard.ALL);
    }

    @TestFactory
    Stream<DynamicTest> withoutItTheSimulationFindsAViolation() {
        return SEEDS.keySet().stream()
                .map(removed -> DynamicTest.dynamicTest(removed.name(), () -> isNoticed(removed)));
    }

    private static void isNoticed(Safeguard removed) {
        var kept = EnumSet.allOf(Safeguard.class);
        kept.remove(removed);
        var first = SEEDS.getOrDefault(removed, 0L);
        var seeds = LongStream.concat(LongStream.of(first), LongStream.range(0, Mutation.SEEDS));
        for (var seed : seeds.toArray()) {
            var violation = violation(removed, seed, kept);
            if (violation != null) {
                System.out.println("without " + removed + ", seed " + seed + ": " + violation.getMessage());
                assertThatCode(() -> new World(Mutation.plan(removed, seed), Safeguard.ALL, Trace.none()).run())
                        .as("the whole core passes the same plan")
                        .doesNotThrowAnyException();
                return;
            }
        }
        fail("no violation without " + removed + " in " + Mutation.SEEDS + " seeds: is it needed, or not tested?");
    }

    private static @Nullable Violation violation(Safeguard removed, long seed, EnumSet<Safeguard> kept) {
        try {
            new World(Mutation.plan(removed, seed), kept, Trace.none()).run();
            return null;
        } catch (Violation found) {
            return found;
        }
    }
}
