package io.genericark.authoring.conformance;

import io.genericark.api.Ability;
import io.genericark.authoring.conformance.Promise.Broken;
import io.genericark.guard.Guard;
import io.genericark.guard.GuardSettings;
import io.genericark.guard.LetGoOutcome;
import io.genericark.guard.LetGoReport;
import io.genericark.guard.LossAction;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Trials of what stays and what does not: after remove, after the end of the kit-host, and after the guard. */
final class Leaving {

    private static final long FENCE_MILLIS = 500;
    private static final long GUARD_SECONDS = 60;

    private Leaving() {}

    static String nothingAfterRemove(Bench bench) throws Exception {
        FileTrace before = FileTrace.of(bench);
        bench.inService();
        bench.must(KitAction.REMOVE);
        List<Long> processes = bench.processes();
        if (!processes.isEmpty()) {
            throw new Broken(
                    "remove ended OK, and processes " + processes + " still run",
                    "let remove end what restore has started, children included");
        }
        if (!bench.letGoSteps().isEmpty()) {
            throw new Broken("remove ended OK, and let-go steps stay", "report this: the runtime should forget them");
        }
        List<String> files = before.changedNow(bench);
        return files.isEmpty() ? "" : "files that it leaves: " + String.join(", ", files);
    }

    static String theHost(Bench bench) throws Exception {
        bench.needs(Ability.QUICK_CHECK, "quickCheck, so nobody could tell");
        bench.inService();
        List<Long> before = bench.processes();
        bench.host().kill();
        if (!bench.processes().equals(before)) {
            throw new Broken(
                    "with the kit-host, processes of the service ended",
                    "start the service in a session of its own, with output to a file");
        }
        FromHost.Finished seen = bench.look();
        if (seen.outcome() != Outcome.HEALTHY) {
            throw new Broken(
                    "the kit-host was killed, and quickCheck in the next one says " + Bench.said(seen),
                    "keep nothing in the memory of the kit; look at the service itself");
        }
        return "";
    }

    static String byTheGuard(Bench bench) throws Exception {
        bench.inService();
        List<List<String>> steps = bench.letGoSteps();
        bench.host().kill();
        LetGoReport report = letGo(bench);
        if (report.outcome() instanceof LetGoOutcome.Left(String what)) {
            throw new Broken("the guard could not let go: " + what, "let its let-go steps be short and repeatable");
        }
        bench.mustNotBeHealthy(
                "the guard has let go, and",
                "name a let-go step (a file letgo, or ctx.letGo) for what is not found by its mark ARK_TAG");
        String took = "in " + report.tookMillis() + " ms, with " + steps.size() + " let-go steps";
        return report.tookMillis() <= FENCE_MILLIS
                ? took
                : took + "; the default fence budget is " + FENCE_MILLIS + " ms";
    }

    /** By a real guard process: what it does on a node is what it does here. */
    private static LetGoReport letGo(Bench bench) throws Exception {
        Path directory = bench.place().directory();
        GuardAnswer answer = new GuardAnswer();
        try (Guard guard = Guard.start(
                new GuardSettings(
                        bench.place().guard().value(),
                        LossAction.KILL,
                        FENCE_MILLIS,
                        TimeUnit.SECONDS.toMillis(GUARD_SECONDS),
                        directory.resolve("guard-" + UUID.randomUUID() + ".log"),
                        Path.of("/dev/null"),
                        bench.place().letGo(),
                        TimeUnit.DAYS.toMillis(1)),
                answer)) {
            guard.letGo(1);
            LetGoReport report = answer.report().get(GUARD_SECONDS, TimeUnit.SECONDS);
            guard.kill(); // left alone it would let go once more, of what is started next
            guard.process().onExit().get(GUARD_SECONDS, TimeUnit.SECONDS);
            return report;
        } catch (TimeoutException e) {
            throw new Broken("the guard has not let go for " + GUARD_SECONDS + " s", "let its let-go steps be short");
        }
    }
}
