package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One round of writes: each target's changes in order, different targets at the same time, and a target after those that its
 * changes name. Where one of these was not written, it is not written either, for that reason. Used once.
 */
final class Round<T extends Change> {

    private static final String HELD = "it must not lead on before what it leads to";

    private final Map<String, List<T>> changes;
    private final Outside outside;
    private final Write<T> write;
    private final Map<String, CompletableFuture<Optional<KitException>>> ends = new LinkedHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    /** Why a target that is not of this round is not as wanted; empty when it is. */
    interface Outside {
        Optional<KitException> failure(String target);
    }

    /** Makes one change. */
    interface Write<T> {
        /** Makes it; {@code begun} is told before anything is sent. */
        void make(T change, Runnable begun) throws KitException;
    }

    Round(List<T> changes, Outside outside, Write<T> write) {
        this.changes = awaitedFirst(changes).stream()
                .collect(Collectors.groupingBy(
                        change -> change.step().target(), LinkedHashMap::new, Collectors.toList()));
        this.outside = outside;
        this.write = write;
        this.changes.keySet().forEach(target -> ends.put(target, new CompletableFuture<>()));
    }

    /** In the order of the plan, but what others wait for before what nobody waits for: turns may be few. */
    static <T extends Change> List<T> awaitedFirst(List<T> changes) {
        Set<String> awaited =
                changes.stream().flatMap(change -> change.after().stream()).collect(Collectors.toSet());
        return changes.stream()
                .sorted(Comparator.comparing(
                        change -> !awaited.contains(change.step().target())))
                .toList();
    }

    /**
     * Makes the changes; blocks until all have ended, and that long at most. Once something needed has failed, what is owed and has
     * not begun is put off, so that the next round begins soon.
     *
     * @return for each target why it was not written, empty when it was; without those that were put off
     * @throws KitException TRANSIENT when the action was cancelled
     */
    Map<String, Optional<KitException>> run(Duration timeLeft) throws KitException {
        long deadline = System.nanoTime() + timeLeft.toNanos();
        Map<String, Future<@Nullable Void>> pieces = new LinkedHashMap<>();
        Set<String> putOff = new HashSet<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("aws-", 0).factory())) {
            try {
                changes.keySet().forEach(target -> pieces.put(target, threads.submit(() -> piece(target))));
                await(pieces, putOff, deadline);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KitException(Kind.TRANSIENT, "the action was not finished", "it was cancelled", "", e);
            } finally {
                threads.shutdownNow();
            }
        }
        return outcomes(pieces, putOff); // when no thread runs any more
    }

    private void await(Map<String, Future<@Nullable Void>> pieces, Set<String> putOff, long deadline)
            throws InterruptedException {
        boolean failed = false;
        for (String target : changes.keySet()) {
            failed |= !isOwed(target) && !isMade(pieces, target, deadline);
        }
        if (failed) {
            pieces.forEach((target, piece) -> {
                if (isOwed(target) && !begun.contains(target) && piece.cancel(true)) {
                    putOff.add(target);
                }
            });
        }
        for (Future<@Nullable Void> piece : pieces.values()) {
            await(piece, deadline);
        }
    }

    private static boolean isMade(Map<String, Future<@Nullable Void>> pieces, String target, long deadline)
            throws InterruptedException {
        Future<@Nullable Void> piece = Objects.requireNonNull(pieces.get(target));
        await(piece, deadline);
        return piece.state() == Future.State.SUCCESS;
    }

    private static void await(Future<@Nullable Void> piece, long deadline) throws InterruptedException {
        try {
            var _ = piece.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            piece.cancel(true);
        } catch (ExecutionException | CancellationException e) {
            // its state says so
        }
    }

    private Map<String, Optional<KitException>> outcomes(
            Map<String, Future<@Nullable Void>> pieces, Set<String> putOff) {
        Map<String, Optional<KitException>> outcomes = new LinkedHashMap<>();
        pieces.forEach((target, piece) -> {
            if (!putOff.contains(target) || begun.contains(target)) {
                outcomes.put(target, outcome(target, piece));
            }
        });
        return outcomes;
    }

    private boolean isOwed(String target) {
        return changes.getOrDefault(target, List.of()).stream()
                .allMatch(change -> change.necessity() == Change.Necessity.OWED);
    }

    private Optional<KitException> outcome(String target, Future<@Nullable Void> end) {
        return switch (end.state()) {
            case SUCCESS -> Optional.empty();
            case CANCELLED -> Optional.of(cutOff(target));
            case FAILED, RUNNING -> Optional.of(Parallel.failure(end, target));
        };
    }

    private KitException cutOff(String target) {
        return begun.contains(target)
                ? new KitException(Kind.INDETERMINATE, target + " may or may not be written", Parallel.TIME_IS_UP, "")
                : new KitException(Kind.TRANSIENT, target + " was not written", Parallel.TIME_IS_UP, "");
    }

    private @Nullable Void piece(String target) throws KitException, InterruptedException {
        CompletableFuture<Optional<KitException>> end = Objects.requireNonNull(ends.get(target));
        try {
            for (T change : changes.getOrDefault(target, List.of())) {
                awaitOthers(change);
                write.make(change, () -> begun.add(target));
            }
            end.complete(Optional.empty());
            return null;
        } catch (KitException e) {
            end.complete(Optional.of(e));
            throw e;
        } finally {
            end.complete(Optional.of(cutOff(target)));
        }
    }

    private void awaitOthers(T change) throws KitException, InterruptedException {
        for (String other : change.after()) {
            CompletableFuture<Optional<KitException>> end = ends.get(other);
            Optional<KitException> failure = end == null ? outside.failure(other) : joined(end);
            if (failure.isPresent()) {
                throw held(change.step().target(), failure.get());
            }
        }
    }

    private static Optional<KitException> joined(CompletableFuture<Optional<KitException>> end)
            throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end of a piece is never a failure of its own", e);
        }
    }

    /** Nothing of it was sent, so that nothing about it is open. */
    private static KitException held(String target, KitException reason) {
        Kind kind = reason.kind() == Kind.INDETERMINATE ? Kind.TRANSIENT : reason.kind();
        return new KitException(
                kind,
                target + " was not written",
                reason.why().startsWith(HELD) ? reason.why() : HELD + " (" + reason.what() + ": " + reason.why() + ")",
                reason.next(),
                reason.getCause());
    }
}
