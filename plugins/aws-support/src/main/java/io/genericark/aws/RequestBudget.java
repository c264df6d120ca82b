package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A token bucket: so many requests at once, and so many a second afterwards, for all that share it. Thread-safe; blocks in
 * {@link #take} only.
 */
public final class RequestBudget {

    private static final double NANOS_PER_SECOND = 1e9;

    private final int atOnce;
    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private double tokens;
    private long filledAt;

    /** A full bucket of {@code atOnce} tokens that regains {@code perSecond}, in real time. */
    public RequestBudget(int atOnce, int perSecond) {
        this(atOnce, perSecond, System::nanoTime, Thread::sleep);
    }

    /** The same by another clock and another way to wait. */
    public RequestBudget(int atOnce, int perSecond, LongSupplier nanoTime, Pause pause) {
        this.atOnce = atOnce;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.tokens = atOnce;
        this.filledAt = nanoTime.getAsLong();
    }

    /**
     * Takes a token, and waits for it where there is none; who comes first is served first.
     *
     * @param timeLeft the longest wait
     * @param what what the request is for, as an error tells it
     * @throws KitException TRANSIENT when the wait would be longer, and at once, or when it was cancelled
     */
    public void take(Duration timeLeft, String what) throws KitException {
        Duration wait = reserve(timeLeft);
        if (wait.isNegative()) {
            throw new KitException(
                    Kind.TRANSIENT,
                    what,
                    "this node's share of " + perSecond + " requests a second is used up for longer than the "
                            + timeLeft.toMillis() + " ms that are left",
                    "check less often, or look at fewer resources from one account");
        }
        if (wait.isZero()) {
            return;
        }
        try {
            pause.sleep(wait);
        } catch (InterruptedException e) {
            giveBack();
            Thread.currentThread().interrupt();
            throw new KitException(Kind.TRANSIENT, what, "it was cancelled", "", e);
        }
    }

    /** A token that was waited for and is not used: who comes next need not wait for it. */
    private synchronized void giveBack() {
        tokens += 1;
    }

    /** How long to wait for the token that is now taken; negative, and none taken, when that is too long. */
    private synchronized Duration reserve(Duration timeLeft) {
        long now = nanoTime.getAsLong();
        tokens = Math.min(atOnce, tokens + (now - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = now;
        double missing = Math.max(0, 1 - tokens);
        Duration wait = Duration.ofNanos((long) Math.ceil(missing / perSecond * NANOS_PER_SECOND));
        if (wait.compareTo(timeLeft) > 0) {
            return Duration.ofNanos(-1);
        }
        tokens -= 1;
        return wait;
    }
}
