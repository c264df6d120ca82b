package io.genericark.benchmark;

import io.genericark.kithost.TrialHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a takeover takes with our AWS kits and with the ClusterLabs agents, in turns, on the same stand-in. Prints Markdown,
 * the machine's load with it; the exit code is 1 where a kit is not at least 20 times as fast. Run by
 * {@code testbed/benchmarks/aws-agents}.
 *
 * <p>Each trial of ours begins with a kit-host that has never acted. Its first takeover, with code that the JVM has never run, is
 * told apart from the one after it, which alone is judged.
 */
public final class AgentRace {
    private static final int NODES = 2;
    private static final double WANTED = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path directory;
    private final Path kits;
    private final PeerAgent peer;
    private final List<URI> imds;
    private int hosts;

    /** What one contest has come to, in milliseconds. */
    private record Figures(Samples agent, Samples agentWritten, Samples first, Samples again) {
        double ratioOfFirst() {
            return agent.millis(0.5) / first.millis(0.5);
        }

        double ratio() {
            return agent.millis(0.5) / again.millis(0.5);
        }
    }

    private AgentRace(Path directory, Path kits, Path agents, List<URI> imds) {
        this.directory = directory;
        this.kits = kits;
        this.peer = new PeerAgent(agents);
        this.imds = imds;
    }

    /**
     * Measures and prints.
     *
     * @param args the directory to work in; that of the agents' scripts, in which their namespace is up; the home of the kits,
     *     with {@code plugins} in it; the stand-in; the metadata services of the two nodes; the number of trials
     */
    public static void main(String[] args) throws IOException, TrialHost.Lost, InterruptedException {
        Path agents = Path.of(args[1]);
        URI endpoint = URI.create(args[3]);
        AgentRace race = new AgentRace(
                Files.createDirectories(Path.of(args[0])),
                Path.of(args[2]),
                agents,
                List.of(URI.create(args[4]), URI.create(args[5])));
        AgentTopology topology = AgentTopology.read(agents.resolve("topo.json"));
        boolean fast =
                race.run(Contest.all(endpoint, topology, new StandIn(endpoint, topology)), Integer.parseInt(args[6]));
        System.exit(fast ? 0 : 1);
    }

    private boolean run(List<Contest> contests, int trials) throws IOException, TrialHost.Lost, InterruptedException {
        System.out.printf(
                "%d cores, %d trials each, median / p95%n%n",
                Runtime.getRuntime().availableProcessors(), trials);
        System.out.println("| takeover of | agent, s | until its last write, s | kit, ms | ratio |"
                + " the first of a kit-host, ms | ratio | load |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        boolean fast = true;
        for (Contest contest : contests) {
            Figures figures = measure(contest, trials);
            System.out.printf(
                    Locale.ROOT,
                    "| %s (`%s`, `%s`) | %s | %s | %s | %.0f | %s | %.0f | %.1f |%n",
                    contest.title(),
                    contest.agent(),
                    contest.kit(),
                    seconds(figures.agent),
                    seconds(figures.agentWritten),
                    figures.again.text(),
                    figures.ratio(),
                    figures.first.text(),
                    figures.ratioOfFirst(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            fast = fast && figures.ratio() >= WANTED;
        }
        System.out.printf(
                Locale.ROOT,
                "%n%s: kits are %s at least %.0f times as fast as agents%n",
                fast ? "ok" : "TOO SLOW",
                fast ? "everywhere" : "not everywhere",
                WANTED);
        return fast;
    }

    private static String seconds(Samples samples) {
        return String.format(Locale.ROOT, "%.2f / %.2f", samples.millis(0.5) / 1000, samples.millis(0.95) / 1000);
    }

    private Figures measure(Contest contest, int trials) throws IOException, TrialHost.Lost, InterruptedException {
        long[][] nanos = new long[4][trials];
        for (int trial = 0; trial < trials; trial++) {
            int node = trial % NODES;
            PeerAgent.Start start = agent(contest, node);
            nanos[0][trial] = (long) (start.millis() * NANOS_PER_MILLI);
            nanos[1][trial] = (long) (start.millisToLastWrite() * NANOS_PER_MILLI);
            try (MeasuredHost host = new MeasuredHost(kits, directory.resolve("host-" + hosts++), Python.AUTO)) {
                host.awaitIdle();
                nanos[2][trial] = kit(contest, host, node);
                nanos[3][trial] = kit(contest, host, node);
            }
        }
        return new Figures(Samples.of(nanos[0]), Samples.of(nanos[1]), Samples.of(nanos[2]), Samples.of(nanos[3]));
    }

    private PeerAgent.Start agent(Contest contest, int node) throws IOException, InterruptedException {
        contest.before().leadTo(1 - node);
        new ProcessBuilder("ip", "address", "delete", StandIn.VIP + "/32", "dev", "eth0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        PeerAgent.Start start =
                peer.start(node, contest.agent(), contest.agentSettings().now());
        requireAt(contest, node, contest.agent());
        return start;
    }

    private long kit(Contest contest, MeasuredHost host, int node)
            throws IOException, TrialHost.Lost, InterruptedException {
        contest.before().leadTo(1 - node);
        Map<String, String> settings = new HashMap<>(contest.kitSettings().now());
        settings.put("imds", imds.get(node).toString());
        long nanos = host.run(contest.kit(), KitAction.RESTORE, "measured", settings);
        requireAt(contest, node, contest.kit());
        return nanos;
    }

    private static void requireAt(Contest contest, int node, String who) throws IOException {
        if (!contest.check().leadsTo(node)) {
            throw new IOException(who + " says that it has taken over, but " + contest.title()
                    + " does not lead to its node; nothing was measured");
        }
    }
}
