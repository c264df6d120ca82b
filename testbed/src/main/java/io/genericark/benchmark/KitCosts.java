package io.genericark.benchmark;

import io.genericark.kithost.TrialHost;
import io.genericark.kithost.protocol.KitAction;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an action of a kit costs, in each language, beside starting {@code sh}, {@code python3} and {@code node} in the same run.
 * Prints Markdown, the machine's load with it. Run by {@code testbed/benchmarks/kits}.
 */
public final class KitCosts {

    private static final int WARM_UP = 50;
    private static final int CHECKS = 300;
    private static final int STARTS = 5;
    private static final int SPAWNS = 100;
    private static final int[] RESOURCES = {0, 10, 100};
    private static final int ROUNDS_OF_CHECKS = 3;

    private final Path directory;
    private int hosts;

    private KitCosts(Path directory) {
        this.directory = directory;
    }

    /**
     * Measures and prints.
     *
     * @param args the directory to work in; made when missing
     */
    public static void main(String[] args) throws IOException, TrialHost.Lost, InterruptedException {
        KitCosts costs = new KitCosts(Files.createDirectories(Path.of(args[0])));
        System.out.printf(
                Locale.ROOT,
                "%d cores, load %s, Java %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                load(),
                System.getProperty("java.version"));
        Map<MeasuredKits, Path> homes = costs.homes();
        costs.actions(homes);
        costs.spawns();
        costs.memory(homes);
        System.out.printf(Locale.ROOT, "%nload at the end: %s%n", load());
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private Map<MeasuredKits, Path> homes() throws IOException {
        Map<MeasuredKits, Path> homes = new EnumMap<>(MeasuredKits.class);
        for (MeasuredKits kit : MeasuredKits.values()) {
            Path home = Files.createDirectories(directory.resolve(kit.name().toLowerCase(Locale.ROOT)));
            kit.write(home);
            homes.put(kit, home);
        }
        return homes;
    }

    private void actions(Map<MeasuredKits, Path> homes) throws IOException, TrialHost.Lost, InterruptedException {
        System.out.println(
                "| kit | one quickCheck, ms (median / p95) | CPU of one, ms | first quickCheck after the start"
                        + " of the kit-host, s (median / p95) |");
        System.out.println("|---|---|---|---|");
        for (Map.Entry<MeasuredKits, Path> each : homes.entrySet()) {
            MeasuredKits kit = each.getKey();
            Samples first = firstActions(kit, each.getValue());
            try (MeasuredHost host = host(kit, each.getValue())) {
                checks(host, kit, WARM_UP);
                long before = ProcessCost.of(host.pid()).cpuMillis();
                Samples warm = checks(host, kit, CHECKS);
                double cpu = (ProcessCost.of(host.pid()).cpuMillis() - before) / (double) CHECKS;
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %.2f / %.2f |%n",
                        kit.title(),
                        warm.text(),
                        cpu,
                        first.millis(0.5) / 1000,
                        first.millis(0.95) / 1000);
            }
        }
    }

    private Samples firstActions(MeasuredKits kit, Path home) throws IOException, TrialHost.Lost, InterruptedException {
        long[] nanos = new long[STARTS];
        for (int i = 0; i < STARTS; i++) {
            long from = System.nanoTime();
            try (MeasuredHost host = host(kit, home)) {
                host.run(kit.kit(), KitAction.QUICK_CHECK, "first");
                nanos[i] = System.nanoTime() - from;
            }
        }
        return Samples.of(nanos);
    }

    private static Samples checks(MeasuredHost host, MeasuredKits kit, int times)
            throws TrialHost.Lost, InterruptedException {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            nanos[i] = host.run(kit.kit(), KitAction.QUICK_CHECK, "warm");
        }
        return Samples.of(nanos);
    }

    private void spawns() throws IOException, InterruptedException {
        System.out.println("\n| starting a program instead | ms (median / p95) |\n|---|---|");
        List<List<String>> commands =
                List.of(List.of("sh", "-c", ":"), List.of("python3", "-c", "pass"), List.of("node", "-e", "0"));
        for (List<String> command : commands) {
            if (Spawns.isThere(command.getFirst())) {
                System.out.printf(
                        "| `%s` | %s |%n",
                        String.join(" ", command),
                        Spawns.measure(command, SPAWNS).text());
            }
        }
    }

    private void memory(Map<MeasuredKits, Path> homes) throws IOException, TrialHost.Lost, InterruptedException {
        System.out.println("\n| resident memory of the kit-host, MB | 0 resources | 10 | 100 |\n|---|---|---|---|");
        for (Map.Entry<MeasuredKits, Path> each : homes.entrySet()) {
            StringBuilder row = new StringBuilder("| " + each.getKey().title() + " |");
            for (int resources : RESOURCES) {
                row.append(' ')
                        .append(resident(each.getKey(), each.getValue(), resources))
                        .append(" |");
            }
            System.out.println(row);
        }
    }

    private long resident(MeasuredKits kit, Path home, int resources)
            throws IOException, TrialHost.Lost, InterruptedException {
        try (MeasuredHost host = host(kit, home)) {
            host.awaitReady();
            for (int i = 0; i < resources; i++) {
                host.run(kit.kit(), KitAction.RESTORE, "r" + i);
            }
            for (int i = 0; i < resources * ROUNDS_OF_CHECKS; i++) {
                host.run(kit.kit(), KitAction.QUICK_CHECK, "r" + i % resources);
            }
            return ProcessCost.of(host.pid()).residentMegabytes();
        }
    }

    private MeasuredHost host(MeasuredKits kit, Path home) throws IOException {
        return new MeasuredHost(home, directory.resolve("host-" + hosts++), kit.python());
    }
}
