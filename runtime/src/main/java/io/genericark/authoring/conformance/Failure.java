package io.genericark.authoring.conformance;

import io.genericark.api.Ability;
import io.genericark.authoring.conformance.Promise.Broken;
import io.genericark.authoring.conformance.Promise.NotTried;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.process.Signals;
import java.time.Duration;
import java.util.List;

/** Trials in which the service, or an action, goes wrong. */
final class Failure {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration TO_END = Duration.ofSeconds(8);

    private Failure() {}

    static String killed(Bench bench) throws Exception {
        bench.needs(Ability.QUICK_CHECK, "quickCheck, so nobody would notice");
        bench.inService();
        String how = Breaking.of(bench);
        FromHost.Finished seen = bench.lookUntil(outcome -> outcome == Outcome.FAILED);
        if (seen.outcome() != Outcome.FAILED) {
            throw new Broken(
                    how + ", and quickCheck says " + Bench.said(seen),
                    "let quickCheck answer 'failed' when it sees that the service is gone");
        }
        if (!bench.can(Ability.RECOVER)) {
            bench.must(KitAction.RESTORE);
            bench.mustBeHealthy("restored after it was killed,");
            return how + "; without recover a failure goes straight to failover";
        }
        bench.must(KitAction.RECOVER);
        bench.mustBeHealthy("after recover");
        return how;
    }

    static String frozen(Bench bench) throws Exception {
        bench.needs(Ability.QUICK_CHECK, "quickCheck, so nobody would notice");
        bench.inService();
        List<Long> processes = bench.processes();
        if (processes.isEmpty()) {
            throw new NotTried("no process carries ARK_TAG=" + bench.tag() + ", so there is nothing to stop");
        }
        processes.forEach(pid -> Signals.process(pid, Signals.Signal.STOP));
        try {
            return noticed(bench);
        } finally {
            processes.forEach(pid -> Signals.process(pid, Signals.Signal.CONT));
        }
    }

    /** By deepCheck, when there is one. A kit without need not notice; then its author knows at least. */
    private static String noticed(Bench bench) throws Exception {
        if (bench.can(Ability.DEEP_CHECK)) {
            FromHost.Finished deep = bench.act(KitAction.DEEP_CHECK);
            if (deep.outcome() == Outcome.HEALTHY) {
                throw new Broken(
                        "stopped, and deepCheck says HEALTHY",
                        "let deepCheck ask the service for an answer that only a running one can give");
            }
            return "deepCheck says " + Bench.said(deep);
        }
        FromHost.Finished quick = bench.look();
        return quick.outcome() == Outcome.HEALTHY
                ? "not noticed: quickCheck says HEALTHY, and there is no deepCheck. One that asks the service for an answer"
                        + " would notice"
                : "quickCheck says " + Bench.said(quick);
    }

    static String timeout(Bench bench) throws Exception {
        long began = System.nanoTime();
        FromHost.Finished cut = bench.act(KitAction.RESTORE, bench.subject().parameters(), SHORT);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (bench.host().isDead() || took.compareTo(TO_END) > 0) {
            throw new Broken(
                    "restore with " + SHORT.toMillis() + " ms ended after " + took.toMillis() + " ms, "
                            + Bench.said(cut),
                    "end soon after the thread was interrupted");
        }
        if (cut.outcome() == Outcome.OK) {
            throw new NotTried("restore takes " + cut.durationMillis() + " ms, too short to be cut off");
        }
        List<Long> left = bench.processes();
        if (!left.isEmpty()) {
            throw new Broken(
                    "a restore that was cut off leaves processes " + left,
                    "start nothing that leaves its session and clears its environment");
        }
        bench.must(KitAction.REMOVE);
        bench.mustNotBeHealthy(
                "restore was cut off and then removed, and", "let remove find what an unfinished restore has started");
        return "cut off: " + cut.outcome();
    }
}
