package io.genericark.kithost.calls;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what waits for the network on a virtual thread, so that an interrupt and a deadline always bring the caller back. */
final class Blocking {

    private Blocking() {}

    /**
     * Waits for an answer.
     *
     * @return empty when the time was over
     * @throws IOException what the work threw
     */
    static <T> Optional<T> call(Callable<T> work, Duration timeout) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        try {
            return Optional.of(task.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /** The shorter of a wish and what the action has left; at least a millisecond. */
    static Duration within(Duration wish, Duration left) {
        Duration shorter = wish.compareTo(left) < 0 ? wish : left;
        return shorter.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : shorter;
    }
}
