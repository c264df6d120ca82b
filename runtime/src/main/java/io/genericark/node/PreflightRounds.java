package io.genericark.node;

import io.genericark.admin.AdminReply.Examination;
import io.genericark.admin.AdminReply.Finding;
import io.genericark.api.Ability;
import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.KitFit;
import io.genericark.core.NodeId;
import io.genericark.core.PreflightProblem;
import io.genericark.core.Resource;
import io.genericark.core.Severity;
import io.genericark.core.Tag;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Has the kits examine, one resource after the other, what a restore needs on this node, and tells the cluster what stands in
 * its way: long before, and not during a failover. Changes nothing that is in service; what could not be examined is told to
 * nobody but those who ask.
 *
 * <p>The schedule takes the resources of AWS kits and those that need no other resource: what else a kit examines may be there
 * only while its children are in service. Those of adapted kits are examined on demand only. Thread-safe; blocks as long as the
 * kits do.
 */
final class PreflightRounds {
    /** A problem is looked at again sooner, so that it does not stand longer than it lasts. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String UNKNOWN = "UNKNOWN";
    private static final int PROBLEMS_KEPT = 10;
    private static final int LONGEST_TEXT = 400;

    private final NodeId self;
    private final Duration interval;
    private final Outside outside;
    private final LongSupplier nanoTime;
    private final Map<Tag, Done> done = new HashMap<>();

    /** What this needs of the node. */
    interface Outside {
        ClusterState state();

        /** The kits that this node has now. */
        List<KitInfo> kits();

        /** Has the kit of the resource examine it here. */
        CompletableFuture<FromHost.Finished> preflight(Resource resource);

        /** Gets the command into the log, or not. */
        void propose(Command command);
    }

    /** The last examination: of which resource, until when it is good, and what it has found. */
    private record Done(Resource of, long dueNanos, List<PreflightProblem> problems, boolean known) {}

    PreflightRounds(NodeId self, Duration interval, Outside outside, LongSupplier nanoTime) {
        this.self = self;
        this.interval = interval;
        this.outside = outside;
        this.nanoTime = nanoTime;
    }

    /** Examines what is due, and says what the cluster does not know yet. */
    void round() throws InterruptedException {
        var kits = kits();
        for (var resource : own(r -> isScheduled(r, kits) && isDue(r))) {
            examine(resource);
        }
        tell();
    }

    /** Examines these resources now, each for as long as it may take. */
    List<Examination> now(Predicate<Resource> which) throws InterruptedException {
        var all = new ArrayList<Examination>();
        for (var resource : own(which)) {
            var examination = examine(resource);
            if (!examination.outcome().equals(Outcome.UNSUPPORTED.name())) {
                all.add(examination);
            }
        }
        tell();
        return all;
    }

    /** Whether the kit of the resource uses AWS. */
    boolean usesAws(Resource resource) {
        return usesAws(resource, kits());
    }

    private List<Resource> own(Predicate<Resource> which) {
        return outside.state().resources().values().stream()
                .filter(r -> r.priorities().containsKey(self))
                .filter(which)
                .toList();
    }

    private Map<String, KitInfo> kits() {
        var byName = new TreeMap<String, KitInfo>();
        outside.kits().forEach(k -> byName.put(k.descriptor().name(), k));
        return byName;
    }

    private static boolean usesAws(Resource resource, Map<String, KitInfo> kits) {
        var kit = kits.get(KitFit.bare(resource.kit()));
        return kit != null && !kit.policy().isEmpty();
    }

    private boolean isScheduled(Resource resource, Map<String, KitInfo> kits) {
        var kit = kits.get(KitFit.bare(resource.kit()));
        return kit != null
                && kit.abilities().contains(Ability.PREFLIGHT)
                && (!kit.policy().isEmpty()
                        || outside.state().dependencies().stream()
                                .noneMatch(d -> d.parent().equals(resource.tag())));
    }

    private synchronized boolean isDue(Resource resource) {
        var before = done.get(resource.tag());
        return before == null || !isSame(before.of(), resource) || nanoTime.getAsLong() - before.dueNanos() >= 0;
    }

    /** Being in service or not is another matter. */
    private static boolean isSame(Resource one, Resource other) {
        return one.with(other.goal()).with(other.monitoring()).equals(other);
    }

    private Examination examine(Resource resource) throws InterruptedException {
        var examination = ended(resource);
        remember(resource, examination);
        return examination;
    }

    private Examination ended(Resource resource) throws InterruptedException {
        var longest = resource.policy().checkTimeoutMillis() + PATIENCE.toMillis();
        try {
            var finished = outside.preflight(resource).get(longest, TimeUnit.MILLISECONDS);
            return new Examination(
                    resource.tag(),
                    resource.kit(),
                    finished.outcome().name(),
                    finished.reason(),
                    finished.findings().stream()
                            .map(f -> new Finding(f.severity().name(), f.what(), f.why(), f.next()))
                            .toList());
        } catch (TimeoutException e) {
            return unknown(resource, "in " + longest + " ms");
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            return unknown(resource, String.valueOf(cause.getMessage()));
        }
    }

    private static Examination unknown(Resource resource, String why) {
        var text = "the kit did not answer: " + why;
        return new Examination(resource.tag(), resource.kit(), Outcome.UNKNOWN.name(), text, List.of());
    }

    /** What is not known now stays as it was known last; a round that has seen nothing does not end what was known. */
    private synchronized void remember(Resource resource, Examination examination) {
        var outcome = Outcome.valueOf(examination.outcome());
        var unknown = examination.findings().stream()
                .filter(f -> f.severity().equals(UNKNOWN))
                .map(Finding::what)
                .toList();
        var problems = new ArrayList<>(problems(examination));
        outside.state().preflights().of(resource.tag(), self).stream()
                .filter(p -> unknown.contains(p.what()))
                .forEach(problems::add);
        var isOver = outcome == Outcome.UNSUPPORTED
                || (outcome == Outcome.OK
                        && unknown.size() < examination.findings().size());
        var known = isOver || !problems.isEmpty();
        var sooner = !known || !problems.isEmpty() || !unknown.isEmpty();
        var next = sooner && interval.compareTo(AGAIN) > 0 ? AGAIN : interval;
        done.put(resource.tag(), new Done(resource, nanoTime.getAsLong() + next.toNanos(), problems, known));
    }

    /** A kit that refuses to examine has said why; one that was stopped, or met something that passes, has said nothing. */
    private static List<PreflightProblem> problems(Examination examination) {
        return switch (Outcome.valueOf(examination.outcome())) {
            case OK ->
                examination.findings().stream()
                        .filter(f ->
                                f.severity().equals("ERROR") || f.severity().equals("WARNING"))
                        .limit(PROBLEMS_KEPT)
                        .map(f -> new PreflightProblem(
                                Severity.valueOf(f.severity()), cut(f.what()), cut(f.why()), cut(f.next())))
                        .toList();
            case DENIED, BROKEN ->
                List.of(new PreflightProblem(Severity.ERROR, "its preflight failed", cut(examination.reason()), ""));
            case HEALTHY, DRIFTED, FAILED, UNKNOWN, TRANSIENT, INDETERMINATE, TIMED_OUT, CANCELLED, UNSUPPORTED ->
                List.of();
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }

    /** Compared with the state each time, so that what got lost is said again. */
    private synchronized void tell() {
        var state = outside.state();
        done.keySet().retainAll(state.resources().keySet());
        var node = state.nodes().get(self);
        if (node == null || !node.presence().mayAct()) {
            return;
        }
        done.forEach((tag, last) -> {
            if (last.known() && state.preflights().isNews(tag, self, last.problems())) {
                outside.propose(new Command.ReportPreflight(self, node.incarnation(), tag, last.problems()));
            }
        });
    }
}
