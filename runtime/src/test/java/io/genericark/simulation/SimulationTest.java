package io.genericark.simulation;

import static org.junit.jupiter.api.Assertions.fail;

import io.genericark.core.Safeguard;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every promise holds in every run. {@code -Dark.seeds=N} runs N seeds; {@code -Dark.seed=N} replays one and prints
 * what happened.
 */
class SimulationTest {
    private static final int BLOCK = 100;
    private static final AtomicLong RUNS = new AtomicLong();
    private static final AtomicLong STEPS = new AtomicLong();

    @TestFactory
    Stream<DynamicTest> everyPromiseHoldsInEveryRun() {
        var one = Long.getLong("ark.seed");
        if (one != null) {
            return Stream.of(DynamicTest.dynamicTest("-Dark.seed=" + one, () -> replay(one)));
        }
        var seeds = Long.getLong("ark.seeds", 2_000);
        return LongStream.range(0, Math.ceilDiv(seeds, BLOCK))
                .mapToObj(b -> DynamicTest.dynamicTest(
                        "seeds from " + b * BLOCK, () -> run(b * BLOCK, Math.min(seeds, (b + 1) * BLOCK))));
    }

    private static void run(long from, long to) {
        for (var seed = from; seed < to; seed++) {
            var world = new World(Plan.of(seed), Safeguard.ALL, Trace.none());
            try {
                world.run();
            } catch (RuntimeException e) {
                fail("-Dark.seed=" + seed + " -Dtest=SimulationTest replays: " + e.getMessage(), e);
            }
            RUNS.incrementAndGet();
            STEPS.addAndGet(world.steps);
        }
    }

    private static void replay(long seed) {
        var trace = Trace.full();
        var world = new World(Plan.of(seed), Safeguard.ALL, trace);
        try {
            world.run();
        } finally {
            System.out.println(world.plan + "\n" + trace);
        }
    }

    @AfterAll
    static void sayHowMuch() {
        System.out.println("simulation: " + RUNS + " seeds, " + STEPS + " steps of nodes, no violation in these");
    }
}
