package io.genericark.authoring.conformance;

import io.genericark.api.Ability;
import io.genericark.authoring.conformance.Promise.Broken;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import java.time.Duration;
import java.util.List;

/** Trials of what must not happen. */
final class Refusal {

    private Refusal() {}

    static String ofBadParameters(Bench bench) throws Exception {
        List<BadParameters.Bad> all = BadParameters.of(
                bench.kit().descriptor().parameters(), bench.subject().parameters());
        for (BadParameters.Bad bad : all) {
            FromHost.Finished finished =
                    bench.act(KitAction.RESTORE, bad.parameters(), bench.timeout(KitAction.RESTORE));
            if (finished.outcome() != Outcome.DENIED) {
                throw new Broken(
                        "restore with " + bad.what() + " ended " + Bench.said(finished),
                        "declare the parameter's type and bounds");
            }
            nothingRuns(bench, "restore with " + bad.what());
        }
        return all.size() + " refused";
    }

    static String withoutLease(Bench bench) throws Exception {
        bench.host().lease(Duration.ZERO);
        FromHost.Finished finished = bench.act(KitAction.RESTORE);
        if (finished.outcome() == Outcome.OK) {
            throw new Broken(
                    "this node holds no lease, and restore ended OK", "check the gate (ctx.gate()) before each write");
        }
        nothingRuns(bench, "restore without lease");
        bench.mustNotBeHealthy("restored without lease,", "check the gate (ctx.gate()) before each write");
        return finished.outcome().toString();
    }

    static String toChangeInADryRun(Bench bench) throws Exception {
        bench.needs(Ability.PLAN, "plan");
        FileTrace files = FileTrace.of(bench);
        FromHost.Finished finished = bench.act(KitAction.PLAN);
        if (finished.outcome() != Outcome.OK) {
            throw new Broken("plan ended " + Bench.said(finished), "let plan only look");
        }
        nothingRuns(bench, "plan");
        List<String> changed = files.changedNow(bench);
        if (!changed.isEmpty()) {
            throw new Broken("plan changed " + String.join(", ", changed), "let plan only look");
        }
        bench.mustNotBeHealthy("after plan", "let plan only look");
        int steps = finished.plan().map(plan -> plan.steps().size()).orElse(0);
        return steps + (steps == 1 ? " step" : " steps");
    }

    private static void nothingRuns(Bench bench, String after) throws Exception {
        List<Long> processes = bench.processes();
        if (!processes.isEmpty()) {
            throw new Broken("after " + after + " processes " + processes + " run", "start nothing then");
        }
        if (!bench.letGoSteps().isEmpty()) {
            throw new Broken(
                    "after " + after + " there are let-go steps", "check the gate before a let-go step is named");
        }
    }
}
