package io.genericark.config;

import io.genericark.core.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the time settings must satisfy so that leases keep their promise; pure. */
public final class TimingBudget {
    private static final long MIN_HEARTBEAT = 20;
    private static final long MIN_FENCE = 100;
    private static final long MIN_ELECTION = 150;
    private static final long MIN_DRIFT_PPM = 500;
    private static final long MAX_DRIFT_PPM = 200_000;

    private TimingBudget() {}

    /**
     * One requirement.
     *
     * @param left its left side in words and numbers
     * @param right its right side; left must not be greater
     * @param settings the keys that could be changed, the first that is set being the likeliest
     */
    public record Inequality(Side left, Side right, String why, List<String> settings, String next) {
        /** Whether the requirement is met. */
        public boolean holds() {
            return left.value <= right.value;
        }

        /** Such as {@code 3 * heartbeat = 750 ms <= lease = 1500 ms}. */
        public String text() {
            return left.text() + (holds() ? " <= " : " > ") + right.text();
        }
    }

    /** A term and its value. */
    public record Side(String term, long value, String unit) {
        String text() {
            String shown = value + (unit.isEmpty() ? "" : " " + unit);
            return term.isEmpty() ? shown : term + " = " + shown;
        }
    }

    /** All requirements, met or not. */
    public static List<Inequality> of(TimingConfig timing) {
        Timing t = timing.protocol();
        List<Inequality> all = new ArrayList<>();
        all.add(new Inequality(
                millis("", MIN_HEARTBEAT),
                millis("heartbeat", t.heartbeatMillis()),
                "a shorter round only loads the machine and the network",
                List.of("ark.timing.heartbeat"),
                "raise ark.timing.heartbeat"));
        all.add(new Inequality(
                millis("3 * heartbeat", 3 * t.heartbeatMillis()),
                millis("lease", t.leaseMillis()),
                "two lost rounds in a row must not cost the lease",
                List.of("ark.timing.lease", "ark.timing.heartbeat"),
                "raise ark.timing.lease or lower ark.timing.heartbeat"));
        all.add(fence(t));
        all.add(new Inequality(
                ppm("", MIN_DRIFT_PPM),
                ppm("drift", t.driftPpm()),
                "time services slew clocks by up to 500 ppm",
                List.of("ark.timing.drift"),
                "raise ark.timing.drift to 0.0005 or more"));
        all.add(new Inequality(
                ppm("drift", t.driftPpm()),
                ppm("", MAX_DRIFT_PPM),
                "a clock that is off by more is broken",
                List.of("ark.timing.drift"),
                "lower ark.timing.drift"));
        all.add(new Inequality(
                millis("", MIN_ELECTION),
                millis("election.min", timing.electionMinMillis()),
                "shorter election timeouts give elections without need under load",
                List.of("ark.timing.election.min"),
                "raise ark.timing.election.min"));
        all.add(new Inequality(
                millis("election.min + 1 ms", timing.electionMinMillis() + 1),
                millis("election.max", timing.electionMaxMillis()),
                "followers that time out together split the vote",
                List.of("ark.timing.election.max", "ark.timing.election.min"),
                "raise ark.timing.election.max"));
        all.add(new Inequality(
                millis("longest-call", timing.longestCallMillis()),
                millis("lease - 2 * heartbeat + fence", t.leaseMillis() - 2 * t.heartbeatMillis() + t.fenceMillis()),
                "a call begun under a lease, one round of which was lost, must be over before another node may act",
                List.of("ark.timing.longest-call", "ark.timing.lease", "ark.timing.fence"),
                "lower ark.timing.longest-call or raise ark.timing.lease"));
        return all;
    }

    private static Inequality fence(Timing t) {
        return new Inequality(
                millis("", MIN_FENCE),
                millis("fence", t.fenceMillis()),
                "the guard must be scheduled, end processes and run let-go commands in this time",
                List.of("ark.timing.fence"),
                "raise ark.timing.fence");
    }

    /** The whole budget for the operator, one requirement a line, and what follows for a failover. */
    public static String explain(ArkConfig config) {
        return explain(config.timing());
    }

    static String explain(TimingConfig timing) {
        String lines = of(timing).stream()
                .map(each -> (each.holds() ? "ok      " : "BROKEN  ") + each.text() + "   (" + each.why() + ")\n")
                .collect(Collectors.joining());
        Timing t = timing.protocol();
        long promise = t.promiseNanos() / 1_000_000;
        long latest = promise + t.heartbeatMillis() + timing.electionMaxMillis();
        return lines
                + "promise (lease + fence) * (1 + 2 * drift) = " + promise
                + " ms: for so long nobody replaces a node that"
                + " was acknowledged\n"
                + "failover of a crashed owner begins about " + promise
                + " ms after its last acknowledged heartbeat, or up to "
                + latest + " ms when the consensus leader died with it\n";
    }

    private static Side millis(String term, long value) {
        return new Side(term, value, "ms");
    }

    private static Side ppm(String term, long value) {
        return new Side(term, value, "ppm");
    }
}
