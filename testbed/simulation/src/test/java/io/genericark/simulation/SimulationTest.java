package io.genericark.simulation;

import static org.junit.jupiter.api.Assertions.fail;

import io.genericark.core.Safeguard;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every promise holds in every run. {@code -Dark.seeds=N} runs N seeds, on {@code ark.threads} threads (0: one for each
 * core), and goes on over failures; {@code -Dark.seed=N} replays one and prints what happened.
 */
class SimulationTest {
    private static final int BLOCK = 100;
    private static final SeedCount COUNT = new SeedCount();
    // worlds share nothing, so that they may run side by side
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(
            threads(), Thread.ofPlatform().name("worlds-", 0).daemon().factory());

    @TestFactory
    Stream<DynamicTest> everyPromiseHoldsInEveryRun() {
        var one = Long.getLong("ark.seed");
        if (one != null) {
            return Stream.of(DynamicTest.dynamicTest("-Dark.seed=" + one, () -> replay(one)));
        }
        var seeds = Long.getLong("ark.seeds", 2_000);
        return LongStream.range(0, Math.ceilDiv(seeds, BLOCK))
                .mapToObj(b -> new Block(b * BLOCK, Math.min(seeds, (b + 1) * BLOCK)))
                .map(SimulationTest::begin)
                .toList()
                .stream();
    }

    private static int threads() {
        var wanted = Integer.getInteger("ark.threads", 1);
        return wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
    }

    private record Block(long from, long to) {
        List<String> failures() {
            return LongStream.range(from, to)
                    .mapToObj(SimulationTest::failureOf)
                    .filter(f -> !f.isEmpty())
                    .toList();
        }
    }

    private static DynamicTest begin(Block block) {
        var running = WORKERS.submit(block::failures);
        return DynamicTest.dynamicTest("seeds from " + block.from(), () -> await(running));
    }

    private static void await(Future<List<String>> running) throws InterruptedException, ExecutionException {
        var failures = running.get();
        if (!failures.isEmpty()) {
            fail(String.join("\n", failures));
        }
    }

    /** Empty when every promise held. */
    private static String failureOf(long seed) {
        var world = new World(Plan.of(seed), Safeguard.ALL, Trace.none());
        try {
            world.run();
            COUNT.held(world.steps);
            return "";
        } catch (RuntimeException | AssertionError e) {
            COUNT.failed(seed, world.steps);
            return "-Dark.seed=" + seed + " (mvn -Psoak -Dark.seed=" + seed + " replays it): " + e;
        }
    }

    private static void replay(long seed) {
        var trace = Trace.full();
        var world = new World(Plan.of(seed), Safeguard.ALL, trace);
        try {
            world.run();
            COUNT.held(world.steps);
        } catch (RuntimeException | AssertionError e) {
            COUNT.failed(seed, world.steps);
            throw e;
        } finally {
            System.out.println(world.plan + "\n" + trace);
        }
    }

    @AfterAll
    static void sayHowMuch() throws IOException {
        WORKERS.shutdownNow();
        System.out.println(COUNT);
        COUNT.write();
    }
}
