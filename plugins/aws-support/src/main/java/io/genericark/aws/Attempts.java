package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.Change.Necessity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What became so far of the targets of one action, and how that is told. For one thread. */
final class Attempts {

    private static final List<Kind> GRAVEST_FIRST =
            List.of(Kind.INDETERMINATE, Kind.BROKEN, Kind.DENIED, Kind.TRANSIENT);

    private final int most;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> written = new HashSet<>();
    private final Map<String, KitException> failed = new HashMap<>();
    private final Map<String, Integer> made = new HashMap<>();
    private final Set<String> givenUp = new HashSet<>();

    /** Nothing yet; {@code most} is how often one target is written. */
    Attempts(int most) {
        this.most = most;
    }

    /** Counts these among what the action is to change. */
    void want(Collection<? extends Change> changes) {
        changes.forEach(change -> wanted.add(change.step().target()));
    }

    /** Notes an attempt: why it failed, or that it did not. */
    void record(String target, Optional<KitException> failure) {
        made.merge(target, 1, Integer::sum);
        if (failure.isPresent()) {
            failed.put(target, failure.get());
        } else {
            written.add(target);
            failed.remove(target);
        }
    }

    /** Has these not be written again. */
    void giveUp(Collection<String> targets) {
        givenUp.addAll(targets);
    }

    boolean isWritten(String target) {
        return written.contains(target);
    }

    boolean isFailed(String target) {
        return failed.containsKey(target);
    }

    /** Why the last attempt failed; empty when there was none, and when it did not. */
    Optional<KitException> failure(String target) {
        return Optional.ofNullable(failed.get(target));
    }

    /** Whether a change may still be written. */
    boolean isOpen(Change change) {
        String target = change.step().target();
        return !written.contains(target) && !isLeft(target);
    }

    /** Whether a target is not written again: it was refused, tried often enough, or given up. */
    boolean isLeft(String target) {
        return failure(target)
                .filter(failure -> failure.kind() == Kind.DENIED
                        || failure.kind() == Kind.BROKEN
                        || givenUp.contains(target)
                        || made.getOrDefault(target, 0) >= most)
                .isPresent();
    }

    /** Whether a target failed for another reason than that AWS is asked too much. */
    boolean isInVain(String target) {
        return failure(target)
                .filter(failure -> !AwsErrors.isThrottled(failure))
                .isPresent();
    }

    /** What has been written, or may have been. */
    Set<String> sent() {
        Set<String> sent = new TreeSet<>(written);
        failed.forEach((target, failure) -> {
            if (failure.kind() == Kind.INDETERMINATE) {
                sent.add(target);
            }
        });
        return sent;
    }

    /** What is done and what is not, as the last look has shown it; the reasons are those that keep the resource out of service. */
    KitException missing(List<? extends Change> open) {
        List<KitException> reasons = reasons(open, change -> change.necessity() != Necessity.OWED);
        KitException worst = reasons.stream()
                .min(Comparator.comparingInt(reason -> GRAVEST_FIRST.indexOf(reason.kind())))
                .orElseThrow();
        return new KitException(
                worst.kind(),
                "%d of %d changes are in place".formatted(wanted.size() - targets(open), wanted.size()),
                "missing: " + told(reasons),
                worst.next(),
                worst);
    }

    /** What is in service without, by reason, and what becomes of it. */
    String owed(List<? extends Change> open) {
        return "in service here, and %d of %d changes are still owed: ".formatted(targets(open), wanted.size())
                + told(reasons(open, change -> true))
                + ". Next: nothing; each check looks at them, and recover makes them when they can be made";
    }

    private List<KitException> reasons(List<? extends Change> open, Predicate<Change> which) {
        Set<String> targets = new HashSet<>();
        List<KitException> reasons = new ArrayList<>();
        for (Change change : open) {
            if (which.test(change) && targets.add(change.step().target())) {
                reasons.add(failed.getOrDefault(change.step().target(), unshown(change)));
            }
        }
        return reasons;
    }

    private KitException unshown(Change change) {
        String target = change.step().target();
        return written.contains(target)
                ? new KitException(
                        Kind.BROKEN,
                        target + " was written and does not show it",
                        change.step().why(),
                        "find out who else writes it")
                : new KitException(Kind.TRANSIENT, target + " was not written", Parallel.TIME_IS_UP, "");
    }

    private static String told(List<KitException> reasons) {
        return Reasons.told(reasons).stream()
                .map(reason -> reason.what() + ": " + reason.why())
                .collect(Collectors.joining("; "));
    }

    private static int targets(List<? extends Change> changes) {
        return (int) changes.stream()
                .map(change -> change.step().target())
                .distinct()
                .count();
    }
}
