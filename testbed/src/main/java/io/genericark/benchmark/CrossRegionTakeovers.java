package io.genericark.benchmark;

import io.genericark.awssim.AwsSim;
import io.genericark.awssim.AwsSimOptions;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.faults.RequestQuota;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.core.NodeId;
import io.genericark.demo.cluster.AwsPlace;
import io.genericark.demo.cluster.PeeredRegions;
import io.genericark.demo.cluster.PeeredRegions.Tables;
import io.genericark.kithost.TrialHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long the kit {@code cross-region-tgw} needs to lead a VIP to another region, on aws-sim: in round trips where the other regions
 * are far away, and beside the time that EC2's quotas cost at least where there are many route tables. Prints Markdown, the machine's
 * load with it; the exit code is 1 where it takes longer than wanted. Run by {@code testbed/benchmarks/cross-region}.
 *
 * <p>One kit-host acts again and again. Its first takeovers, while the JVM has not met that code often, are told by the slowest of them
 * and not counted.
 */
public final class CrossRegionTakeovers {
    private static final String KIT = "cross-region-tgw";

    /** The name that a kit-host on trial goes by. */
    private static final NodeId HERE = new NodeId("trial");

    private static final NodeId ELSEWHERE = new NodeId("node-a");
    private static final Duration ROUND_TRIP = Duration.ofMillis(80);
    private static final double WANTED_ROUND_TRIPS = 5;
    private static final double WANTED_RATIO = 1.3;
    private static final int BUCKET = 50;
    private static final double REFILLED_PER_SECOND = 5;
    private static final long UNTIL_FULL_MILLIS = 11_000;
    private static final int WARMING_FAR = 25;
    private static final int WARMING_MANY = 1;

    private final Path directory;
    private final Path kits;
    private final int trials;

    private CrossRegionTakeovers(Path directory, Path kits, int trials) {
        this.directory = directory;
        this.kits = kits;
        this.trials = trials;
    }

    /**
     * Measures and prints.
     *
     * @param args the directory to work in, made when missing; the home of the kits, with {@code plugins} in it; the number of trials
     */
    public static void main(String[] args) throws IOException, TrialHost.Lost, InterruptedException {
        CrossRegionTakeovers takeovers = new CrossRegionTakeovers(
                Files.createDirectories(Path.of(args[0])), Path.of(args[1]), Integer.parseInt(args[2]));
        System.out.printf(
                "%d cores, %d trials each, median / p95%n%n",
                Runtime.getRuntime().availableProcessors(), takeovers.trials);
        System.out.println("| takeover | route tables | writes | s | beside | wanted | the first, s | load |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        boolean far = takeovers.farAway();
        boolean many = takeovers.manyTables();
        System.out.printf("%n%s%n", far && many ? "ok: not longer than wanted" : "TOO SLOW");
        System.exit(far && many ? 0 : 1);
    }

    private boolean farAway() throws IOException, TrialHost.Lost, InterruptedException {
        AwsWorld world = new AwsWorld();
        PeeredRegions regions = new PeeredRegions(world, names(3), List.of(ELSEWHERE, HERE), Tables.FEWEST);
        try (AwsSim sim = AwsSim.start(world)) {
            for (String region : regions.names()) {
                if (!region.equals(regions.regionOf(HERE))) {
                    sim.faults().add(Fault.on(region, Fault.ANY).latency(ROUND_TRIP));
                }
            }
            Taken taken = measure(sim, regions, "far", WARMING_FAR, 0);
            double roundTrips = taken.warm().millis(0.5) / ROUND_TRIP.toMillis();
            row(
                    "3 regions, 80 ms to the others",
                    regions,
                    taken,
                    String.format(Locale.ROOT, "%.1f round trips", roundTrips),
                    String.format(Locale.ROOT, "%.0f", WANTED_ROUND_TRIPS));
            return roundTrips <= WANTED_ROUND_TRIPS;
        }
    }

    private boolean manyTables() throws IOException, TrialHost.Lost, InterruptedException {
        AwsWorld world = new AwsWorld();
        PeeredRegions regions = new PeeredRegions(world, names(5), List.of(ELSEWHERE, HERE), new Tables(76, 4));
        try (AwsSim sim = AwsSim.start(world, AwsSimOptions.DEFAULTS.withQuota(RequestQuota.Kind.AWS))) {
            Taken taken = measure(sim, regions, "many", WARMING_MANY, UNTIL_FULL_MILLIS);
            double least = leastMillis(regions);
            double ratio = taken.warm().millis(0.5) / least;
            row(
                    "5 regions, EC2's quotas",
                    regions,
                    taken,
                    String.format(Locale.ROOT, "%.2f of the %.1f s that quotas cost", ratio, least / 1000),
                    String.format(Locale.ROOT, "%.1f", WANTED_RATIO));
            return ratio <= WANTED_RATIO;
        }
    }

    private static List<String> names(int count) {
        return List.of("ap-northeast-1", "us-west-2", "eu-central-1", "us-east-1", "ap-southeast-2")
                .subList(0, count);
    }

    private record Taken(Samples first, Samples warm) {}

    private Taken measure(AwsSim sim, PeeredRegions regions, String name, int warming, long pauseMillis)
            throws IOException, TrialHost.Lost, InterruptedException {
        Map<String, String> settings = Map.of(
                "vip",
                AwsPlace.VIP,
                "regions",
                String.join(",", regions.names()),
                "endpoint",
                sim.endpoint().toString(),
                "imds",
                sim.imds(regions.instance(HERE).id()).endpoint().toString());
        long[] first = new long[warming];
        long[] warm = new long[trials];
        try (MeasuredHost host = new MeasuredHost(kits, directory.resolve(name), Python.AUTO)) {
            host.awaitIdle();
            for (int trial = -warming; trial < trials; trial++) {
                regions.leadTo(ELSEWHERE);
                Thread.sleep(pauseMillis);
                long taken = host.run(KIT, KitAction.RESTORE, "measured", settings);
                if (!regions.astray(HERE).isEmpty()) {
                    throw new IOException("the kit says that it has taken over, but " + regions.astray(HERE)
                            + " do not lead to its node; nothing was measured");
                }
                if (trial < 0) {
                    first[trial + warming] = taken;
                } else {
                    warm[trial] = taken;
                }
            }
        }
        return new Taken(Samples.of(first), Samples.of(warm));
    }

    /** What the fullest bucket of writes costs: one for each region and action. */
    private static double leastMillis(PeeredRegions regions) {
        regions.leadTo(ELSEWHERE);
        double least = 0;
        for (String region : regions.names()) {
            List<String> tables = regions.astray(region, HERE);
            long ofVpc =
                    tables.stream().filter(table -> table.startsWith("rtb-")).count();
            long writes = Math.max(ofVpc, tables.size() - ofVpc);
            least = Math.max(least, (writes - BUCKET) / REFILLED_PER_SECOND * 1000);
        }
        return least;
    }

    private static void row(String title, PeeredRegions regions, Taken taken, String beside, String wanted) {
        regions.leadTo(ELSEWHERE);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.2f / %.2f | %s | %s | %.2f | %.1f |%n",
                title,
                regions.tables(),
                regions.astray(HERE).size(),
                taken.warm().millis(0.5) / 1000,
                taken.warm().millis(0.95) / 1000,
                beside,
                wanted,
                taken.first().millis(1) / 1000,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
