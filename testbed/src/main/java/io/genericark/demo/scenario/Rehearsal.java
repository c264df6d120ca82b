package io.genericark.demo.scenario;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.Installation;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Timeline;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** One scenario on a fresh cluster, and the verdict. The figures are those of client and watcher. */
public final class Rehearsal {
    private final Scenario scenario;
    private final List<NodeId> nodes;
    private final Installation installation;
    private final Timeline timeline;

    /** Whether it went as promised, and the line that says so. */
    public record Verdict(boolean passed, String line) {}

    public Rehearsal(Scenario scenario, List<NodeId> nodes, Installation installation, Timeline timeline) {
        this.scenario = scenario;
        this.nodes = nodes;
        this.installation = installation;
        this.timeline = timeline;
    }

    /** Blocks until it is over and everything is cleaned up. */
    public Verdict run() {
        timeline.tell("demo", scenario.name() + ": " + scenario.promise());
        try (var cluster = DemoCluster.start(nodes, scenario.way(), installation, timeline)) {
            return run(cluster);
        } catch (RuntimeException | IOException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private Verdict run(DemoCluster cluster) {
        var since = System.nanoTime();
        try {
            var own = scenario.run(cluster);
            var both = cluster.watch().twoOwnersMillis();
            if (both > 0) {
                throw new ScenarioFailed("two nodes served at the same time, for " + both + " ms");
            }
            return passed(cluster, since, own);
        } catch (RuntimeException | IOException e) {
            cluster.keepFiles();
            return failed(e.getMessage() + "; two-owners-ms=" + cluster.watch().twoOwnersMillis()
                    + "; logs are kept in " + cluster.directory());
        }
    }

    private Verdict passed(DemoCluster cluster, long since, String own) {
        return new Verdict(
                true,
                String.format(
                        Locale.ROOT,
                        "PASS %s down=%.2f owners=1 two-owners-ms=0 answered=%d unanswered=%d %s",
                        scenario.name(),
                        cluster.client().longestSilenceSeconds(since),
                        cluster.client().answered(),
                        cluster.client().unanswered(),
                        own));
    }

    private Verdict failed(String reason) {
        return new Verdict(false, "FAIL " + scenario.name() + " " + reason);
    }
}
