package io.genericark.authoring.conformance;

import io.genericark.api.Ability;
import io.genericark.authoring.KitChoice;
import io.genericark.authoring.conformance.Conformance.Unusable;
import io.genericark.authoring.conformance.Promise.Broken;
import io.genericark.authoring.conformance.Promise.NotTried;
import io.genericark.kithost.TrialHost;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.letgo.LetGoFiles;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resource that promises are tried on, and the kit-host that its actions run in; another one is started when that has
 * ended. Blocks as the kit does. For one thread.
 */
public final class Bench implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final Subject subject;
    private final TrialHost.Place place;
    private final String tag = "kt-" + UUID.randomUUID().toString().substring(0, 6);
    private final List<FromHost.LogLine> earlierLog = new ArrayList<>();
    private @Nullable TrialHost host;
    private @Nullable KitInfo kit;
    private String restoreProblem = "";
    private long actions;
    private long epoch = 1;

    private Bench(Subject subject, Path directory) {
        this.subject = subject;
        this.place = TrialHost.Place.of(
                subject.scripts(), subject.plugins(), subject.secrets(), directory, subject.python());
    }

    static Bench open(Subject subject, Path directory) throws Unusable, IOException, InterruptedException {
        Bench bench = new Bench(subject, directory);
        try {
            bench.kit = find(bench.host().ready(), subject);
            return bench;
        } catch (TrialHost.Lost e) {
            bench.close();
            throw new Unusable("kits could not be loaded: " + e.getMessage());
        } catch (Unusable e) {
            bench.close();
            throw e;
        }
    }

    private static KitInfo find(FromHost.Ready ready, Subject subject) throws Unusable {
        return KitChoice.find(ready, subject.kit())
                .orElseThrow(() ->
                        new Unusable(KitChoice.whyNot(ready, subject.kit(), subject.scripts(), subject.plugins())));
    }

    // ---- what is tried --------------------------------------------------------------------------------------------

    Subject subject() {
        return subject;
    }

    KitInfo kit() {
        if (kit == null) {
            throw new IllegalStateException("the kit is known once the bench is open");
        }
        return kit;
    }

    String tag() {
        return tag;
    }

    TrialHost.Place place() {
        return place;
    }

    boolean can(Ability ability) {
        return kit().abilities().contains(ability);
    }

    void needs(Ability ability, String word) throws NotTried {
        if (!can(ability)) {
            throw new NotTried("the kit has no " + word);
        }
    }

    // ---- actions --------------------------------------------------------------------------------------------------

    /** The host that runs; another one when the last has ended. */
    TrialHost host() throws IOException, TrialHost.Lost, InterruptedException {
        TrialHost running = host;
        if (running == null || running.isDead()) {
            if (running != null) {
                earlierLog.addAll(running.log());
                running.close();
            }
            running = TrialHost.start(place);
            host = running;
            running.ready(); // no action's time is spent on loading kits
        }
        return running;
    }

    /** All that kits have logged since the bench was opened. */
    List<FromHost.LogLine> log() {
        List<FromHost.LogLine> all = new ArrayList<>(earlierLog);
        if (host != null) {
            all.addAll(host.log());
        }
        return all;
    }

    FromHost.Finished act(KitAction action) throws Exception {
        return act(action, subject.parameters(), timeout(action));
    }

    FromHost.Finished act(KitAction action, Map<String, String> parameters, Duration timeout)
            throws IOException, TrialHost.Lost, InterruptedException {
        return host().run(new ActionRequest(
                ++actions,
                tag,
                subject.id(),
                kit().descriptor().name(),
                action,
                parameters,
                epoch,
                1,
                timeout.toMillis()));
    }

    Duration timeout(KitAction action) {
        var timeouts = kit().descriptor().timeouts();
        return switch (action) {
            case RESTORE -> timeouts.restore();
            case REMOVE -> timeouts.remove();
            case RECOVER -> timeouts.recover();
            case DEEP_CHECK -> timeouts.restore();
            default -> timeouts.quickCheck();
        };
    }

    /** Does it, and it must succeed. */
    void must(KitAction action) throws Exception {
        FromHost.Finished finished = act(action);
        if (finished.outcome() != Outcome.OK) {
            throw new Broken(
                    action.word() + " ended " + said(finished),
                    "mend " + action.word() + "; its output is in the reason above");
        }
    }

    /** In service, as what is tried needs it. A kit whose restore does not work at all is told so only once. */
    void inService() throws Exception {
        if (!restoreProblem.isEmpty()) {
            throw new NotTried("restore does not work: " + restoreProblem);
        }
        FromHost.Finished finished = act(KitAction.RESTORE);
        if (finished.outcome() != Outcome.OK) {
            restoreProblem = said(finished);
            throw new Broken(
                    "restore ended " + restoreProblem,
                    "mend restore, or give the parameters that it needs with --param NAME=VALUE");
        }
    }

    /** What quickCheck says now; healthy, failed or unknown. */
    FromHost.Finished look() throws Exception {
        needs(Ability.QUICK_CHECK, "quickCheck");
        return act(KitAction.QUICK_CHECK);
    }

    /** Looks until it is so, for a while; the last look. */
    FromHost.Finished lookUntil(Predicate<Outcome> wanted) throws Exception {
        long end = System.nanoTime() + SETTLE.toNanos();
        FromHost.Finished seen = look();
        while (!wanted.test(seen.outcome()) && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            seen = look();
        }
        return seen;
    }

    void mustBeHealthy(String when) throws Exception {
        if (can(Ability.QUICK_CHECK)) {
            FromHost.Finished seen = look();
            if (seen.outcome() != Outcome.HEALTHY) {
                throw new Broken(
                        when + " quickCheck says " + said(seen),
                        "let restore and recover return when the service answers, not before");
            }
        }
    }

    void mustNotBeHealthy(String when, String next) throws Exception {
        if (can(Ability.QUICK_CHECK)) {
            FromHost.Finished seen = look();
            if (seen.outcome() == Outcome.HEALTHY) {
                throw new Broken(when + " quickCheck says HEALTHY", next);
            }
        }
    }

    static String said(FromHost.Finished finished) {
        return finished.outcome() + (finished.reason().isEmpty() ? "" : " (" + finished.reason() + ")");
    }

    // ---- what it leaves -------------------------------------------------------------------------------------------

    /** The service's processes that carry the resource's mark. */
    List<Long> processes() {
        return MarkedProcesses.find(new Mark("ARK_TAG", tag));
    }

    /** The let-go steps that the resource has left, in the order given. */
    List<List<String>> letGoSteps() throws IOException {
        SortedMap<String, List<List<String>>> steps = new LetGoFiles(place.letGo()).read();
        return steps.getOrDefault(tag, List.of());
    }

    /** Takes the resource out of service by all means, whatever was tried. What is left is said; empty when nothing. */
    String clear() throws InterruptedException {
        epoch++;
        remove();
        var killed = MarkedProcesses.killAll(new Mark("ARK_TAG", tag), SETTLE);
        try {
            new LetGoFiles(place.letGo()).remove(tag);
        } catch (IOException e) {
            return "let-go steps stay: " + e;
        }
        return killed.complete() ? "" : "processes " + killed.left() + " do not end";
    }

    /** Whether remove works is a promise of its own. */
    private void remove() throws InterruptedException {
        try {
            host().lease(Duration.ofDays(1));
            act(KitAction.REMOVE, subject.parameters(), timeout(KitAction.REMOVE));
        } catch (IOException | TrialHost.Lost e) {
            LOG.debug("clearing away after a trial", e);
        }
    }

    @Override
    public void close() {
        if (host != null) {
            host.close();
        }
        MarkedProcesses.killAll(place.guard(), SETTLE);
    }
}
