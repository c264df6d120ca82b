package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent pieces of one action at the same time on virtual threads. Ends in time and when interrupted, because a
 * virtual thread's blocked socket can be interrupted; no piece runs on after the return.
 */
public final class Parallel {

    /** Below EC2's burst of 50 mutating calls, so that one takeover alone is not throttled by its own width. */
    static final int WIDTH = 16;

    /** Why what was cut off by the end of the action did not end. */
    static final String TIME_IS_UP = "the time of the action is used up";

    private Parallel() {}

    /** Runs one piece; fails TRANSIENT when time is up or the action was cancelled. */
    public static <R extends @Nullable Object> R call(Duration timeLeft, String name, Callable<R> piece)
            throws KitException {
        return result(all(timeLeft, List.of(piece)).getFirst(), name);
    }

    /**
     * Runs all pieces, so many of them at a time that a small resource is done at once, and returns when each is done, failed or
     * cancelled.
     *
     * @return the finished futures, in the order of the pieces
     * @throws KitException TRANSIENT when this thread was interrupted, that is, the action was cancelled
     */
    public static <R extends @Nullable Object> List<Future<R>> all(
            Duration timeLeft, List<? extends Callable<R>> pieces) throws KitException {
        return all(timeLeft, WIDTH, pieces);
    }

    /** The same with this many at a time. */
    public static <R extends @Nullable Object> List<Future<R>> all(
            Duration timeLeft, int width, List<? extends Callable<R>> pieces) throws KitException {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                width, Thread.ofVirtual().name("aws-", 0).factory())) {
            return new ArrayList<>(threads.invokeAll(pieces, timeLeft.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KitException(Kind.TRANSIENT, "the action was not finished", "it was cancelled", "", e);
        }
    }

    /** The result of a finished piece; TRANSIENT when it was cut off. */
    public static <R extends @Nullable Object> R result(Future<R> finished, String name) throws KitException {
        if (finished.state() == Future.State.SUCCESS) {
            return finished.resultNow();
        }
        throw failure(finished, name);
    }

    /** Whether a piece failed for no other reason than that the time was over. */
    static boolean isCutOff(KitException failure) {
        return failure.why().equals(TIME_IS_UP);
    }

    /** Why a finished piece has no result. */
    static KitException failure(Future<?> finished, String name) {
        if (finished.state() == Future.State.CANCELLED) {
            return new KitException(Kind.TRANSIENT, name + " did not end", TIME_IS_UP, "");
        }
        Throwable cause = finished.exceptionNow();
        return cause instanceof KitException known
                ? known
                : new KitException(
                        Kind.BROKEN,
                        name + " failed",
                        String.valueOf(cause),
                        "report this as a fault of the kit",
                        cause);
    }
}
