package io.genericark.crossregion.observe;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Calls to one place that need nothing of each other, made at the same time: what one round trip yields. For one thread. */
final class Trip {

    /** Below EC2's burst of 100 reading calls of a kind. */
    private static final int WIDTH = 64;

    private final List<Callable<@Nullable Void>> calls = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** What a call has yielded; there once the trip is over. */
    static final class Yield<R> {
        private volatile @Nullable R value;

        R get() {
            R there = value;
            if (there == null) {
                throw new IllegalStateException("the trip is not over");
            }
            return there;
        }
    }

    /** Adds a call, which is named by the noun that an error tells. */
    <R> Yield<R> add(String name, Callable<R> call) {
        Yield<R> result = new Yield<>();
        names.add(name);
        calls.add(() -> {
            result.value = call.call();
            return null;
        });
        return result;
    }

    /** Whether one more call would have to wait for one of the others. */
    boolean isFull() {
        return calls.size() >= WIDTH;
    }

    /**
     * Makes the calls; blocks until all have ended, and that long at most.
     *
     * @throws KitException of the first that failed; TRANSIENT when one did not answer in time
     */
    void make(Duration atMost) throws KitException {
        if (calls.isEmpty()) {
            return;
        }
        List<Future<@Nullable Void>> ends = Parallel.all(atMost, Math.min(WIDTH, calls.size()), calls);
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i).state() == Future.State.CANCELLED) {
                throw new KitException(
                        Kind.TRANSIENT,
                        names.get(i) + " were not read",
                        "no answer within " + atMost.toMillis() + " ms",
                        "");
            }
            var _ = Parallel.result(ends.get(i), names.get(i));
        }
    }
}
